/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Planning and writing a change of many records.
 *
 * Each record is read, changed and asked about by itself, on a connection of the plan's own, so that neither the
 * window's reader nor the write lock waits; what is kept of it is one byte, and a line of the first ones.  The
 * write goes by that plan; if somebody changed the base since, the plan is made anew first, and what would then
 * change another number of records is not written: nobody has looked at it. */
#include "lian-act.h"
#include "lian-bulk-private.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-plural.h"
#include "lian-txn-private.h"

#include <string.h>

/* So often it is looked whether the work is still wanted, and said how far it is. */
#define STRIDE 256

/* A record on its way through the plan. */
typedef struct
{
  LianBulk *self;
  LianTxn *txn;
  const LianRecord *before;
  const LianRecord *after;
  int field; /* where it is refused */
} Row;

static gboolean
is_edited (const LianBulk *self, const char *field)
{
  for (guint i = 0; field != NULL && i < self->edits->len; i++)
    if (g_str_equal (self->type->fields[((const LianBulkEdit *) self->edits->pdata[i])->field].id, field))
      return TRUE;
  return FALSE;
}

static void
note_field (Row *row, const char *field)
{
  int place = field != NULL ? lian_type_field (row->self->type, field) : -1;
  row->field = place >= 0 ? place : row->field;
}

/* Returns: (transfer full) (nullable): what the rules of the record itself refuse.  @warning: what they warn of
 * at a field that changes */
static char *
ask_rules (Row *row, GPtrArray *overlay, char **warning)
{
  g_autoptr (GPtrArray) issues = lian_txn_check (row->txn, row->after, overlay);
  for (guint i = 0; i < issues->len; i++)
    {
      const LianIssue *issue = issues->pdata[i];
      if (issue->severity == LIAN_ISSUE_ERROR)
        {
          note_field (row, issue->field);
          return g_strdup (issue->message);
        }
      if (*warning == NULL && is_edited (row->self, issue->field))
        *warning = g_strdup (issue->message);
    }
  return NULL;
}

/* Whose part it is, and what follows it, is asked with it in its place. */
static char *
ask_neighbour (Row *row, GPtrArray *overlay, const LianRecord *neighbour)
{
  g_autoptr (GPtrArray) issues = neighbour != NULL ? lian_txn_check (row->txn, neighbour, overlay) : NULL;
  if (issues == NULL || !lian_issues_have_error (issues))
    return NULL;
  g_autofree char *text = lian_issues_to_text (issues);
  g_autofree char *name = lian_record_dup_name (neighbour);
  return g_strdup_printf ("%s “%s”: %s", _ (lian_record_get_type_info (neighbour)->label), name, text);
}

static char *
ask_owners (Row *row, GPtrArray *overlay)
{
  const LianType *type = row->self->type;
  char *problem = NULL;
  for (guint i = 0; problem == NULL && i < type->n_fields; i++)
    {
      gint64 id = type->fields[i].flags & LIAN_FIELD_OWNER ? lian_record_number_at (row->after, (int) i) : 0;
      g_autoptr (LianRecord) owner
          = id != 0 ? lian_txn_load (row->txn, lian_type_find (type->fields[i].reference), id) : NULL;
      problem = ask_neighbour (row, overlay, owner);
    }
  return problem;
}

static char *
ask_followers (Row *row, GPtrArray *overlay)
{
  const LianType *type = row->self->type;
  char *problem = NULL;
  for (guint i = 0; i < type->n_parts; i++)
    {
      const LianPart *part = &type->parts[i];
      g_autoptr (GPtrArray) parts
          = part->follows && problem == NULL
                ? lian_txn_list (row->txn, lian_type_find (part->type), part->field, lian_record_get_id (row->after))
                : NULL;
      for (guint j = 0; problem == NULL && parts != NULL && j < parts->len; j++)
        problem = ask_neighbour (row, overlay, parts->pdata[j]);
    }
  return problem;
}

/* What is signed, and what is in a locked period. */
static char *
ask_change (Row *row)
{
  g_autoptr (GError) error = NULL;
  const LianBefore before = { row->self->type, lian_record_get_id (row->before), (LianRecord *) row->before };
  return _lian_txn_check_change (row->txn, &before, row->after, &error) ? NULL : g_strdup (error->message);
}

