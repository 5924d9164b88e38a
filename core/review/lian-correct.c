/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Opening and closing correction cases.
 *
 * A case is opened from what the program found: the grounds, the rules against it, the decision and
 * the figures that fell are written into it as they stand on that day.  Only officers open and close. */
#include "lian-correct.h"
#include "lian-correction-private.h"
#include "lian-decide-private.h"
#include "lian-isolate.h"
#include "lian-text.h"

/* How long a correction may take before it is overdue: no figure in the source; a month. */
#define DUE_MONTHS 1

/**
 * lian_correct_request_new:
 * @activity: what was centralised, or 0
 *
 * Returns: (transfer full): a request
 */
LianCorrectRequest *
lian_correct_request_new (gint64 activity)
{
  LianCorrectRequest *request = g_new0 (LianCorrectRequest, 1);
  request->activity = activity;
  return request;
}

/**
 * lian_correct_request_free:
 * @request: (nullable) (transfer full): a request
 */
void
lian_correct_request_free (LianCorrectRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->merged);
  g_free (request->result);
  g_free (request->measure);
  g_free (request->detail);
  g_free (request);
}

/**
 * lian_correct_suggest_due:
 * @working_date: the working date
 *
 * Returns: the due date to offer
 */
LianDate
lian_correct_suggest_due (LianDate working_date)
{
  return lian_date_add_months (working_date, DUE_MONTHS);
}

static gboolean
has_open_case (LianTxn *txn, gint64 activity)
{
  g_autoptr (GPtrArray) cases
      = lian_txn_list (txn, lian_type_find ("correction_case"), "activity", activity);
  for (guint i = 0; i < cases->len; i++)
    if (g_strcmp0 (lian_record_get_text (cases->pdata[i], "state"), "OPEN") == 0)
      return TRUE;
  return FALSE;
}

static void
name_decision (LianTxn *txn, const LianCorrection *found, LianRecord *record)
{
  if (found->decision == NULL)
    return;
  g_autofree char *officer = lian_txn_title (txn, lian_type_find ("officer"),
                                             lian_record_get_number (found->decision, "officer"));
  lian_record_set_number (record, "decision", lian_record_get_id (found->decision));
  if (officer != NULL)
    lian_record_set_text (record, "decided_by", officer);
}

static LianRecord *
draft_case (LianTxn *txn, const LianCorrection *found, const LianCorrectRequest *wish)
{
  LianRecord *record = lian_record_new (lian_type_find ("correction_case"));
  g_autofree char *merged = g_strdup_printf ("%s · %s", found->cooperative_name, found->activity_name);
  g_autofree char *grounds = lian_correction_dup_grounds (found->grounds);
  g_autofree char *facts = lian_correction_dup_judgement (found);
  lian_record_set_number (record, "activity", found->activity);
  lian_record_set_text (record, "state", "OPEN");
  lian_record_set_date (record, "opened_on", lian_txn_get_working_date (txn));
  lian_record_set_number (record, "owner", wish->owner);
  lian_record_set_date (record, "due_on", wish->due_on);
  lian_record_set_text (record, "merged", lian_text_is_blank (wish->merged) ? merged : wish->merged);
  if (found->day != 0)
    lian_record_set_date (record, "centralised_on", found->day);
  lian_record_set_text (record, "facts", facts);
  lian_record_set_text (record, "grounds", grounds);
  if (found->blocked_by != NULL && *found->blocked_by != '\0')
    lian_record_set_text (record, "blocked_by", found->blocked_by);
  name_decision (txn, found, record);
  return record;
}

static gboolean
number_case (LianTxn *txn, LianRecord *record, GError **error)
{
  g_autofree char *number
      = lian_txn_issue_number (txn, lian_record_get_type_info (record),
                               lian_txn_get_working_date (txn), lian_record_get_id (record), error);
  if (number == NULL)
    return FALSE;
  lian_record_set_text (record, "number", number);
  return lian_txn_update (txn, record, error);
}

static gboolean
insert_symptom (LianTxn *txn, gint64 record, const char *what, const char *evidence, GError **error)
{
  g_autoptr (LianRecord) symptom = lian_record_new (lian_type_find ("correction_symptom"));
  lian_record_set_number (symptom, "correction_case", record);
  lian_record_set_text (symptom, "symptom", what);
  lian_record_set_date (symptom, "seen_on", lian_txn_get_working_date (txn));
  lian_record_set_number (symptom, "found_by", lian_txn_get_author (txn));
  lian_record_set_text (symptom, "evidence", evidence);
  return lian_txn_insert (txn, symptom, error);
}

static gboolean
add_symptom (LianTxn *txn, const LianCorrection *found, LianFigure figure, gint64 record,
             const LianUnit *unit, GError **error)
{
  static const char *const symptoms[LIAN_N_FIGURES]
      = { "OUTPUT_DOWN",           "OUTPUT_DOWN",  "FEWER_VARIETIES",      "LOWER_QUALITY",
          "PUBLIC_INCONVENIENCED", "SHORTER_HOURS", "PUBLIC_INCONVENIENCED" };
  const LianFigureChange *change = &found->compared.figures[figure];
  g_autofree char *before = lian_figure_dup_text (change, figure, FALSE, unit);
  g_autofree char *after = lian_figure_dup_text (change, figure, TRUE, unit);
  g_autofree char *more = lian_figure_dup_change (change, figure);
  g_autofree char *line = g_strdup_printf (_ ("%s: %s before, %s after (%s). "),
                                           lian_figure_label (figure), before, after, more);
  g_autofree char *periods = lian_before_after_dup_periods (&found->compared);
  g_autofree char *evidence = figure == LIAN_FIGURE_POINTS ? g_strchomp (g_strdup (line))
                                                           : g_strconcat (line, periods, NULL);
  return insert_symptom (txn, record, symptoms[figure], evidence, error);
}

