/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A base of many cities or co-operatives, and a plain SQLite connection to a base of the same schema. */
#pragma once

#include "lian-test-base.h"

#include <sqlite3.h>

G_BEGIN_DECLS

gboolean bench_add_cities (LianTxn *txn, gpointer n_cities, GCancellable *cancellable,
                           GError **error);
char *bench_city_name (guint i);
sqlite3 *bench_sql_open (const char *path);
void bench_sql_run (sqlite3 *db, const char *sql);
gint64 bench_sql_number (sqlite3 *db, const char *sql);
guint bench_sql_rows (sqlite3 *db, const char *sql);
void bench_sql_add_cities (sqlite3 *db, guint n);
void bench_sql_fill (sqlite3 *db, guint n);

G_END_DECLS