static char *
find_problem (Row *row, char **warning)
{
  g_autoptr (GPtrArray) overlay = g_ptr_array_new ();
  g_ptr_array_add (overlay, (gpointer) row->after);
  char *problem = ask_rules (row, overlay, warning);
  if (problem == NULL)
    problem = ask_owners (row, overlay);
  if (problem == NULL)
    problem = ask_followers (row, overlay);
  return problem != NULL ? problem : ask_change (row);
}

/* Lines. */

static void
add_line (Row *row, LianBulkOutcome outcome, int field, const char *words)
{
  LianBulkLine *line = g_new (LianBulkLine, 1);
  *line = (LianBulkLine){ outcome, lian_record_get_id (row->before), lian_txn_record_title (row->txn, row->before),
                          field, lian_txn_display (row->txn, row->before, field), NULL, g_strdup (words) };
  if (outcome == LIAN_BULK_CHANGES)
    line->after = lian_txn_display (row->txn, row->after, field);
  g_ptr_array_add (row->self->lines, line);
}

static void
add_changed_lines (Row *row, const char *warning)
{
  guint64 changed = lian_record_diff (row->before, row->after);
  for (guint i = 0; i < row->self->type->n_fields; i++)
    if (changed & (G_GUINT64_CONSTANT (1) << i))
      add_line (row, LIAN_BULK_CHANGES, (int) i, warning);
}

static void
take (Row *row, LianBulkOutcome outcome, const char *words)
{
  LianBulk *self = row->self;
  const guint8 byte = (guint8) outcome;
  g_byte_array_append (self->outcomes, &byte, 1);
  if (outcome == LIAN_BULK_CHANGES && words != NULL)
    self->n_warned++;
  if (self->counts[outcome]++ >= LIAN_BULK_LINES)
    return;
  if (outcome == LIAN_BULK_CHANGES)
    add_changed_lines (row, words);
  else if (outcome == LIAN_BULK_REFUSED)
    add_line (row, outcome, row->field, words);
}

static void
plan_row (LianTxn *txn, LianBulk *self, gint64 id)
{
  g_autoptr (LianRecord) before = lian_txn_load (txn, self->type, id);
  g_autoptr (LianRecord) after = before != NULL ? lian_record_copy (before) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *warning = NULL;
  Row row = { self, txn, before, after, -1 };
  if (before == NULL || self->edits->len == 0)
    {
      take (&row, LIAN_BULK_SAME, NULL);
      return;
    }
  if (!_lian_bulk_apply (txn, self, after, &row.field, &error))
    {
      take (&row, LIAN_BULK_REFUSED, error->message);
      return;
    }
  g_autofree char *problem = NULL;
  if (lian_record_diff (before, after) == 0)
    take (&row, LIAN_BULK_SAME, NULL);
  else if ((problem = find_problem (&row, &warning)) != NULL)
    take (&row, LIAN_BULK_REFUSED, problem);
  else
    take (&row, LIAN_BULK_CHANGES, warning);
}

static gboolean
go_on (LianBulk *self, const char *what, guint done, GCancellable *cancellable, GError **error)
{
  if (done % STRIDE != 0)
    return TRUE;
  if (self->progress != NULL)
    lian_progress_say (self->progress, what, (double) done / MAX (self->ids->len, 1));
  return !g_cancellable_set_error_if_cancelled (cancellable, error)
         && (self->progress == NULL || !lian_progress_fail_if_cancelled (self->progress, error));
}

/**
 * lian_bulk_plan:
 * @txn: the base
 * @self: (type LianBulk): a change
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Finds out what would come of each record.  Is a #LianTxnFunc.
 *
 * Returns: whether all were asked
 */
