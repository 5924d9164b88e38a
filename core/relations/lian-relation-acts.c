/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What happens to relations.
 *
 * Each act adds an event to the history of the relation and writes into the relation how it stands
 * now.  A relation that was entered without a history gets the events that its dates tell of first, so
 * that nothing is lost when those dates are overwritten. */
#include "lian-relation-acts.h"
#include "lian-decide-private.h"
#include "lian-i18n.h"
#include "lian-text.h"

/* How long a restoration may take before it is overdue: no figure in the source; a month. */
#define DUE_MONTHS 1

/**
 * lian_relation_request_new:
 * @relation: a relation, or 0
 *
 * Returns: (transfer full): a request
 */
LianRelationRequest *
lian_relation_request_new (gint64 relation)
{
  LianRelationRequest *request = g_new0 (LianRelationRequest, 1);
  request->relation = relation;
  return request;
}

/**
 * lian_relation_request_free:
 * @request: (nullable) (transfer full): a request
 */
void
lian_relation_request_free (LianRelationRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->cause);
  g_free (request->what);
  g_free (request->task);
  g_free (request->result);
  g_free (request->goods);
  g_free (request->type);
  g_free (request);
}

/**
 * lian_relation_suggest_due:
 * @working_date: the working date
 *
 * Returns: the due date of a restoration to offer
 */
LianDate
lian_relation_suggest_due (LianDate working_date)
{
  return lian_date_add_months (working_date, DUE_MONTHS);
}

static gboolean
is_interrupted (const LianRecord *relation)
{
  return g_strcmp0 (lian_record_get_text (relation, "state"), "INTERRUPTED") == 0;
}

static LianRecord *
load (LianTxn *txn, gint64 id, GError **error)
{
  LianRecord *relation = lian_txn_load (txn, lian_type_find ("relation"), id);
  if (relation == NULL)
    _lian_refuse (error, _ ("This relation is no longer there."));
  return relation;
}

/* Events. */

static LianRecord *
new_event (gint64 relation, const char *state, LianDate on, const char *what)
{
  LianRecord *event = lian_record_new (lian_type_find ("relation_event"));
  lian_record_set_number (event, "relation", relation);
  lian_record_set_text (event, "state", state);
  lian_record_set_date (event, "on_date", on);
  if (!lian_text_is_blank (what))
    lian_record_set_text (event, "what", what);
  return event;
}

static gboolean
keep_past_event (LianTxn *txn, const LianRecord *relation, const char *state, const char *day,
                 GError **error)
{
  gboolean interrupted = g_str_equal (state, "INTERRUPTED");
  const char *by = interrupted ? lian_record_get_text (relation, "interrupted_by") : NULL;
  g_autoptr (LianRecord) event
      = new_event (lian_record_get_id (relation), state, lian_record_get_date (relation, day),
                   interrupted && lian_text_is_blank (by) ? _ ("not known") : by);
  if (interrupted)
    lian_record_set_text (event, "cause", "OTHER");
  return lian_txn_insert (txn, event, error);
}

/* What a relation without events tells of its past.  A day that isn't known gives no event, and one
 * that would stand before an earlier state is left to whoever knows better. */
static gboolean
keep_past (LianTxn *txn, const LianRecord *relation, GError **error)
{
  const char *state = lian_record_get_text (relation, "state");
  LianDate since = lian_record_get_date (relation, "since");
  LianDate cut = lian_record_get_date (relation, "interrupted_on");
  LianDate again = lian_record_get_date (relation, "restored_on");
  gboolean is_new = !lian_record_is_empty (relation, "grew_from");
  gboolean was_restored = g_str_equal (state, "RESTORED") && cut != 0 && again >= cut;
  g_autoptr (GPtrArray) events = lian_txn_list (txn, lian_type_find ("relation_event"), "relation",
                                                lian_record_get_id (relation));
  if (events->len > 0)
    return TRUE;
  gboolean was_cut = was_restored || (g_str_equal (state, "INTERRUPTED") && cut != 0);
  if (since != 0 && (!was_cut || since <= cut)
      && !keep_past_event (txn, relation, is_new ? "NEW" : "ORIGINAL", "since", error))
    return FALSE;
  if (was_cut && !keep_past_event (txn, relation, "INTERRUPTED", "interrupted_on", error))
    return FALSE;
  return !was_restored || keep_past_event (txn, relation, "RESTORED", "restored_on", error);
}

