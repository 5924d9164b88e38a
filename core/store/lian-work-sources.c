/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Where the work list comes from: one line for each reason.
 *
 * Each line gives id, day, owner, and whether it waits for who works here.  What an officer has to decide
 * waits for every officer; a countersignature for every other one. */
#include "lian-i18n.h"
#include "lian-isolate.h"
#include "lian-kept.h"
#include "lian-service-change.h"
#include "lian-work-private.h"

#define OFFICER "?4 = 'OFFICER'"

static char *
reference_title (LianTxn *txn, const LianRecord *record, const char *field)
{
  const LianField *info = lian_type_get_field (lian_record_get_type_info (record), field);
  gint64 id = lian_record_get_number (record, field);
  char *title = id != 0 ? lian_txn_title (txn, lian_type_find (info->reference), id) : NULL;
  return title != NULL ? title : g_strdup ("");
}

/* The record's own name, and a sentence. */
static gboolean
say (LianWorkItem *item, const LianRecord *record, const char *why)
{
  item->what = g_strdup (lian_record_get_title (record));
  item->why = g_strdup (why);
  return TRUE;
}

/* Relations. */

static char *
relation_subject (LianTxn *txn, const LianRecord *record)
{
  g_autofree char *cooperative = reference_title (txn, record, "cooperative");
  g_autofree char *partner = reference_title (txn, record, "partner");
  g_autofree char *one = lian_isolate (cooperative), *other = lian_isolate (partner);
  /* TRANSLATORS: a relation, "co-operative – partner". */
  return g_strdup_printf (_ ("%s – %s"), one, other);
}

static gboolean
say_relation (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  item->what = relation_subject (txn, record);
  item->why = g_strdup_printf (_ ("Restore the relation: %s"), lian_record_get_text (record, "task"));
  return TRUE;
}

static gboolean
say_cut (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  item->what = relation_subject (txn, record);
  item->why = g_strdup (_ ("Interrupted relation without a complete restoration task"));
  return TRUE;
}

/* Decisions. */

static char *
decision_subject (LianTxn *txn, const LianRecord *record)
{
  const LianType *type = lian_type_find ("activity");
  gint64 id = lian_record_get_number (record, "activity");
  g_autoptr (LianRecord) activity = id != 0 ? lian_txn_load (txn, type, id) : NULL;
  if (activity == NULL)
    return g_strdup ("");
  g_autofree char *cooperative = reference_title (txn, activity, "cooperative");
  return lian_isolate_join (" · ", cooperative, lian_record_get_title (activity), NULL);
}

static gboolean
say_decision (LianTxn *txn, const LianRecord *record, LianWorkItem *item, const char *why)
{
  item->what = decision_subject (txn, record);
  item->why = g_strdup (why);
  return TRUE;
}

static gboolean
say_review (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  return say_decision (txn, record, item, _ ("Review the decision"));
}

static gboolean
say_countersign (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  return say_decision (txn, record, item, _ ("Decision waits for the countersignature"));
}

static gboolean
say_finding (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  return say_decision (txn, record, item, _ ("Finding on consumers waits for an officer"));
}

static gboolean
say_returned (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  const char *reason = lian_record_get_text (record, "reason");
  g_autofree char *why = reason != NULL ? g_strdup_printf (_ ("Returned to the clerk: %s"), reason)
                                        : g_strdup (_ ("Returned to the clerk"));
  return say_decision (txn, record, item, why);
}

static gboolean
say_blocked (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  g_autofree char *why
      = g_strdup_printf (_ ("Decision blocked by %s"), lian_record_get_text (record, "blocked_by"));
  return say_decision (txn, record, item, why);
}

static gboolean
say_edition (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  return say (item, record, _ ("Edition of the rulebook waits for the countersignature"));
}

/* Service proposals: to be decided, countersigned, carried out. */

static gboolean
say_put (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  return say (item, record, _ ("Service proposal waits for the decision"));
}

