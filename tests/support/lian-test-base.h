/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A base in a folder of its own, removed afterwards. */
#pragma once

#include "lian-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  LianStore *store;
} LianTestBase;

LianTestBase lian_test_base_new (void);
void lian_test_base_reopen (LianTestBase *base);
void lian_test_base_clear (LianTestBase *base);
gboolean lian_test_add_city (LianTxn *txn, gpointer name, GCancellable *cancellable,
                             GError **error);
void lian_test_write_city (LianTestBase *base, const char *name);
gint64 lian_test_put (LianTxn *txn, const char *type, const char *format, ...) G_GNUC_PRINTF (3, 4);
void lian_test_write (LianTestBase *base, LianTxnFunc func, gpointer data);
void lian_test_read (LianTestBase *base, LianTxnFunc func, gpointer data);
char *lian_test_base_dump (LianTestBase *base);
void lian_test_run_sql (const char *path, const char *sql);
void lian_test_damage_index (const char *path, const char *name);
void lian_test_enlarge (const char *path);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LianTestBase, lian_test_base_clear)

G_END_DECLS
