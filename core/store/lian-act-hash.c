/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The hash of an act, which holds that of the act before it. */
#include "lian-txn-private.h"

#include <string.h>

static void
hash_text (GChecksum *sum, const char *text)
{
  /* The length goes first, so that no two lists of texts give the same bytes. */
  g_autofree char *length = g_strdup_printf ("%" G_GSIZE_FORMAT ":", text != NULL ? strlen (text) : 0);
  g_checksum_update (sum, (const guchar *) length, -1);
  if (text != NULL)
    g_checksum_update (sum, (const guchar *) text, -1);
}

static void
hash_number (GChecksum *sum, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  hash_text (sum, text);
}

char *
_lian_act_hash (const LianActRow *row, const char *parts_hash)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  hash_text (sum, row->previous);
  hash_number (sum, row->seq);
  hash_text (sum, row->time);
  hash_number (sum, row->author);
  hash_text (sum, row->author_name);
  hash_text (sum, row->label);
  hash_text (sum, row->reason);
  hash_text (sum, row->kind);
  hash_number (sum, row->of);
  hash_number (sum, row->schema);
  hash_text (sum, parts_hash);
  return g_strdup (g_checksum_get_string (sum));
}

/* The hash of an act in a row of ACT_COLUMNS, as it would follow on @previous. */
char *
_lian_act_row_hash (sqlite3_stmt *row, const char *previous, const char *parts_hash)
{
  const char *text[7] = { NULL };
  for (int i = 1; i < 7; i++)
    text[i] = (const char *) sqlite3_column_text (row, i);
  LianActRow act = { sqlite3_column_int64 (row, 0), text[1], sqlite3_column_int64 (row, 2),
                     text[3], text[4], text[5], text[6], sqlite3_column_int64 (row, 7),
                     sqlite3_column_int64 (row, 8), previous };
  return _lian_act_hash (&act, parts_hash);
}
