/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rules over what is written.
 *
 * Rules run once, before the commit, over every record that the act touched, over their owners and
 * over parts that follow their owner: sums over parts can only hold when all parts of the act are in
 * place.  What may not be changed or deleted is asked at once: later the base no longer knows it. */
#include "lian-edition.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-txn-private.h"

/* What rules may look at, seen through a transaction and the unsaved parts of a form. */
typedef struct
{
  LianTxn *txn;
  GPtrArray *overlay;
} View;

static LianRecord *
view_load (gpointer data, const char *type, gint64 id)
{
  View *view = data;
  for (guint i = 0; view->overlay != NULL && i < view->overlay->len; i++)
    {
      const LianRecord *record = view->overlay->pdata[i];
      if (lian_record_get_id (record) == id
          && g_str_equal (lian_record_get_type_info (record)->id, type))
        return lian_record_copy (record);
    }
  return _lian_txn_load_neighbour (view->txn, lian_type_find (type), id);
}

static void
remove_id (GPtrArray *records, gint64 id)
{
  for (guint i = 0; id != 0 && i < records->len; i++)
    if (lian_record_get_id (records->pdata[i]) == id)
      {
        g_ptr_array_remove_index (records, i);
        return;
      }
}

static GPtrArray *
view_list (gpointer data, const char *type, const char *field, gint64 id)
{
  View *view = data;
  if (view->overlay == NULL)
    return _lian_txn_list_neighbours (view->txn, type, field, id);
  GPtrArray *records = lian_txn_list (view->txn, lian_type_find (type), field, id);
  for (guint i = 0; i < view->overlay->len; i++)
    {
      const LianRecord *record = view->overlay->pdata[i];
      if (!g_str_equal (lian_record_get_type_info (record)->id, type))
        continue;
      remove_id (records, lian_record_get_id (record));
      if (lian_record_get_number (record, field) == id)
        g_ptr_array_add (records, lian_record_copy (record));
    }
  return records;
}

static gint64
view_find (gpointer data, const LianRecord *self, const char *field, const char *text)
{
  View *view = data;
  return lian_txn_find_text (view->txn, lian_record_get_type_info (self), field, text,
                             lian_record_get_id (self));
}

static LianRecord *
view_before (gpointer data, const char *type, gint64 id)
{
  return lian_txn_load_before (((View *) data)->txn, lian_type_find (type), id);
}

static GPtrArray *
view_gone (gpointer data, const char *type)
{
  LianTxn *txn = ((View *) data)->txn;
  GPtrArray *gone = g_ptr_array_new ();
  g_autoptr (GPtrArray) changed = lian_txn_list_before (txn);
  for (guint i = 0; i < changed->len; i++)
    {
      const LianBefore *before = changed->pdata[i];
      if (before->record == NULL || !g_str_equal (before->type->id, type))
        continue;
      g_autoptr (LianRecord) still = lian_txn_load (txn, before->type, before->id);
      if (still == NULL)
        g_ptr_array_add (gone, before->record);
    }
  return gone;
}

/* Of more records of one name nobody looks at all. */
#define MOST_TWINS 100

static void
add_twin (View *view, GPtrArray *records, const LianType *type, gint64 id)
{
  LianRecord *record = view_load (view, type->id, id);
  for (guint i = 0; i < records->len; i++)
    if (lian_record_get_id (records->pdata[i]) == id)
      g_clear_pointer (&record, lian_record_free);
  if (record != NULL)
    g_ptr_array_add (records, record);
}

/* By the search index, which knows names and numbers whatever their case and width. */
static void
find_twins (View *view, GPtrArray *records, const LianRecord *self, const char *field)
{
  const LianType *type = lian_record_get_type_info (self);
  const char *text = lian_record_get_text (self, field);
  g_autoptr (GPtrArray) hits = text != NULL ? lian_txn_search (view->txn, text, type, MOST_TWINS, NULL) : NULL;
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    if (((const LianHit *) hits->pdata[i])->id != lian_record_get_id (self))
      add_twin (view, records, type, ((const LianHit *) hits->pdata[i])->id);
}

static GPtrArray *
view_twins (gpointer data, const LianRecord *self)
{
  View *view = data;
  const LianType *type = lian_record_get_type_info (self);
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  const char *done = NULL;
  for (guint i = 0; i < type->n_twins; i++)
    {
      const char *field = type->twins[i].fields[0];
      if (g_strcmp0 (done, field) != 0)
        find_twins (view, records, self, field);
      done = field;
    }
  for (guint i = 0; view->overlay != NULL && i < view->overlay->len; i++)
    if (lian_record_get_type_info (view->overlay->pdata[i]) == type)
      add_twin (view, records, type, lian_record_get_id (view->overlay->pdata[i]));
  return records;
}

