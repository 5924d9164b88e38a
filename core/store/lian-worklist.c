/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is due, overdue, blocked or waiting.
 *
 * Every day is judged by the base's working date, never by the clock, so that the list of a base of
 * 1956 is the list of that day.  Records are found by their state through the query, and only those
 * are loaded; a base of any age is not read as a whole. */
#include "lian-worklist.h"
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-kept.h"
#include "lian-service-change.h"

typedef struct
{
  LianTxn *txn;
  LianDate today;
  GPtrArray *items;
  GCancellable *cancellable;
  GError **error;
} Work;

/**
 * lian_work_item_free:
 * @item: (transfer full): an item
 */
void
lian_work_item_free (LianWorkItem *item)
{
  g_free (item->what);
  g_free (item->why);
  g_free (item);
}

/* Takes @what and @why. */
static void
add (Work *work, LianWorkKind kind, const LianRecord *record, char *what, char *why, LianDate due,
     gint64 owner)
{
  LianWorkItem *item = g_new0 (LianWorkItem, 1);
  *item = (LianWorkItem){ kind,
                          lian_record_get_type_info (record),
                          lian_record_get_id (record),
                          what,
                          why,
                          due,
                          owner };
  g_ptr_array_add (work->items, item);
}

/* The kind by the day alone; -1 when the day is too far off. */
static int
kind_by_day (const Work *work, LianDate due)
{
  if (due == 0 || due > lian_date_add_days (work->today, LIAN_WORK_DAYS_AHEAD))
    return -1;
  return due < work->today ? LIAN_WORK_OVERDUE : LIAN_WORK_DUE;
}

static char *
reference_title (Work *work, const LianRecord *record, const char *field)
{
  const LianField *info = lian_type_get_field (lian_record_get_type_info (record), field);
  gint64 id = lian_record_get_number (record, field);
  char *title = id != 0 ? lian_txn_title (work->txn, lian_type_find (info->reference), id) : NULL;
  return title != NULL ? title : g_strdup ("");
}

typedef void (*AddFunc) (Work *work, const LianRecord *record);

static gboolean
add_in_state (Work *work, const char *type_id, const char *state, AddFunc add_func)
{
  const LianType *type = lian_type_find (type_id);
  LianQuery query = { .type = type, .field = state != NULL ? "state" : NULL, .value = state };
  g_autoptr (GArray) ids = lian_txn_query (work->txn, &query, work->cancellable, work->error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (work->cancellable, work->error))
        return FALSE;
      g_autoptr (LianRecord) record
          = lian_txn_load (work->txn, type, g_array_index (ids, gint64, i));
      if (record != NULL)
        add_func (work, record);
    }
  return TRUE;
}

/* Relations. */

static void
add_relation (Work *work, const LianRecord *record)
{
  g_autofree char *cooperative = reference_title (work, record, "cooperative");
  g_autofree char *partner = reference_title (work, record, "partner");
  const char *task = lian_record_get_text (record, "task");
  gint64 owner = lian_record_get_number (record, "task_owner");
  LianDate due = lian_record_get_date (record, "task_due");
  g_autofree char *one = lian_isolate (cooperative), *other = lian_isolate (partner);
  /* TRANSLATORS: a relation, "co-operative – partner". */
  char *what = g_strdup_printf (_ ("%s – %s"), one, other);
  if (task == NULL || owner == 0 || due == 0)
    {
      add (work, LIAN_WORK_BLOCKED, record, what,
           g_strdup (_ ("Interrupted relation without a complete restoration task")), due, owner);
      return;
    }
  int kind = kind_by_day (work, due);
  if (kind < 0)
    {
      g_free (what);
      return;
    }
  add (work, (LianWorkKind) kind, record, what,
       g_strdup_printf (_ ("Restore the relation: %s"), task), due, owner);
}

/* Decisions. */

static char *
decision_subject (Work *work, const LianRecord *record)
{
  const LianType *type = lian_type_find ("activity");
  gint64 id = lian_record_get_number (record, "activity");
  g_autoptr (LianRecord) activity = id != 0 ? lian_txn_load (work->txn, type, id) : NULL;
  if (activity == NULL)
    return g_strdup ("");
  g_autofree char *cooperative = reference_title (work, activity, "cooperative");
  return lian_isolate_join (" · ", cooperative, lian_record_get_title (activity), NULL);
}

static void
add_decided (Work *work, const LianRecord *record)
{
  LianDate due = lian_record_get_date (record, "review_on");
  int kind = kind_by_day (work, due);
  if (kind >= 0)
    add (work, (LianWorkKind) kind, record, decision_subject (work, record),
         g_strdup (_ ("Review the decision")), due, lian_record_get_number (record, "officer"));
}

static void
add_waiting (Work *work, const LianRecord *record)
{
  add (work, LIAN_WORK_WAITING, record, decision_subject (work, record),
       g_strdup (_ ("Decision waits for the countersignature")),
       lian_record_get_date (record, "decided_on"), 0);
}