static gboolean
say_accepted (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  g_autoptr (GPtrArray) changes = lian_txn_list (txn, lian_type_find ("service_change"), "service_proposal",
                                                 lian_record_get_id (record));
  gboolean waits = lian_record_is_empty (record, "countersigned_by") && lian_service_changes_take_away (changes);
  return say (item, record, waits ? _ ("Service proposal waits for the countersignature")
                                  : _ ("Service proposal waits to be carried out"));
}

/* Corrections: the case and each measure that is not done. */

static char *
case_subject (LianTxn *txn, const LianRecord *record)
{
  const char *number = lian_record_get_text (record, "number");
  g_autofree char *subject = decision_subject (txn, record);
  return number != NULL ? lian_isolate_join (" · ", number, subject, NULL) : g_steal_pointer (&subject);
}

static gboolean
say_case (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  gboolean whole = !lian_record_is_empty (record, "due_on") && !lian_record_is_empty (record, "owner");
  item->what = case_subject (txn, record);
  item->why = g_strdup (whole || item->kind != LIAN_WORK_BLOCKED
                            ? _ ("Correction case")
                            : _ ("Correction case without a person responsible or a due date"));
  return TRUE;
}

/* The case is opened: its measures stand there. */
static gboolean
say_measure (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  const LianType *type = lian_type_find ("correction_case");
  g_autoptr (LianRecord) owner = lian_txn_load (txn, type, lian_record_get_number (record, "correction_case"));
  const char *word = lian_choice_label (lian_type_get_field (lian_record_get_type_info (record), "measure"),
                                        lian_record_get_text (record, "measure"));
  if (owner == NULL)
    return FALSE;
  item->type = type;
  item->id = lian_record_get_id (owner);
  item->what = case_subject (txn, owner);
  item->why = g_strdup_printf (_ ("Corrective measure: %s"), word);
  return TRUE;
}

/* Deliveries: the line is on the list once, with the earliest day that is not covered. */
static gboolean
say_delivery (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  const LianType *type = lian_type_find ("schedule");
  g_autofree char *contract = reference_title (txn, record, "contract"), *amount = NULL;
  g_autoptr (GPtrArray) schedule
      = lian_txn_list (txn, type, "contract_line", lian_record_get_id (record));
  for (guint i = 0; i < schedule->len && amount == NULL; i++)
    if (lian_record_get_date (schedule->pdata[i], "due_on") == item->due)
      amount = lian_txn_display (txn, schedule->pdata[i], lian_type_field (type, "quantity"));
  item->what = lian_isolate_join (" · ", contract, lian_record_get_title (record), NULL);
  item->why = g_strdup_printf (_ ("Delivery of %s is not complete"), amount != NULL ? amount : "");
  return TRUE;
}

/* Tasks. */

static gboolean
say_task (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  const char *kind = lian_choice_label (lian_type_get_field (lian_record_get_type_info (record), "task_kind"),
                                        lian_record_get_text (record, "task_kind"));
  const char *waits = lian_record_get_text (record, "blocked_by");
  g_autofree char *city = reference_title (txn, record, "city"), *trade = reference_title (txn, record, "trade");
  const char *title = lian_record_get_title (record);
  item->what = lian_isolate_join (" · ", kind, *city != '\0' ? city : trade,
                                  *city != '\0' && *trade != '\0' ? trade : NULL, NULL);
  item->why = waits != NULL ? g_strdup_printf (_ ("%s; waits for: %s"), title, waits)
              : item->kind == LIAN_WORK_BLOCKED
                  ? g_strdup_printf (_ ("%s; without a person responsible or a due date"), title)
                  : g_strdup (title);
  return TRUE;
}

/* Warnings: the line opens the record that the warning is about. */
static gboolean
say_kept (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  const LianType *type = lian_type_find (lian_record_get_text (record, "kind"));
  gint64 id = lian_record_get_number (record, "record");
  const char *reason = lian_record_get_text (record, "reason");
  item->what = type != NULL ? lian_txn_title (txn, type, id) : NULL;
  if (item->what == NULL)
    return FALSE;
  g_autofree char *message = lian_kept_dup_message (txn, record, NULL);
  /* TRANSLATORS: a warning and the reason it was kept for. */
  item->why = g_strdup_printf (_ ("%s – kept: %s"), message, reason != NULL ? reason : "");
  item->type = type;
  item->id = id;
  return TRUE;
}