/* The one thing that rules ask of the review, which alone knows the edition in force. */
static guint
view_percent (gpointer data, const char *parameter)
{
  const View *view = data;
  return lian_edition_get_percent (view->txn, parameter);
}

static LianCheck
check_through (View *view)
{
  gboolean keeps = view->overlay == NULL && view->txn->neighbours != NULL;
  _lian_txn_trim_lists (view->txn);
  return (LianCheck){ lian_txn_get_working_date (view->txn),
                      view_load,
                      view_list,
                      view_find,
                      view,
                      g_ptr_array_new_with_free_func ((GDestroyNotify) lian_issue_free),
                      view_percent,
                      keeps ? &view->txn->kept : NULL,
                      view_before,
                      FALSE,
                      keeps ? &view->txn->kept : NULL,
                      NULL,
                      view_gone };
}

/* What may not be changed is told from what the base has. */
static void
check_change (LianTxn *txn, LianCheck *check, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  gint64 id = lian_record_get_id (record);
  g_autoptr (LianRecord) before
      = type->check_change != NULL && id != 0 ? lian_txn_load (txn, type, id) : NULL;
  if (before != NULL)
    type->check_change (check, before, record);
}

/* Sets the error where a rule refuses. */
static gboolean
pass (const LianCheck *check, const LianRecord *record, GError **error)
{
  g_autoptr (GPtrArray) issues = check->issues;
  if (!lian_issues_have_error (issues))
    return TRUE;
  g_autofree char *text = lian_issues_to_text (issues);
  g_autofree char *name = lian_record_dup_name (record);
  g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONSTRAINT, "%s “%s”: %s",
               _ (lian_record_get_type_info (record)->label), name, text);
  return FALSE;
}

/* Whether the rules over a whole act let the record become what it is now. */
gboolean
_lian_txn_check_act (LianTxn *txn, const LianBefore *before, const LianRecord *after, gboolean replayed,
                     GError **error)
{
  View view = { txn, NULL };
  if (before->type->check_act == NULL)
    return TRUE;
  LianCheck check = check_through (&view);
  check.replayed = replayed;
  before->type->check_act (&check, before->record, after);
  return pass (&check, after != NULL ? after : before->record, error);
}

/* Whether the rules let the record be changed to what it is now. */
gboolean
_lian_txn_may_change (LianTxn *txn, const LianRecord *record, GError **error)
{
  View view = { txn, NULL };
  if (lian_record_get_type_info (record)->check_change == NULL)
    return TRUE;
  LianCheck check = check_through (&view);
  check_change (txn, &check, record);
  return pass (&check, record, error);
}

/* Whether the rules of its type let the record be deleted. */
gboolean
_lian_txn_may_go (LianTxn *txn, const LianType *type, gint64 id, GError **error)
{
  View view = { txn, NULL };
  g_autoptr (LianRecord) record = type->check_delete != NULL ? lian_txn_load (txn, type, id) : NULL;
  if (record == NULL)
    return TRUE;
  LianCheck check = check_through (&view);
  type->check_delete (&check, record);
  return pass (&check, record, error);
}

/* Whether it was typed or stands in the base already, and whether others that may be the same are looked for. */
typedef enum
{
  CHECK_CHANGE,
  CHECK_TYPED,
  CHECK_SAVED,
} CheckMode;

static GPtrArray *
check_record (LianTxn *txn, const LianRecord *record, GPtrArray *overlay, CheckMode mode)
{
  View view = { txn, overlay };
  LianCheck check = check_through (&view);
  if (mode != CHECK_SAVED)
    check_change (txn, &check, record);
  if (mode == CHECK_TYPED)
    check.twins = view_twins;
  lian_check_record (&check, record);
  return check.issues;
}

/* As lian_txn_check(), for what stands in the base: there is no change in it to ask about. */
GPtrArray *
_lian_txn_check_saved (LianTxn *txn, const LianRecord *record)
{
  return check_record (txn, record, NULL, CHECK_SAVED);
}

/**
 * lian_txn_check:
 * @txn: the base
 * @record: the record, saved or not
 * @overlay: (nullable) (element-type LianRecord): unsaved records that count in place of, or beside,
 *   those in the base; a new part refers to a new owner by id 0
 *
 * Returns: (transfer full) (element-type LianIssue): what the rules find
 */
GPtrArray *
lian_txn_check (LianTxn *txn, const LianRecord *record, GPtrArray *overlay)
{
  return check_record (txn, record, overlay, CHECK_CHANGE);
}

/**
 * lian_txn_check_typed:
 * @txn: the base
 * @record: the record, saved or not
 * @overlay: (nullable) (element-type LianRecord): as for lian_txn_check()
 *
 * As lian_txn_check(), and looks by the search index for a record that is the same: for one record at a time.
 *
 * Returns: (transfer full) (element-type LianIssue): what the rules find
 */