static void
add_edition (Work *work, const LianRecord *record)
{
  add (work, LIAN_WORK_WAITING, record, g_strdup (lian_record_get_title (record)),
       g_strdup (_ ("Edition of the rulebook waits for the countersignature")),
       lian_record_get_date (record, "put_forward_on"), 0);
}

static void
add_finding (Work *work, const LianRecord *record)
{
  add (work, LIAN_WORK_WAITING, record, decision_subject (work, record),
       g_strdup (_ ("Finding on consumers waits for an officer")),
       lian_record_get_date (record, "computed_on"), 0);
}

/* Service proposals: to be decided, countersigned, carried out. */

static void
add_put (Work *work, const LianRecord *record)
{
  add (work, LIAN_WORK_WAITING, record, g_strdup (lian_record_get_title (record)),
       g_strdup (_ ("Service proposal waits for the decision")),
       lian_record_get_date (record, "put_on"), 0);
}

static gboolean
takes_service_away (Work *work, const LianRecord *proposal)
{
  g_autoptr (GPtrArray) changes = lian_txn_list (work->txn, lian_type_find ("service_change"),
                                                 "service_proposal", lian_record_get_id (proposal));
  return lian_service_changes_take_away (changes);
}

static void
add_accepted (Work *work, const LianRecord *record)
{
  gboolean waits = lian_record_is_empty (record, "countersigned_by")
                   && takes_service_away (work, record);
  add (work, LIAN_WORK_WAITING, record, g_strdup (lian_record_get_title (record)),
       g_strdup (waits ? _ ("Service proposal waits for the countersignature")
                       : _ ("Service proposal waits to be carried out")),
       lian_record_get_date (record, "decided_on"), 0);
}

static void
add_returned (Work *work, const LianRecord *record)
{
  const char *reason = lian_record_get_text (record, "reason");
  add (work, LIAN_WORK_WAITING, record, decision_subject (work, record),
       reason != NULL ? g_strdup_printf (_ ("Returned to the clerk: %s"), reason)
                      : g_strdup (_ ("Returned to the clerk")),
       lian_record_get_date (record, "decided_on"), 0);
}

static void
add_draft (Work *work, const LianRecord *record)
{
  const char *blocked = lian_record_get_text (record, "blocked_by");
  if (blocked != NULL && *blocked != '\0')
    add (work, LIAN_WORK_BLOCKED, record, decision_subject (work, record),
         g_strdup_printf (_ ("Decision blocked by %s"), blocked), 0,
         lian_record_get_number (record, "officer"));
}

/* Corrections: the case and each measure that is not done. */

static char *
case_subject (Work *work, const LianRecord *record)
{
  const char *number = lian_record_get_text (record, "number");
  g_autofree char *subject = decision_subject (work, record);
  return number != NULL ? lian_isolate_join (" · ", number, subject, NULL)
                        : g_steal_pointer (&subject);
}

static void
add_measures (Work *work, const LianRecord *record)
{
  const LianType *type = lian_type_find ("correction_measure");
  g_autoptr (GPtrArray) measures
      = lian_txn_list (work->txn, type, "correction_case", lian_record_get_id (record));
  for (guint i = 0; measures != NULL && i < measures->len; i++)
    {
      const LianRecord *measure = measures->pdata[i];
      LianDate due = lian_record_get_date (measure, "due_on");
      int kind = lian_record_is_empty (measure, "done_on") ? kind_by_day (work, due) : -1;
      const char *word = lian_choice_label (lian_type_get_field (type, "measure"),
                                            lian_record_get_text (measure, "measure"));
      if (kind >= 0)
        add (work, (LianWorkKind) kind, record, case_subject (work, record),
             g_strdup_printf (_ ("Corrective measure: %s"), word), due,
             lian_record_get_number (measure, "owner"));
    }
}

static void
add_correction (Work *work, const LianRecord *record)
{
  LianDate due = lian_record_get_date (record, "due_on");
  int kind = kind_by_day (work, due);
  gint64 owner = lian_record_get_number (record, "owner");
  if (kind >= 0)
    add (work, (LianWorkKind) kind, record, case_subject (work, record),
         g_strdup (_ ("Correction case")), due, owner);
  else if (due == 0 || owner == 0)
    add (work, LIAN_WORK_BLOCKED, record, case_subject (work, record),
         g_strdup (_ ("Correction case without a person responsible or a due date")), due, owner);
  add_measures (work, record);
}

/* Deliveries: by line, what is due by a day less what was accepted. */

static gint64
sum_accepted (Work *work, gint64 line)
{
  g_autoptr (GPtrArray) deliveries
      = lian_txn_list (work->txn, lian_type_find ("delivery"), "contract_line", line);
  gint64 sum = 0;
  for (guint i = 0; deliveries != NULL && i < deliveries->len; i++)
    {
      const LianRecord *delivery = g_ptr_array_index (deliveries, i);
      if (lian_record_get_truth (delivery, "accepted") != LIAN_NO)
        sum += lian_record_get_number (delivery, "quantity");
    }
  return sum;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  LianDate first = lian_record_get_date (*(LianRecord *const *) a, "due_on");
  LianDate second = lian_record_get_date (*(LianRecord *const *) b, "due_on");
  return (first > second) - (first < second);
}

