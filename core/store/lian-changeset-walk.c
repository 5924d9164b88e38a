/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A strict walk over a changeset before SQLite sees it.
 *
 * SQLite 3.40.1 loops for ever on a changeset that is cut inside a table header, and a base may come
 * from a stranger.  The format is documented with sqlite3session: for each table a 'T', the number
 * of columns as a varint, a byte for each saying its place in the primary key, the name and a zero;
 * then the changes, each an operation, a flag and one or two rows of values. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-txn-private.h"

#define MOST_COLUMNS 2000

typedef struct
{
  const guint8 *data;
  gsize size;
  gsize at;
} Walk;

static gboolean
skip (Walk *walk, guint64 n)
{
  if (n > walk->size - walk->at)
    return FALSE;
  walk->at += n;
  return TRUE;
}

static gboolean
read_varint (Walk *walk, guint64 *value)
{
  *value = 0;
  for (int i = 0; i < 9; i++)
    {
      if (walk->at >= walk->size)
        return FALSE;
      guint8 byte = walk->data[walk->at++];
      if (i == 8)
        {
          *value = *value << 8 | byte;
          return TRUE;
        }
      *value = *value << 7 | (byte & 0x7f);
      if (!(byte & 0x80))
        return TRUE;
    }
  return TRUE;
}

static gboolean
skip_value (Walk *walk, gboolean may_be_undefined)
{
  guint64 length;
  if (walk->at >= walk->size)
    return FALSE;
  switch (walk->data[walk->at++])
    {
    case 0:
      return may_be_undefined;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (walk, 8);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_varint (walk, &length) && skip (walk, length);
    case SQLITE_NULL:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
read_header (Walk *walk, guint64 *n_columns)
{
  gboolean key = FALSE;
  if (!read_varint (walk, n_columns) || *n_columns < 1 || *n_columns > MOST_COLUMNS
      || *n_columns > walk->size - walk->at)
    return FALSE;
  for (guint64 i = 0; i < *n_columns; i++)
    {
      guint8 place = walk->data[walk->at++];
      if (place > *n_columns)
        return FALSE;
      key = key || place != 0;
    }
  gsize start = walk->at;
  while (walk->at < walk->size && walk->data[walk->at] != 0)
    walk->at++;
  return key && walk->at > start && skip (walk, 1);
}

static gboolean
skip_change (Walk *walk, guint8 op, guint64 n_columns)
{
  guint64 rows = op == SQLITE_UPDATE ? 2 : 1;
  if (n_columns == 0 || walk->at >= walk->size || walk->data[walk->at++] > 1)
    return FALSE;
  for (guint64 i = 0; i < rows * n_columns; i++)
    if (!skip_value (walk, op == SQLITE_UPDATE))
      return FALSE;
  return TRUE;
}

gboolean
_lian_changeset_is_sound (const guint8 *data, gsize size, GError **error)
{
  Walk walk = { data, size, 0 };
  guint64 n_columns = 0;
  gboolean ok = TRUE;
  while (ok && walk.at < size)
    {
      guint8 op = data[walk.at++];
      if (op == 'T')
        ok = read_header (&walk, &n_columns);
      else
        ok = (op == SQLITE_INSERT || op == SQLITE_UPDATE || op == SQLITE_DELETE)
             && skip_change (&walk, op, n_columns);
    }
  if (!ok)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED,
                 _ ("the record of changes is damaged at byte %zu"), walk.at);
  return ok;
}