/* The lines whose schedule until a day comes to more than was accepted, with the first such day. */
#define DELIVERIES \
  "SELECT line, min(due_on), NULL, 0 FROM (" \
  " SELECT s.contract_line AS line, s.due_on," \
  "  sum(s.quantity) OVER (PARTITION BY s.contract_line ORDER BY s.due_on, s.id) AS until" \
  " FROM schedule s JOIN contract_line l ON l.id = s.contract_line JOIN contract c ON c.id = l.contract" \
  " WHERE c.state IN ('SIGNED', 'EXECUTING') AND s.due_on <= ?2)" \
  " WHERE until > (SELECT coalesce(sum(d.quantity), 0) FROM delivery d" \
  "  WHERE d.contract_line = line AND d.accepted IS NOT 'no') GROUP BY line"

/* Special crafts and improving production. */

static gboolean
say_nobody (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  return say (item, record, _ ("Centralised, and nobody answers for quality and variety (S1-7)"));
}

static gboolean
say_protection (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  item->what = reference_title (txn, record, "special_craft");
  item->why = g_strdup_printf (_ ("Protection measure: %s"), lian_record_get_title (record));
  return TRUE;
}

static gboolean
say_improvement (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  item->what = reference_title (txn, record, "cooperative");
  item->why = g_strdup_printf (_ ("Technical measure: %s"), lian_record_get_title (record));
  return TRUE;
}

static gboolean
say_unmeasured (LianTxn *txn, const LianRecord *record, LianWorkItem *item)
{
  item->what = reference_title (txn, record, "cooperative");
  item->why = g_strdup_printf (_ ("Effect to be measured: %s"), lian_record_get_title (record));
  return TRUE;
}

/* The day before the first return that does not follow on another, though there are earlier ones. */
#define GAP \
  "(SELECT date(min(n.from_date), '-1 day') FROM production_return n WHERE n.activity = a.id" \
  " AND n.to_date >= date(?1, '-" G_STRINGIFY (LIAN_WORK_MONTHS_BACK) " months')" \
  " AND EXISTS (SELECT 1 FROM production_return l WHERE l.activity = a.id AND l.to_date < date(n.from_date, '-1 day'))" \
  " AND NOT EXISTS (SELECT 1 FROM production_return l WHERE l.activity = a.id AND l.to_date = date(n.from_date, '-1 day')))"

/* Whoever has handed in returns owes what is missing between them, and the next one once its period is over: as
 * many months as the last one had.  Who never did is not asked: no reporting is imposed by a list. */
#define NO_RETURN \
  "SELECT activity, coalesce(gap, until), NULL, ?4 = 'CLERK' FROM (SELECT a.id AS activity, " GAP " AS gap," \
  " date(r.to_date, 'start of month', (2 + 12 * (substr(r.to_date, 1, 4) - substr(r.from_date, 1, 4))" \
  "  + substr(r.to_date, 6, 2) - substr(r.from_date, 6, 2)) || ' months', '-1 day') AS until" \
  " FROM activity a JOIN cooperative c ON c.id = a.cooperative JOIN production_return r ON r.id = (" \
  "  SELECT l.id FROM production_return l WHERE l.activity = a.id ORDER BY l.to_date DESC LIMIT 1)" \
  " WHERE c.status IS NULL OR c.status = 'LIVE') WHERE gap < ?1 OR until < ?1"

/* What ends within the days ahead and is over by itself then. */
#define ENDS(table, until, more) \
  "SELECT t.id, t." until ", NULL, 0 FROM " table " t WHERE t." until " BETWEEN ?1 AND ?2" more

/* The same, where nothing of the kind follows. */
#define ENDS_ALONE(table, more) \
  ENDS (table, "to_date", " AND NOT EXISTS (SELECT 1 FROM " table " n WHERE n.cooperative = t.cooperative" \
        " AND n.id <> t.id AND (n.to_date IS NULL OR n.to_date > t.to_date)" more ")")

