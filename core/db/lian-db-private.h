/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The inside of a connection.  Private to core/db. */
#pragma once

#include "lian-db.h"

G_BEGIN_DECLS

struct _LianDb
{
  sqlite3 *handle;
  char *path;
  GHashTable *statements; /* text to statement */
  GHashTable *kept; /* address of a text to one of them */
  gboolean inside;  /* a transaction begun by lian_db_begin() */
  gboolean writing; /* that one is to write */
  GError *failure; /* of the file, inside it: nothing more runs */
};

const char *_lian_db_explain (LianError kind);
int _lian_db_add_functions (sqlite3 *handle);

G_END_DECLS