static gboolean
add_lost (LianTxn *txn, const LianCorrection *found, gint64 record, GError **error)
{
  if (found->lost == NULL)
    return TRUE;
  /* Translators: names of varieties */
  g_autofree char *evidence = g_strdup_printf (_ ("Lost and not made again: %s."), found->lost);
  return insert_symptom (txn, record, "FEWER_VARIETIES", evidence, error);
}

/* What fell is evidence of the day; the returns may be corrected later. */
static gboolean
add_symptoms (LianTxn *txn, const LianCorrection *found, gint64 record, GError **error)
{
  LianUnit unit = { NULL, NULL, 1, 1 };
  lian_correction_get_unit (found, txn, &unit);
  for (int figure = 0; figure < LIAN_N_FIGURES; figure++)
    if (found->compared.figures[figure].fell == LIAN_YES
        && !add_symptom (txn, found, (LianFigure) figure, record, &unit, error))
      return FALSE;
  return add_lost (txn, found, record, error);
}

static gboolean
may_open (LianTxn *txn, const LianCorrectRequest *wish, GError **error)
{
  g_autoptr (LianRecord) author
      = _lian_decide_load_officer (txn, lian_txn_get_author (txn), error);
  g_autoptr (LianRecord) owner
      = author != NULL ? _lian_decide_load_officer (txn, wish->owner, error) : NULL;
  if (owner == NULL)
    return FALSE;
  if (wish->due_on <= lian_txn_get_working_date (txn))
    return _lian_refuse (error,
                         _ ("The due date of a correction must lie after the working date."));
  return !has_open_case (txn, wish->activity)
         || _lian_refuse (error, _ ("A correction case of this activity is open already."));
}

/**
 * lian_correct_open:
 * @txn: the base, in a write
 * @request: (type LianCorrectRequest): activity, owner and due date
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Makes a case of what the program found (G4).
 *
 * Returns: whether the case was opened
 */
gboolean
lian_correct_open (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  LianCorrectRequest *wish = request;
  if (!may_open (txn, wish, error))
    return FALSE;
  g_autoptr (LianCorrection) found = lian_correction_load (txn, wish->activity, 0, error);
  if (found == NULL)
    return FALSE;
  if (found->grounds == LIAN_GROUND_NONE)
    return _lian_refuse (error,
                         _ ("Nothing speaks for a correction here any more. Look at it again."));
  g_autoptr (LianRecord) record = draft_case (txn, found, wish);
  if (!lian_txn_insert (txn, record, error) || !number_case (txn, record, error))
    return FALSE;
  wish->record = lian_record_get_id (record);
  return add_symptoms (txn, found, wish->record, error);
}

static LianRecord *
load_open_case (LianTxn *txn, gint64 id, GError **error)
{
  g_autoptr (LianRecord) author
      = _lian_decide_load_officer (txn, lian_txn_get_author (txn), error);
  if (author == NULL)
    return NULL;
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("correction_case"), id);
  if (record != NULL && g_strcmp0 (lian_record_get_text (record, "state"), "OPEN") == 0)
    return g_steal_pointer (&record);
  _lian_refuse (error, _ ("This correction case is not open."));
  return NULL;
}

/**
 * lian_correct_add_measure:
 * @txn: the base, in a write
 * @request: (type LianCorrectRequest): the case, measure, detail, owner and due date
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Decides on a corrective measure.
 *
 * Returns: whether it was added to the case
 */
gboolean
lian_correct_add_measure (LianTxn *txn, gpointer request, GCancellable *cancellable,
                          GError **error)
{
  const LianCorrectRequest *wish = request;
  g_autoptr (LianRecord) record = load_open_case (txn, wish->record, error);
  if (record == NULL)
    return FALSE;
  g_autoptr (LianRecord) measure = lian_record_new (lian_type_find ("correction_measure"));
  lian_record_set_number (measure, "correction_case", wish->record);
  lian_record_set_text (measure, "measure", wish->measure);
  if (!lian_text_is_blank (wish->detail))
    lian_record_set_text (measure, "detail", wish->detail);
  if (wish->owner != 0)
    lian_record_set_number (measure, "owner", wish->owner);
  if (wish->due_on != 0)
    lian_record_set_date (measure, "due_on", wish->due_on);
  return lian_txn_insert (txn, measure, error);
}

/**
 * lian_correct_close:
 * @txn: the base, in a write
 * @request: (type LianCorrectRequest): the case and its result
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Closes a case on the working date under the author's name.
 *
 * Returns: whether the case was closed
 */
gboolean
lian_correct_close (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  const LianCorrectRequest *wish = request;
  g_autoptr (LianRecord) record = load_open_case (txn, wish->record, error);
  if (record == NULL)
    return FALSE;
  if (lian_text_is_blank (wish->result))
    return _lian_refuse (error, _ ("Closing a case needs its result in writing."));
  lian_record_set_text (record, "state", "CLOSED");
  lian_record_set_text (record, "result", wish->result);
  lian_record_set_number (record, "closed_by", lian_txn_get_author (txn));
  lian_record_set_date (record, "closed_on", lian_txn_get_working_date (txn));
  return lian_txn_update (txn, record, error);
}
