/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Records as they were before a write, and the rules over the change itself.
 *
 * Most rules look at what is there.  Two look at what was: the clauses of a signed contract don't
 * change without an amendment, and nothing is written into a period that was locked.  So a write
 * notes the first state of each record of such a type, and asks before its commit. */
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-txn-private.h"

#include <string.h>

static gboolean
is_watched (const LianType *type)
{
  return type->ledger_day != NULL || type->check_act != NULL;
}

static void
before_free (gpointer data)
{
  LianBefore *before = data;
  lian_record_free (before->record);
  g_free (before);
}

/* Notes the record as it is now, unless this write noted it already.  @is_new: it isn't there yet. */
void
_lian_txn_note_before (LianTxn *txn, const LianType *type, gint64 id, gboolean is_new)
{
  if (!is_watched (type))
    return;
  if (txn->before == NULL)
    txn->before = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, before_free);
  if (g_hash_table_contains (txn->before, &id))
    return;
  LianBefore *before = g_new0 (LianBefore, 1);
  before->type = type;
  before->id = id;
  before->record = is_new ? NULL : lian_txn_load (txn, type, id);
  g_hash_table_insert (txn->before, _lian_txn_new_key (id), before);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = (*(LianBefore *const *) a)->id, y = (*(LianBefore *const *) b)->id;
  return (x > y) - (x < y);
}

/**
 * lian_txn_list_before:
 * @txn: a write
 *
 * Returns: (transfer container) (element-type LianBefore): what this write added, changed or deleted
 *   so far of the types whose changes have rules of their own, by id
 */
GPtrArray *
lian_txn_list_before (LianTxn *txn)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer before;
  if (txn->before == NULL)
    return list;
  g_hash_table_iter_init (&iter, txn->before);
  while (g_hash_table_iter_next (&iter, NULL, &before))
    g_ptr_array_add (list, before);
  g_ptr_array_sort (list, compare_ids);
  return list;
}

/**
 * lian_txn_load_before:
 * @txn: the base
 * @type: a type
 * @id: a record of it
 *
 * Returns: (transfer full) (nullable): the record as it was before this write; %NULL when it was not
 *   there
 */
LianRecord *
lian_txn_load_before (LianTxn *txn, const LianType *type, gint64 id)
{
  const LianBefore *before
      = txn->before != NULL ? g_hash_table_lookup (txn->before, &id) : NULL;
  if (before == NULL)
    return _lian_txn_load_neighbour (txn, type, id);
  return before->record != NULL ? lian_record_copy (before->record) : NULL;
}

/* The day that a record counts on, which a part takes from its owner. */
static LianDate
ledger_day (LianTxn *txn, const LianRecord *record, const char *path, gboolean as_before)
{
  const char *dot = strchr (path, '.');
  if (dot == NULL)
    return lian_record_get_date (record, path);
  g_autofree char *owner = g_strndup (path, (gsize) (dot - path));
  const LianType *type
      = lian_type_find (lian_type_get_field (lian_record_get_type_info (record), owner)->reference);
  gint64 id = lian_record_get_number (record, owner);
  g_autoptr (LianRecord) found
      = as_before ? lian_txn_load_before (txn, type, id) : _lian_txn_load_neighbour (txn, type, id);
  return found != NULL ? ledger_day (txn, found, dot + 1, as_before) : 0;
}

/* A lock of this very write does not lock what came with it, such as the records of a whole base. */
static gboolean
locks (LianTxn *txn, const LianRecord *lock, LianDate day)
{
  gint64 id = lian_record_get_id (lock);
  const LianBefore *before
      = txn->before != NULL ? g_hash_table_lookup (txn->before, &id) : NULL;
  return (before == NULL || before->record != NULL) && lian_record_is_empty (lock, "reopened_on")
         && lian_record_get_date (lock, "from_date") <= day
         && day <= lian_record_get_date (lock, "to_date");
}

static gboolean
refuse_locked (LianTxn *txn, const LianBefore *before, const LianRecord *lock, LianDate day,
               GError **error)
{
  g_autofree char *on = lian_date_format (day);
  g_autofree char *from = lian_date_format (lian_record_get_date (lock, "from_date"));
  g_autofree char *to = lian_date_format (lian_record_get_date (lock, "to_date"));
  g_autofree char *who = lian_txn_title (txn, lian_type_find ("officer"),
                                         lian_record_get_number (lock, "locked_by"));
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT,
               /* Translators: type of record, day, first day, last day, officer, reason */
               _ ("%s of %s: the period from %s to %s was locked by %s (“%s”); an officer can reopen "
                  "it with a reason"),
               _ (before->type->label), on, from, to, who, lian_record_get_text (lock, "reason"));
  return FALSE;
}