GPtrArray *
lian_txn_check_typed (LianTxn *txn, const LianRecord *record, GPtrArray *overlay)
{
  return check_record (txn, record, overlay, CHECK_TYPED);
}

/**
 * lian_txn_ask:
 * @txn: the base
 * @rule: (scope call): a rule that is not about one record; issues that it adds are dropped
 * @data: for @rule
 *
 * Lets a rule look at the base as it is.
 */
void
lian_txn_ask (LianTxn *txn, LianTxnRule rule, gpointer data)
{
  View view = { txn, NULL };
  LianCheck check = check_through (&view);
  rule (&check, data);
  g_ptr_array_unref (check.issues);
}

static gboolean
check_one (LianTxn *txn, const LianRecord *record, GError **error)
{
  LianCheck check = { .issues = _lian_txn_check_saved (txn, record) };
  return pass (&check, record, error);
}

/* The parts whose rules look at the touched owner: the sums of a contract's lines bind once it is
 * signed.  Those of an owner that came with this act came with it too, and are checked themselves. */
static void
add_followers (LianTxn *txn, GHashTable *all, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  if (_lian_txn_is_fresh (txn, lian_record_get_id (record)))
    return;
  for (guint i = 0; i < type->n_parts; i++)
    {
      const LianPart *part = &type->parts[i];
      const LianType *part_type = lian_type_find (part->type);
      g_autoptr (GPtrArray) parts
          = part->follows
                ? lian_txn_list (txn, part_type, part->field, lian_record_get_id (record))
                : NULL;
      for (guint j = 0; parts != NULL && j < parts->len; j++)
        g_hash_table_insert (all, _lian_txn_new_key (lian_record_get_id (parts->pdata[j])),
                             (gpointer) part_type);
    }
}

/* The owners of touched parts, up to the top.  A file may belong to one of several. */
static void
add_owners (LianTxn *txn, GHashTable *all, const LianRecord *record)
{
  const LianType *type = lian_record_get_type_info (record);
  for (guint i = 0; i < type->n_fields; i++)
    {
      gint64 id = type->fields[i].flags & LIAN_FIELD_OWNER ? lian_record_number_at (record, (int) i) : 0;
      if (id == 0 || g_hash_table_contains (all, &id))
        continue;
      const LianType *owner_type = lian_type_find (type->fields[i].reference);
      g_hash_table_insert (all, _lian_txn_new_key (id), (gpointer) owner_type);
      g_autoptr (LianRecord) owner = lian_txn_load (txn, owner_type, id);
      if (owner != NULL)
        add_owners (txn, all, owner);
    }
}

/* A part that was deleted, or moved to another owner, is missing from the sums of the one it had. */
static void
add_former_owners (LianTxn *txn, GHashTable *all)
{
  g_autoptr (GPtrArray) changed = lian_txn_list_before (txn);
  for (guint i = 0; i < changed->len; i++)
    {
      const LianBefore *before = changed->pdata[i];
      if (before->record != NULL)
        add_owners (txn, all, before->record);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = **(gint64 *const *) a, y = **(gint64 *const *) b;
  return (x > y) - (x < y);
}

/* In the order of the table, so that a large act reads each page once. */
static GPtrArray *
touched_ids (LianTxn *txn)
{
  GHashTableIter iter;
  gpointer key;
  GPtrArray *ids = g_ptr_array_sized_new (g_hash_table_size (txn->touched));
  g_hash_table_iter_init (&iter, txn->touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (ids, key);
  g_ptr_array_sort (ids, compare_ids);
  return ids;
}

/* Of a large act this is the longest part, so it ends between two records where it is no longer wanted. */
gboolean
_lian_txn_check_touched (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  gpointer key, type;
  gboolean ok = TRUE;
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) ids = touched_ids (txn);
  _lian_txn_keep_neighbours (txn);
  for (guint i = 0; ok && i < ids->len; i++)
    {
      ok = !g_cancellable_set_error_if_cancelled (cancellable, error);
      type = g_hash_table_lookup (txn->touched, ids->pdata[i]);
      g_autoptr (LianRecord) record = lian_txn_load (txn, type, *(gint64 *) ids->pdata[i]);
      if (record == NULL || !ok)
        continue;
      ok = check_one (txn, record, error);
      add_owners (txn, all, record);
      add_followers (txn, all, record);
    }
  add_former_owners (txn, all);
  g_hash_table_iter_init (&iter, all);
  while (ok && g_hash_table_iter_next (&iter, &key, &type))
    {
      g_autoptr (LianRecord) record
          = g_hash_table_contains (txn->touched, key) ? NULL
                                                      : lian_txn_load (txn, type, *(gint64 *) key);
      ok = !g_cancellable_set_error_if_cancelled (cancellable, error)
           && (record == NULL || check_one (txn, record, error));
    }
  return ok;
}
