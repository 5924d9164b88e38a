/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Whether an act can be taken back or done again.
 *
 * SQLite's own conflicts are too coarse and come too late to name anything, so the stored lists
 * (record, fields) decide: a field that a later act touched, or any later act on a record that this
 * act added, stands in the way and is named.  An act that was itself taken back doesn't count. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-txn-private.h"

#include <inttypes.h>

static char *
describe (LianDb *db, gint64 act)
{
  gboolean row = FALSE;
  char *text = NULL;
  sqlite3_stmt *find
      = lian_db_prepare (db, "SELECT seq, label, author_name, time FROM act WHERE seq = ?1", NULL);
  if (find == NULL)
    return g_strdup ("");
  sqlite3_bind_int64 (find, 1, act);
  if (lian_db_step (db, find, &row, NULL) && row)
    /* Translators: number of an act, its name, who, when */
    text = g_strdup_printf (_ ("act %" PRId64 ", “%s” (%s, %s)"),
                            (gint64) sqlite3_column_int64 (find, 0), sqlite3_column_text (find, 1),
                            sqlite3_column_text (find, 2), sqlite3_column_text (find, 3));
  sqlite3_reset (find);
  return text != NULL ? text : g_strdup ("");
}

/* Acts after @since that meet the fields of @target; an insert or a delete meets every field. */
static GArray *
later_acts (LianDb *db, gint64 target, gint64 since, GError **error)
{
  gboolean row = TRUE;
  g_autoptr (GArray) acts = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *list = lian_db_prepare (
      db,
      "SELECT DISTINCT b.act FROM act_touch a JOIN act_touch b ON b.record = a.record "
      "WHERE a.act = ?1 AND b.act > ?2 AND (a.op <> 1 OR b.op <> 1 OR (a.mask & b.mask) <> 0) "
      "ORDER BY b.act",
      error);
  if (list == NULL)
    return NULL;
  sqlite3_bind_int64 (list, 1, target);
  sqlite3_bind_int64 (list, 2, since);
  while (row)
    {
      if (!lian_db_step (db, list, &row, error))
        return NULL;
      gint64 act = row ? sqlite3_column_int64 (list, 0) : 0;
      if (row)
        g_array_append_val (acts, act);
    }
  return g_steal_pointer (&acts);
}

/* The moment from which others' changes count: when the act last took, or lost, its effect. */
static gint64
effective_since (LianDb *db, gint64 target)
{
  gboolean row = FALSE;
  gint64 since = target;
  sqlite3_stmt *find = lian_db_prepare (db, "SELECT max(seq) FROM act WHERE of = ?1", NULL);
  if (find == NULL)
    return since;
  sqlite3_bind_int64 (find, 1, target);
  if (lian_db_step (db, find, &row, NULL) && row && sqlite3_column_int64 (find, 0) > since)
    since = sqlite3_column_int64 (find, 0);
  sqlite3_reset (find);
  return since;
}

/* Whether @act held right after act @moment. */
static gboolean
held_at (LianDb *db, gint64 act, gint64 moment)
{
  gboolean row = FALSE, held = act <= moment;
  sqlite3_stmt *find = lian_db_prepare (
      db, "SELECT kind = 'redo' FROM act WHERE of = ?1 AND seq <= ?2 ORDER BY seq DESC LIMIT 1",
      NULL);
  if (find == NULL)
    return held;
  sqlite3_bind_int64 (find, 1, act);
  sqlite3_bind_int64 (find, 2, moment);
  if (lian_db_step (db, find, &row, NULL) && row)
    held = sqlite3_column_int (find, 0) != 0;
  sqlite3_reset (find);
  return held;
}

/* Where two acts meet first. */
typedef struct
{
  const LianType *type;
  gint64 record;
  gboolean fields; /* both changed it, and these: */
  guint64 mask;
} Meeting;

static gboolean
find_meeting (LianDb *db, gint64 target, gint64 other, Meeting *meeting)
{
  gboolean row = FALSE;
  sqlite3_stmt *find = lian_db_prepare (
      db,
      "SELECT a.kind, a.record, a.op = 1 AND b.op = 1, a.mask & b.mask FROM act_touch a "
      "JOIN act_touch b ON b.record = a.record WHERE a.act = ?1 AND b.act = ?2 "
      "AND (a.op <> 1 OR b.op <> 1 OR (a.mask & b.mask) <> 0) ORDER BY a.record LIMIT 1",
      NULL);
  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, target);
  sqlite3_bind_int64 (find, 2, other);
  if (!lian_db_step (db, find, &row, NULL) || !row)
    return FALSE;
  *meeting = (Meeting){ lian_type_find ((const char *) sqlite3_column_text (find, 0)),
                        sqlite3_column_int64 (find, 1), sqlite3_column_int (find, 2) != 0,
                        (guint64) sqlite3_column_int64 (find, 3) };
  sqlite3_reset (find);
  return meeting->type != NULL;
}

#define MOST_FIELDS 4

/* "the city “Suibin”", and the fields where there are any. */
static char *
describe_meeting (LianDb *db, const Meeting *meeting)
{
  LianTxn txn;
  guint n = 0;
  _lian_txn_init (&txn, db, 0, 0, FALSE);
  g_autofree char *title = lian_txn_title (&txn, meeting->type, meeting->record);
  _lian_txn_clear (&txn);
  g_autofree char *number = g_strdup_printf ("%" PRId64, meeting->record);
  GString *text = g_string_new (NULL);
  /* Translators: a type of record and the record's name */
  g_string_append_printf (text, _ ("%s “%s”"), _ (meeting->type->label),
                          title != NULL && *title != '\0' ? title : number);
  for (guint i = 0; meeting->fields && i < meeting->type->n_fields && n < MOST_FIELDS; i++)
    if (meeting->mask & G_GUINT64_CONSTANT (1) << i)
      g_string_append_printf (text, "%s%s", n++ == 0 ? ": " : ", ",
                              _ (meeting->type->fields[i].label));
  return g_string_free (text, FALSE);
}

static void
set_conflict (LianDb *db, gint64 target, gint64 other, GError **error)
{
  Meeting meeting;
  g_autofree char *ours = describe (db, target);
  g_autofree char *theirs = describe (db, other);
  g_autofree char *where
      = find_meeting (db, target, other, &meeting) ? describe_meeting (db, &meeting) : g_strdup ("");
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
               /* Translators: an act; a later act; the record and fields that both touched */
               _ ("%s can't be changed back: %s touched the same later (%s); take that back first"),
               ours, theirs, where);
}

gboolean
_lian_undo_is_free (LianDb *db, gint64 target, GError **error)
{
  gint64 since = effective_since (db, target);
  g_autoptr (GArray) acts = later_acts (db, target, since, error);
  if (acts == NULL)
    return FALSE;
  for (guint i = 0; i < acts->len; i++)
    {
      gint64 root, live_since;
      if (!_lian_act_root (db, g_array_index (acts, gint64, i), &root, &live_since, error))
        return FALSE;
      /* Held then and now, or neither: what happened in between cancelled out. */
      if (root == target || held_at (db, root, since) == (live_since != 0))
        continue;
      set_conflict (db, target, root, error);
      return FALSE;
    }
  return TRUE;
}