gboolean
lian_bulk_plan (LianTxn *txn, gpointer self, GCancellable *cancellable, GError **error)
{
  LianBulk *bulk = self;
  g_byte_array_set_size (bulk->outcomes, 0);
  g_ptr_array_set_size (bulk->lines, 0);
  memset (bulk->counts, 0, sizeof bulk->counts);
  bulk->n_warned = 0;
  bulk->planned_act = -1;
  for (guint i = 0; i < bulk->ids->len; i++)
    {
      if (!go_on (bulk, _ ("Looking at each record"), i, cancellable, error))
        return FALSE;
      plan_row (txn, bulk, g_array_index (bulk->ids, gint64, i));
    }
  bulk->planned_act = lian_txn_last_act (txn);
  return TRUE;
}

/* The plan holds for the base as it was. */
static gboolean
renew_plan (LianTxn *txn, LianBulk *self, GCancellable *cancellable, GError **error)
{
  guint n = self->counts[LIAN_BULK_CHANGES];
  if (lian_txn_last_act (txn) == self->planned_act)
    return TRUE;
  if (!lian_bulk_plan (txn, self, cancellable, error))
    return FALSE;
  guint now = self->counts[LIAN_BULK_CHANGES];
  if (now != n)
    g_set_error (error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
                 ngettext ("the base was changed meanwhile: now %u record would change, not %u; look at it again",
                           "the base was changed meanwhile: now %u records would change, not %u; look at it again",
                           now),
                 now, n);
  return now == n;
}

static gboolean
write_row (LianTxn *txn, const LianBulk *self, gint64 id, GError **error)
{
  int field;
  g_autoptr (LianRecord) record = lian_txn_load (txn, self->type, id);
  return record == NULL
         || (_lian_bulk_apply (txn, self, record, &field, error) && lian_txn_update (txn, record, error));
}

/**
 * lian_bulk_write:
 * @txn: a write
 * @self: (type LianBulk): a change that was planned
 * @cancellable: (nullable): to stop; nothing is changed then
 * @error: return location; %LIAN_ERROR_CONFLICT when the plan no longer holds
 *
 * Changes the records that the plan lets change; those that it refuses stay as they are.  Is a #LianTxnFunc.
 *
 * Returns: whether all of them were written
 */
gboolean
lian_bulk_write (LianTxn *txn, gpointer self, GCancellable *cancellable, GError **error)
{
  LianBulk *bulk = self;
  if (!renew_plan (txn, bulk, cancellable, error))
    return FALSE;
  for (guint i = 0; i < bulk->ids->len; i++)
    if (!go_on (bulk, _ ("Changing the records"), i, cancellable, error)
        || (bulk->outcomes->data[i] == LIAN_BULK_CHANGES
            && !write_row (txn, bulk, g_array_index (bulk->ids, gint64, i), error)))
      return FALSE;
  if (bulk->progress != NULL)
    lian_progress_say (bulk->progress, _ ("Checking and keeping the act"), LIAN_PROGRESS_UNKNOWN);
  return TRUE;
}

/* In a thread of its own. */

typedef struct
{
  LianBulk *bulk;
  GCancellable *cancellable;
  char *path;
  LianDate working_date;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;
  lian_bulk_unref (run->bulk);
  g_free (run->path);
  g_free (run);
}

static gboolean
plan_job (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *run = data;
  return lian_bulk_plan (txn, run->bulk, run->cancellable, error);
}

static void
plan_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LianStore) store = lian_store_open (run->path, LIAN_OPEN_READ_ONLY | LIAN_OPEN_NO_BACKUP, &error);
  run->cancellable = cancellable;
  if (store != NULL)
    lian_store_override_working_date (store, run->working_date);
  if (store != NULL && lian_store_read (store, plan_job, run, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * lian_bulk_plan_async:
 * @self: a change; it belongs to the work until @callback
 * @store: the base
 * @cancellable: (nullable): to stop
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Plans without waiting, on a connection of its own.
 */
void
lian_bulk_plan_async (LianBulk *self, LianStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);
  *run = (Run){ lian_bulk_ref (self), NULL, g_strdup (lian_store_get_path (store)),
                lian_store_get_working_date (store) };
  g_task_set_source_tag (task, lian_bulk_plan_async);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, plan_thread);
}

/**
 * lian_bulk_plan_finish:
 * @result: the result
 * @error: return location
 *
 * Returns: whether the plan is made
 */
gboolean
lian_bulk_plan_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