static gboolean
add_event (LianTxn *txn, const LianRecord *relation, const char *state, const char *what,
           const LianRelationRequest *wish, GError **error)
{
  g_autoptr (LianRecord) event
      = new_event (lian_record_get_id (relation), state, wish->on, what);
  if (wish->cause != NULL && g_str_equal (state, "INTERRUPTED"))
    lian_record_set_text (event, "cause", wish->cause);
  if (wish->contract != 0)
    lian_record_set_number (event, "contract", wish->contract);
  if (wish->decision != 0)
    lian_record_set_number (event, "decision", wish->decision);
  if (lian_txn_get_author (txn) != 0)
    lian_record_set_number (event, "officer", lian_txn_get_author (txn));
  return lian_txn_insert (txn, event, error);
}

/* The last day that anything happened on. */
static LianDate
last_day (LianTxn *txn, const LianRecord *relation)
{
  LianDate last = 0;
  g_autoptr (GPtrArray) events = lian_txn_list (txn, lian_type_find ("relation_event"), "relation",
                                                lian_record_get_id (relation));
  for (guint i = 0; i < events->len; i++)
    last = MAX (last, lian_record_get_date (events->pdata[i], "on_date"));
  return last;
}

static gboolean
day_may_be (LianTxn *txn, const LianRecord *relation, LianDate on, GError **error)
{
  LianDate last = last_day (txn, relation);
  if (on == 0 || on > lian_txn_get_working_date (txn))
    return _lian_refuse (error, _ ("Give a day that is not after the working date."));
  if (on >= last)
    return TRUE;
  g_autofree char *day = lian_date_format (last);
  g_autofree char *text
      = g_strdup_printf (_ ("Something happened to this relation on %s already; give a later day."), day);
  return _lian_refuse (error, text);
}

/* Tasks. */

static gboolean
task_may_be (const LianRelationRequest *wish, LianDate from, GError **error)
{
  if (lian_text_is_blank (wish->task) || wish->owner == 0 || wish->due == 0)
    return _lian_refuse (error, _ ("What was interrupted must be restored: give the task, the "
                                   "person responsible and the due date (L2)."));
  return wish->due >= from
         || _lian_refuse (error, _ ("The due date lies before the interruption."));
}

static void
name_task (LianRecord *relation, const LianRelationRequest *wish)
{
  lian_record_set_text (relation, "task", wish->task);
  lian_record_set_number (relation, "task_owner", wish->owner);
  lian_record_set_date (relation, "task_due", wish->due);
}

static LianRecord *
new_task (const LianRecord *relation)
{
  LianRecord *task = lian_record_new (lian_type_find ("relation_task"));
  lian_record_set_number (task, "relation", lian_record_get_id (relation));
  lian_record_set_text (task, "what", lian_record_get_text (relation, "task"));
  lian_record_set_number (task, "owner", lian_record_get_number (relation, "task_owner"));
  lian_record_set_date (task, "due", lian_record_get_date (relation, "task_due"));
  return task;
}

/* The tasks that wait; the one that stands in the relation only gets its record. */
static GPtrArray *
list_open_tasks (LianTxn *txn, const LianRecord *relation)
{
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("relation_task"), "relation",
                                             lian_record_get_id (relation));
  GPtrArray *open = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  for (guint i = 0; i < all->len; i++)
    if (lian_record_is_empty (all->pdata[i], "done_on"))
      g_ptr_array_add (open, lian_record_copy (all->pdata[i]));
  if (open->len == 0 && !lian_record_is_empty (relation, "task_owner")
      && !lian_record_is_empty (relation, "task_due") && !lian_record_is_empty (relation, "task"))
    g_ptr_array_add (open, new_task (relation));
  return open;
}

static gboolean
write_task (LianTxn *txn, LianRecord *task, GError **error)
{
  return lian_record_get_id (task) != 0 ? lian_txn_update (txn, task, error)
                                        : lian_txn_insert (txn, task, error);
}