static gboolean
check_day (LianTxn *txn, const LianBefore *before, const GPtrArray *all, LianDate day, GError **error)
{
  for (guint i = 0; day != 0 && i < all->len; i++)
    if (locks (txn, all->pdata[i], day))
      return refuse_locked (txn, before, all->pdata[i], day, error);
  return TRUE;
}

/* Neither the day that the record had nor the one that it has may be locked. */
static gboolean
check_locks (LianTxn *txn, const LianBefore *before, const LianRecord *after,
             const GPtrArray *all, GError **error)
{
  const char *path = before->type->ledger_day;
  if (path == NULL)
    return TRUE;
  LianDate was = before->record != NULL ? ledger_day (txn, before->record, path, TRUE) : 0;
  LianDate is = after != NULL ? ledger_day (txn, after, path, FALSE) : 0;
  return check_day (txn, before, all, was, error)
         && (is == was || check_day (txn, before, all, is, error));
}

/* Whether neither a lock nor a rule over a whole act is in the way of this change alone.  The locks are read once
 * for a job. */
gboolean
_lian_txn_check_change (LianTxn *txn, const LianBefore *before, const LianRecord *after, GError **error)
{
  GPtrArray *all = lian_txn_get_memo (txn, "period-locks");
  if (all == NULL)
    {
      all = lian_txn_list_all (txn, lian_type_find ("period_lock"));
      lian_txn_set_memo (txn, "period-locks", all, (GDestroyNotify) g_ptr_array_unref);
    }
  return check_locks (txn, before, after, all, error) && _lian_txn_check_act (txn, before, after, FALSE, error);
}

static gboolean
is_same (const LianRecord *a, const LianRecord *b)
{
  return (a == NULL && b == NULL) || (a != NULL && b != NULL && lian_record_diff (a, b) == 0);
}

/* Taking back a lock, or its reopening, needs no reason, so where that is all an act did it counts as any
 * other change; an import that brought the lock along is taken back as a whole. */
static gboolean
is_lone_lock (const GPtrArray *changed)
{
  return changed->len == 1
         && g_str_equal (((const LianBefore *) changed->pdata[0])->type->id, "period_lock");
}

/* The rules over changes.  @replayed: by an undo or redo, which may take a step of a life back, but
 * neither edits what was signed nor what was locked since. */
gboolean
_lian_txn_check_changes (LianTxn *txn, gboolean replayed, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) changed = lian_txn_list_before (txn);
  g_autoptr (GPtrArray) all
      = changed->len > 0 ? lian_txn_list_all (txn, lian_type_find ("period_lock")) : NULL;
  gboolean lenient = replayed && !is_lone_lock (changed);
  for (guint i = 0; i < changed->len; i++)
    {
      const LianBefore *before = changed->pdata[i];
      if (all->len == 0 && before->type->check_act == NULL)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_autoptr (LianRecord) after = lian_txn_load (txn, before->type, before->id);
      if (is_same (before->record, after))
        continue;
      if (!check_locks (txn, before, after, all, error)
          || !_lian_txn_check_act (txn, before, after, lenient, error))
        return FALSE;
    }
  return TRUE;
}

/* Notes what an undo or redo of @act is about to change. */
gboolean
_lian_txn_note_act (LianTxn *txn, gint64 act, GError **error)
{
  gboolean row = TRUE;
  sqlite3_stmt *list = lian_db_prepare (
      txn->db, "SELECT record, kind FROM act_touch WHERE act = ?1 ORDER BY record", error);
  if (list == NULL)
    return FALSE;
  txn->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  sqlite3_bind_int64 (list, 1, act);
  while (lian_db_step (txn->db, list, &row, error) && row)
    {
      gint64 id = sqlite3_column_int64 (list, 0);
      const LianType *type = lian_type_find ((const char *) sqlite3_column_text (list, 1));
      if (type == NULL || !is_watched (type))
        continue;
      _lian_txn_note_before (txn, type, id, FALSE);
      g_hash_table_insert (txn->touched, _lian_txn_new_key (id), (gpointer) type);
    }
  sqlite3_reset (list);
  return !row;
}
