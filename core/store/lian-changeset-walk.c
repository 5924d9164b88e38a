/* SPDX-License-Identifier: LGPL-2.1-or-later
 * A strict walk over a changeset before SQLite sees it.
 *
 * SQLite 3.40.1 loops for ever on a changeset that is cut inside a table header, and a base may come
 * from a stranger.  The format is documented with sqlite3session: for each table a 'T', the number
 * of columns as a varint, a byte for each saying its place in the primary key, the name and a zero;
 * then the changes, each an operation, a flag and one or two rows of values.  An act can be larger than the
 * memory that it should take, so the walk goes from part to part. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-txn-private.h"

#define MOST_COLUMNS 2000
#define MOST_NAME 64

typedef struct
{
  LianChangesetSource source;
  gpointer source_data;
  const guint8 *data; /* what the source gave last */
  gsize size;
  gsize at;
  gsize before; /* bytes before @data */

  const LianType *type; /* of the present table */
  guint64 n_columns;
  guint8 key[MOST_COLUMNS];
} Walk;

static gboolean
has_more (Walk *walk)
{
  while (walk->at == walk->size)
    {
      walk->before += walk->size;
      walk->at = walk->size = 0;
      if (!walk->source (walk->source_data, &walk->data, &walk->size))
        {
          walk->size = 0;
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
next (Walk *walk, guint8 *byte)
{
  if (!has_more (walk))
    return FALSE;
  *byte = walk->data[walk->at++];
  return TRUE;
}

static gboolean
skip (Walk *walk, guint64 n)
{
  while (n > 0)
    {
      if (!has_more (walk))
        return FALSE;
      gsize step = MIN (n, walk->size - walk->at);
      walk->at += step;
      n -= step;
    }
  return TRUE;
}

static gboolean
read_varint (Walk *walk, guint64 *value)
{
  guint8 byte;
  *value = 0;
  for (int i = 0; i < 8; i++)
    {
      if (!next (walk, &byte))
        return FALSE;
      *value = *value << 7 | (byte & 0x7f);
      if (!(byte & 0x80))
        return TRUE;
    }
  if (!next (walk, &byte))
    return FALSE;
  *value = *value << 8 | byte;
  return TRUE;
}

/* SQLite reads a length as 32 bits with a sign. */
static gboolean
skip_bytes (Walk *walk)
{
  guint64 length;
  return read_varint (walk, &length) && length <= G_MAXINT32 && skip (walk, length);
}

static gboolean
skip_value (Walk *walk, gboolean may_be_undefined, guint8 *kind)
{
  if (!next (walk, kind))
    return FALSE;
  switch (*kind)
    {
    case 0:
      return may_be_undefined;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (walk, 8);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return skip_bytes (walk);
    case SQLITE_NULL:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
read_name (Walk *walk, char *name)
{
  guint8 byte;
  for (gsize i = 0; i < MOST_NAME; i++)
    {
      if (!next (walk, &byte))
        return FALSE;
      name[i] = (char) byte;
      if (byte == 0)
        return i > 0;
    }
  return FALSE;
}

/* Only records: a changeset that reaches for the acts or the counter isn't one that we made.  A base
 * from before a column was added has acts with fewer columns, never with more. */
static gboolean
is_of_records (Walk *walk, const char *name)
{
  walk->type = lian_type_find (name);
  if (walk->type == NULL || walk->n_columns > walk->type->n_fields + 1 || walk->key[0] != 1)
    return FALSE;
  for (guint64 i = 1; i < walk->n_columns; i++)
    if (walk->key[i] != 0)
      return FALSE;
  return TRUE;
}

static gboolean
read_header (Walk *walk)
{
  char name[MOST_NAME];
  gboolean key = FALSE;
  guint64 n;
  walk->n_columns = 0;
  if (!read_varint (walk, &n) || n < 1 || n > MOST_COLUMNS)
    return FALSE;
  for (guint64 i = 0; i < n; i++)
    {
      if (!next (walk, &walk->key[i]) || walk->key[i] > n)
        return FALSE;
      key = key || walk->key[i] != 0;
    }
  walk->n_columns = n;
  return key && read_name (walk, name) && is_of_records (walk, name);
}

/* A key is always there in a row that says which record it is, and a record's is a number. */
static gboolean
skip_row (Walk *walk, gboolean may_be_undefined, gboolean names_record)
{
  for (guint64 i = 0; i < walk->n_columns; i++)
    {
      guint8 kind;
      if (!skip_value (walk, may_be_undefined, &kind))
        return FALSE;
      if (names_record && walk->key[i] != 0 && kind != SQLITE_INTEGER)
        return FALSE;
    }
  return TRUE;
}

static gboolean
skip_change (Walk *walk, guint8 op)
{
  guint8 indirect;
  if (walk->n_columns == 0 || !next (walk, &indirect) || indirect > 1)
    return FALSE;
  if (op != SQLITE_UPDATE)
    return skip_row (walk, FALSE, TRUE);
  return skip_row (walk, TRUE, TRUE) && skip_row (walk, TRUE, FALSE);
}

static gboolean
walk_all (Walk *walk, GError **error)
{
  gboolean ok = TRUE;
  while (ok && has_more (walk))
    {
      guint8 op = walk->data[walk->at++];
      if (op == 'T')
        ok = read_header (walk);
      else
        ok = (op == SQLITE_INSERT || op == SQLITE_UPDATE || op == SQLITE_DELETE)
             && skip_change (walk, op);
    }
  if (!ok)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_DAMAGED,
                 _ ("the record of changes is damaged at byte %zu"), walk->before + walk->at);
  return ok;
}

/* Walks what @source gives; only changes of records pass. */
gboolean
_lian_changeset_walk (LianChangesetSource source, gpointer data, GError **error)
{
  g_autofree Walk *walk = g_new0 (Walk, 1);
  walk->source = source;
  walk->source_data = data;
  return walk_all (walk, error);
}