/* Who is no longer in office is on the list for as long as there is work in the charge of that officer. */
#define OUT_OF_OFFICE \
  "SELECT id, until_date, id, id IS ?3 FROM officer o WHERE until_date BETWEEN ?1 AND ?2 OR (until_date < ?1 AND (" \
  "EXISTS (SELECT 1 FROM task t WHERE t.owner = o.id AND t.done_on IS NULL)" \
  " OR EXISTS (SELECT 1 FROM relation r WHERE r.task_owner = o.id AND r.state = 'INTERRUPTED')" \
  " OR EXISTS (SELECT 1 FROM correction_case c WHERE c.owner = o.id AND c.state = 'OPEN')" \
  " OR EXISTS (SELECT 1 FROM return_item i WHERE i.owner = o.id AND i.state = 'OPEN')))"

static const LianWorkSource sources[] = {
  { "relation", LIAN_WORK_DUE,
    "SELECT id, task_due, task_owner, task_owner IS ?3 FROM relation WHERE state = 'INTERRUPTED'"
    " AND task IS NOT NULL AND task_owner IS NOT NULL AND task_due <= ?2", say_relation },
  { "relation", LIAN_WORK_BLOCKED,
    "SELECT id, task_due, task_owner, task_owner IS ?3 FROM relation WHERE state = 'INTERRUPTED'"
    " AND (task IS NULL OR task_owner IS NULL OR task_due IS NULL)", say_cut },
  { "decision", LIAN_WORK_DUE,
    "SELECT id, review_on, officer, officer IS ?3 FROM decision WHERE state = 'IN_FORCE' AND review_on <= ?2",
    say_review },
  { "decision", LIAN_WORK_WAITING,
    "SELECT id, decided_on, NULL, " OFFICER " AND officer IS NOT ?3 FROM decision WHERE state = 'WAITING'",
    say_countersign },
  { "edition", LIAN_WORK_WAITING,
    "SELECT id, put_forward_on, NULL, " OFFICER " FROM edition WHERE state = 'WAITING'", say_edition },
  { "impact_finding", LIAN_WORK_WAITING,
    "SELECT id, computed_on, NULL, " OFFICER " FROM impact_finding WHERE state = 'PROPOSED'", say_finding },
  { "service_proposal", LIAN_WORK_WAITING,
    "SELECT id, put_on, NULL, " OFFICER " FROM service_proposal WHERE state = 'PUT'", say_put },
  { "service_proposal", LIAN_WORK_WAITING,
    "SELECT id, decided_on, NULL, " OFFICER " FROM service_proposal WHERE state = 'ACCEPTED'", say_accepted },
  { "decision", LIAN_WORK_WAITING,
    "SELECT id, decided_on, NULL, ?4 = 'CLERK' FROM decision WHERE state = 'RETURNED'", say_returned },
  { "decision", LIAN_WORK_BLOCKED,
    "SELECT id, NULL, officer, officer IS ?3 FROM decision WHERE state = 'DRAFT' AND blocked_by <> ''",
    say_blocked },
  { "correction_case", LIAN_WORK_DUE,
    "SELECT id, due_on, owner, owner IS ?3 FROM correction_case WHERE state = 'OPEN' AND due_on <= ?2",
    say_case },
  { "correction_case", LIAN_WORK_BLOCKED,
    "SELECT id, due_on, owner, owner IS ?3 FROM correction_case WHERE state = 'OPEN'"
    " AND (due_on IS NULL OR (owner IS NULL AND due_on > ?2))", say_case },
  { "correction_measure", LIAN_WORK_DUE,
    "SELECT m.id, m.due_on, m.owner, m.owner IS ?3 FROM correction_measure m"
    " JOIN correction_case c ON c.id = m.correction_case"
    " WHERE c.state = 'OPEN' AND m.done_on IS NULL AND m.due_on <= ?2", say_measure },
  { "contract_line", LIAN_WORK_DUE, DELIVERIES, say_delivery },
  { "task", LIAN_WORK_DUE,
    "SELECT id, due, owner, owner IS ?3 FROM task WHERE done_on IS NULL AND due <= ?2 AND blocked_by IS NULL",
    say_task },
  { "task", LIAN_WORK_BLOCKED,
    "SELECT id, due, owner, owner IS ?3 FROM task WHERE done_on IS NULL"
    " AND (blocked_by IS NOT NULL OR due IS NULL OR (owner IS NULL AND due > ?2))", say_task },
  { "cooperative", LIAN_WORK_BLOCKED,
    "SELECT c.id, NULL, NULL, " OFFICER " FROM cooperative c WHERE c.centralised_now = 'yes' AND c.status = 'LIVE'"
    " AND NOT EXISTS (SELECT 1 FROM quality_person q WHERE q.cooperative = c.id AND q.from_date <= ?1"
    " AND (q.to_date IS NULL OR q.to_date >= ?1))", say_nobody },
  { "protection_measure", LIAN_WORK_DUE,
    "SELECT id, due_on, owner, owner IS ?3 FROM protection_measure WHERE done_on IS NULL AND due_on <= ?2",
    say_protection },
  { "improvement", LIAN_WORK_DUE,
    "SELECT id, due_on, owner, owner IS ?3 FROM improvement WHERE state IN ('PLANNED', 'RUNNING') AND due_on <= ?2",
    say_improvement },
  { "improvement", LIAN_WORK_DUE,
    "SELECT id, measure_on, owner, owner IS ?3 FROM improvement WHERE state <> 'DROPPED' AND measured IS NULL"
    " AND measure_on <= ?2", say_unmeasured },
  { "annual_return", LIAN_WORK_DUE,
    "SELECT annual_return, min(due_on), CASE WHEN count(DISTINCT coalesce(owner, 0)) = 1 THEN max(owner) END,"
    " max(owner IS ?3) FROM return_item WHERE state = 'OPEN' AND due_on <= ?2 GROUP BY annual_return",
    _lian_work_say_return },
  { "activity", LIAN_WORK_DUE, NO_RETURN, _lian_work_say_no_return },
  { "contract", LIAN_WORK_DUE,
    "SELECT id, term_to, NULL, 0 FROM contract WHERE state IN ('SIGNED', 'EXECUTING') AND term_to <= ?2",
    _lian_work_say_term },
  { "cooperative", LIAN_WORK_DUE,
    "SELECT id, term_end, NULL, 0 FROM cooperative WHERE term_end <= ?2 AND (status IS NULL OR status = 'LIVE')",
    _lian_work_say_term },
  { "officer", LIAN_WORK_DUE, OUT_OF_OFFICE, _lian_work_say_term },
  { "apprenticeship", LIAN_WORK_DUE,
    "SELECT id, to_date, NULL, 0 FROM apprenticeship WHERE result = 'LEARNING' AND to_date <= ?2",
    _lian_work_say_term },
  { "quality_person", LIAN_WORK_DUE, ENDS_ALONE ("quality_person", ""), _lian_work_say_term },
  { "federation_membership", LIAN_WORK_DUE,
    ENDS_ALONE ("federation_membership", " AND (SELECT level FROM federation f WHERE f.id = n.federation)"
                " IS (SELECT level FROM federation f WHERE f.id = t.federation)"), _lian_work_say_term },
  { "reservation", LIAN_WORK_DUE, ENDS ("reservation", "until_date", " AND t.released_on IS NULL"),
    _lian_work_say_term },
  { "purchase_approval", LIAN_WORK_DUE, ENDS ("purchase_approval", "to_date", ""), _lian_work_say_term },
  { "kept_warning", LIAN_WORK_KEPT, "SELECT id, kept_on, kept_by, kept_by IS ?3 FROM kept_warning", say_kept },
};

/**
 * _lian_work_sources:
 * @n_sources: (out): their number
 *
 * Returns: (transfer none) (array length=n_sources): the reasons to be on the list
 */
const LianWorkSource *
_lian_work_sources (guint *n_sources)
{
  *n_sources = G_N_ELEMENTS (sources);
  return sources;
}