/* The line is on the list once, with the earliest day that is not covered. */
static void
add_line (Work *work, const LianRecord *contract, const LianRecord *line)
{
  gint64 id = lian_record_get_id (line);
  g_autoptr (GPtrArray) schedule
      = lian_txn_list (work->txn, lian_type_find ("schedule"), "contract_line", id);
  if (schedule == NULL || schedule->len == 0)
    return;
  g_ptr_array_sort (schedule, compare_due);
  gint64 left = sum_accepted (work, id);
  for (guint i = 0; i < schedule->len; i++)
    {
      const LianRecord *part = g_ptr_array_index (schedule, i);
      gint64 quantity = lian_record_get_number (part, "quantity");
      left -= quantity;
      if (left >= 0)
        continue;
      LianDate due = lian_record_get_date (part, "due_on");
      int kind = kind_by_day (work, due);
      if (kind < 0)
        return;
      int field = lian_type_field (lian_record_get_type_info (part), "quantity");
      g_autofree char *amount = lian_txn_display (work->txn, part, field);
      add (work, (LianWorkKind) kind, line,
           lian_isolate_join (" · ", lian_record_get_title (contract),
                              lian_record_get_title (line), NULL),
           g_strdup_printf (_ ("Delivery of %s is not complete"), amount), due, 0);
      return;
    }
}

static void
add_contract (Work *work, const LianRecord *contract)
{
  g_autoptr (GPtrArray) lines = lian_txn_list (work->txn, lian_type_find ("contract_line"),
                                               "contract", lian_record_get_id (contract));
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    add_line (work, contract, g_ptr_array_index (lines, i));
}

/* Warnings. */

static void
add_kept (Work *work, const LianRecord *record)
{
  const LianType *type = lian_type_find (lian_record_get_text (record, "kind"));
  gint64 id = lian_record_get_number (record, "record");
  g_autofree char *title = type != NULL ? lian_txn_title (work->txn, type, id) : NULL;
  if (title == NULL)
    return;
  const char *reason = lian_record_get_text (record, "reason");
  g_autofree char *message = lian_kept_dup_message (work->txn, record, NULL);
  /* TRANSLATORS: a warning and the reason it was kept for. */
  char *why
      = g_strdup_printf (_ ("%s – kept: %s"), message, reason != NULL ? reason : "");
  add (work, LIAN_WORK_KEPT, record, g_steal_pointer (&title), why,
       lian_record_get_date (record, "kept_on"), lian_record_get_number (record, "kept_by"));
  /* The line opens the record that the warning is about. */
  LianWorkItem *item = g_ptr_array_index (work->items, work->items->len - 1);
  item->type = type;
  item->id = id;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const LianWorkItem *first = *(LianWorkItem *const *) a;
  const LianWorkItem *second = *(LianWorkItem *const *) b;
  if (first->kind != second->kind)
    return (int) first->kind - (int) second->kind;
  if (first->due != second->due)
    return first->due == 0 ? 1 : second->due == 0 ? -1 : (first->due > second->due) ? 1 : -1;
  return (first->id > second->id) - (first->id < second->id);
}

/**
 * lian_txn_list_work:
 * @txn: the base
 * @cancellable: (nullable): to stop early
 * @error: return location
 *
 * Returns: (transfer full) (element-type LianWorkItem) (nullable): what is to be done, the kinds
 *   in their order and the earliest day first
 */
GPtrArray *
lian_txn_list_work (LianTxn *txn, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_work_item_free);
  Work work = { txn, lian_txn_get_working_date (txn), items, cancellable, error };
  if (!add_in_state (&work, "relation", "INTERRUPTED", add_relation)
      || !add_in_state (&work, "decision", "IN_FORCE", add_decided)
      || !add_in_state (&work, "decision", "WAITING", add_waiting)
      || !add_in_state (&work, "edition", "WAITING", add_edition)
      || !add_in_state (&work, "impact_finding", "PROPOSED", add_finding)
      || !add_in_state (&work, "service_proposal", "PUT", add_put)
      || !add_in_state (&work, "service_proposal", "ACCEPTED", add_accepted)
      || !add_in_state (&work, "decision", "RETURNED", add_returned)
      || !add_in_state (&work, "decision", "DRAFT", add_draft)
      || !add_in_state (&work, "correction_case", "OPEN", add_correction)
      || !add_in_state (&work, "contract", "SIGNED", add_contract)
      || !add_in_state (&work, "contract", "EXECUTING", add_contract)
      || !add_in_state (&work, "kept_warning", NULL, add_kept))
    return NULL;
  g_ptr_array_sort (items, compare_items);
  return g_steal_pointer (&items);
}