static gboolean
close_tasks (LianTxn *txn, LianRecord *relation, const LianRelationRequest *wish, GError **error)
{
  static const char *const named[] = { "task", "task_owner", "task_due" };
  g_autoptr (GPtrArray) open = list_open_tasks (txn, relation);
  for (guint i = 0; i < open->len; i++)
    {
      lian_record_set_date (open->pdata[i], "done_on", wish->on);
      lian_record_set_text (open->pdata[i], "result", wish->result);
      if (!write_task (txn, open->pdata[i], error))
        return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    lian_record_clear (relation, named[i]);
  return TRUE;
}

/* Acts. */

static gboolean
interrupt (LianTxn *txn, LianRecord *relation, const LianRelationRequest *wish, GError **error)
{
  if (!keep_past (txn, relation, error) || !day_may_be (txn, relation, wish->on, error)
      || !add_event (txn, relation, "INTERRUPTED", wish->what, wish, error))
    return FALSE;
  lian_record_set_text (relation, "state", "INTERRUPTED");
  lian_record_set_date (relation, "interrupted_on", wish->on);
  lian_record_set_text (relation, "interrupted_by", wish->what);
  lian_record_clear (relation, "restored_on");
  name_task (relation, wish);
  g_autoptr (LianRecord) task = new_task (relation);
  return lian_txn_insert (txn, task, error) && lian_txn_update (txn, relation, error);
}

static gboolean
cause_is_given (const LianRelationRequest *wish, GError **error)
{
  return (wish->cause != NULL && !lian_text_is_blank (wish->what))
         || _lian_refuse (error,
                          _ ("A relation is not interrupted without a cause: give its kind, and "
                             "what happened (L1)."));
}

/**
 * lian_relation_interrupt:
 * @txn: the base, in a write
 * @request: (type LianRelationRequest): relation, day, cause, task, owner and due date
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Records that a relation was interrupted, why, and who restores it until when (L1, L2).
 *
 * Returns: whether it was recorded
 */
gboolean
lian_relation_interrupt (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  const LianRelationRequest *wish = request;
  g_autoptr (LianRecord) relation = load (txn, wish->relation, error);
  if (relation == NULL)
    return FALSE;
  if (is_interrupted (relation))
    return _lian_refuse (error, _ ("This relation is interrupted already."));
  return cause_is_given (wish, error) && task_may_be (wish, wish->on, error)
         && interrupt (txn, relation, wish, error);
}

static LianRecord *
load_interrupted (LianTxn *txn, gint64 id, GError **error)
{
  g_autoptr (LianRecord) relation = load (txn, id, error);
  if (relation == NULL || is_interrupted (relation))
    return g_steal_pointer (&relation);
  _lian_refuse (error, _ ("This relation is not interrupted."));
  return NULL;
}

/**
 * lian_relation_restore:
 * @txn: the base, in a write
 * @request: (type LianRelationRequest): relation, day and result
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Records that an interrupted relation lives again, and closes its tasks (L2).
 *
 * Returns: whether it was recorded
 */
gboolean
lian_relation_restore (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  const LianRelationRequest *wish = request;
  g_autoptr (LianRecord) relation = load_interrupted (txn, wish->relation, error);
  if (relation == NULL)
    return FALSE;
  if (lian_text_is_blank (wish->result))
    return _lian_refuse (error, _ ("Say what came of the task: how the relation lives again."));
  if (!keep_past (txn, relation, error) || !day_may_be (txn, relation, wish->on, error)
      || !add_event (txn, relation, "RESTORED", wish->result, wish, error)
      || !close_tasks (txn, relation, wish, error))
    return FALSE;
  lian_record_set_text (relation, "state", "RESTORED");
  lian_record_set_date (relation, "restored_on", wish->on);
  return lian_txn_update (txn, relation, error);
}

/**
 * lian_relation_plan:
 * @txn: the base, in a write
 * @request: (type LianRelationRequest): an interrupted relation, task, owner and due date
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Gives the restoration of a relation to somebody, or until another day.
 *
 * Returns: whether it was recorded
 */
gboolean
lian_relation_plan (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  const LianRelationRequest *wish = request;
  g_autoptr (LianRecord) relation = load_interrupted (txn, wish->relation, error);
  if (relation == NULL
      || !task_may_be (wish, lian_record_get_date (relation, "interrupted_on"), error))
    return FALSE;
  g_autoptr (GPtrArray) open = list_open_tasks (txn, relation);
  name_task (relation, wish);
  g_autoptr (LianRecord) task
      = open->len > 0 ? lian_record_copy (open->pdata[0]) : new_task (relation);
  lian_record_set_text (task, "what", wish->task);
  lian_record_set_number (task, "owner", wish->owner);
  lian_record_set_date (task, "due", wish->due);
  return write_task (txn, task, error) && lian_txn_update (txn, relation, error);
}

static LianRecord *
draft_new (const LianRecord *old, const LianRelationRequest *wish)
{
  LianRecord *relation = lian_record_new (lian_type_find ("relation"));
  lian_record_set_number (relation, "cooperative", lian_record_get_number (old, "cooperative"));
  lian_record_set_number (relation, "partner",
                          wish->partner != 0 ? wish->partner
                                             : lian_record_get_number (old, "partner"));
  lian_record_set_text (relation, "relation_kind", lian_record_get_text (old, "relation_kind"));
  lian_record_set_text (relation, "goods",
                        !lian_text_is_blank (wish->goods) ? wish->goods
                                                          : lian_record_get_text (old, "goods"));
  lian_record_set_text (relation, "state", "NEW");
  lian_record_set_date (relation, "since", wish->on);
  lian_record_set_number (relation, "grew_from", lian_record_get_id (old));
  return relation;
}

/**
 * lian_relation_found:
 * @txn: the base, in a write
 * @request: (type LianRelationRequest): the old relation, day, partner and goods
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Records a new relation and the one it grew from (L3).
 *
 * Returns: whether it was recorded
 */
gboolean
lian_relation_found (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  LianRelationRequest *wish = request;
  g_autoptr (LianRecord) old = load (txn, wish->relation, error);
  if (old == NULL)
    return FALSE;
  if (wish->on == 0 || wish->on > lian_txn_get_working_date (txn))
    return _lian_refuse (error, _ ("Give a day that is not after the working date."));
  g_autoptr (LianRecord) relation = draft_new (old, wish);
  if (lian_record_get_number (relation, "partner") == lian_record_get_number (old, "partner")
      && g_strcmp0 (lian_record_get_text (relation, "goods"), lian_record_get_text (old, "goods"))
             == 0)
    return _lian_refuse (error, _ ("A new relation has another partner, or other goods."));
  if (!lian_txn_insert (txn, relation, error))
    return FALSE;
  wish->made = lian_record_get_id (relation);
  return add_event (txn, relation, "NEW", wish->what, wish, error);
}

static gboolean
mark_gone (LianTxn *txn, const LianRelationRequest *wish, GError **error)
{
  gboolean partner = g_str_equal (wish->type, "partner");
  g_autoptr (LianRecord) end = lian_txn_load (txn, lian_type_find (wish->type), wish->end);
  if (end == NULL)
    return _lian_refuse (error, _ ("Whom it is about is no longer there."));
  if (!partner)
    lian_record_set_text (end, "status", "DISSOLVED");
  lian_record_set_date (end, partner ? "closed_on" : "dissolved", wish->on);
  return lian_txn_update (txn, end, error);
}

/**
 * lian_relation_close_end:
 * @txn: the base, in a write
 * @request: (type LianRelationRequest): a co-operative that is merged or dissolved, or a partner that
 *   closes, with day, cause, task, owner and due date
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Interrupts all live relations of the one, each with cause and task, and marks it as no longer
 * there: in one act, so that no merger cuts a relation unseen (L1, L2).
 *
 * Returns: whether it was recorded
 */
gboolean
lian_relation_close_end (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  LianRelationRequest *wish = request;
  g_autoptr (GPtrArray) relations
      = lian_txn_list (txn, lian_type_find ("relation"), wish->type, wish->end);
  wish->n_interrupted = 0;
  for (guint i = 0; i < relations->len; i++)
    {
      if (is_interrupted (relations->pdata[i]))
        continue;
      if (!cause_is_given (wish, error) || !task_may_be (wish, wish->on, error)
          || !interrupt (txn, relations->pdata[i], wish, error))
        return FALSE;
      wish->n_interrupted++;
    }
  return mark_gone (txn, wish, error);
}
