/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One centralisation, judged again with what was known on its day.
 *
 * Two things make a correction (domain.md §9, rule G4): the rules would not have permitted the form
 * on the facts of that day, or output or service fell afterwards.  A form decided against a guard is
 * named as what it is, an override. */
#include "lian-correction-private.h"
#include "lian-variety-lost.h"
#include "lian-edition.h"

static const char *const central_forms[]
    = { "CENTRALISE",       "CENTRALISE_MAJOR_LINK", "CENTRALISE_HIGH_GRADE",
        "SMALL_BY_PROCESS", "SMALL_BY_VARIETY",      NULL };

/**
 * _lian_correction_forms:
 *
 * Returns: (transfer none): the forms that centralise something, the whole, a link, or at small
 *   scale
 */
const char *const *
_lian_correction_forms (void)
{
  return central_forms;
}

static const char *
central_form_of (const char *form)
{
  return form != NULL && g_strv_contains (central_forms, form) ? g_intern_string (form) : NULL;
}

static const char *
central_outcome (const LianRecord *decision)
{
  const char *form = central_form_of (lian_record_get_text (decision, "outcome"));
  return form != NULL ? form : central_form_of (lian_record_get_text (decision, "outcome_also"));
}

/**
 * lian_correction_free:
 * @self: (nullable) (transfer full): a correction
 */
void
lian_correction_free (LianCorrection *self)
{
  if (self == NULL)
    return;
  g_free (self->activity_name);
  g_free (self->cooperative_name);
  g_free (self->blocked_by);
  g_free (self->lost);
  g_clear_pointer (&self->decision, lian_record_free);
  g_clear_pointer (&self->record, lian_record_free);
  g_clear_pointer (&self->symptoms, g_ptr_array_unref);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  g_clear_pointer (&self->returns, g_ptr_array_unref);
  g_free (self);
}

/* The decision in force for a central form or, where the day is known, the last one by that day. */
static LianRecord *
find_decision (LianTxn *txn, gint64 activity, LianDate day)
{
  g_autoptr (GPtrArray) decisions
      = lian_txn_list (txn, lian_type_find ("decision"), "activity", activity);
  LianRecord *found = NULL;
  for (guint i = 0; i < decisions->len; i++)
    {
      LianRecord *decision = decisions->pdata[i];
      const char *state = lian_record_get_text (decision, "state");
      gboolean in_force = g_strcmp0 (state, "IN_FORCE") == 0;
      LianDate decided = lian_record_get_date (decision, "decided_on");
      if ((!in_force && (day == 0 || g_strcmp0 (state, "SUPERSEDED") != 0))
          || central_outcome (decision) == NULL || (day != 0 && decided > day))
        continue;
      if (found == NULL || decided >= lian_record_get_date (found, "decided_on"))
        found = decision;
    }
  return found != NULL ? lian_record_copy (found) : NULL;
}

static int
compare_from (gconstpointer a, gconstpointer b)
{
  LianDate one = lian_record_get_date (*(LianRecord *const *) a, "from_date");
  LianDate other = lian_record_get_date (*(LianRecord *const *) b, "from_date");
  return (one > other) - (one < other);
}

static gboolean
serves (const LianCorrection *self, const LianRecord *point)
{
  gint64 activity = lian_record_get_number (point, "activity");
  return activity == 0 || activity == self->activity;
}

/**
 * lian_correction_get_limits:
 * @rulebook: (nullable): an edition of the rulebook
 *
 * Editions before these constants were their own go by what the program had then.
 *
 * Returns: what counts as a fall under it
 */
LianFallLimits
lian_correction_get_limits (LianRulebook *rulebook)
{
  LianFallLimits limits = { 10, 5, 3 };
  if (rulebook == NULL)
    return limits;
  limits.percent = lian_opinion_get_number (rulebook, "fall_share", 100, limits.percent);
  limits.quality = lian_opinion_get_number (rulebook, "fall_quality", 100, limits.quality);
  limits.complaints = lian_opinion_get_number (rulebook, "rise_complaints", 1, limits.complaints);
  return limits;
}

static LianCorrectionGrounds
grounds_of_fall (const LianBeforeAfter *compared)
{
  LianCorrectionGrounds grounds = LIAN_GROUND_NONE;
  if (lian_before_after_output_fell (compared) == LIAN_YES)
    grounds |= LIAN_GROUND_OUTPUT_FELL;
  if (lian_before_after_service_fell (compared) == LIAN_YES)
    grounds |= LIAN_GROUND_SERVICE_FELL;
  return grounds;
}

/**
 * lian_correction_get_grounds_under:
 * @self: a correction
 * @limits: what counts as a fall
 *
 * Returns: its grounds, had these been the limits
 */
LianCorrectionGrounds
lian_correction_get_grounds_under (const LianCorrection *self, const LianFallLimits *limits)
{
  LianBeforeAfter compared = self->compared;
  lian_before_after_set_limits (&compared, limits);
  return (self->grounds & ~(LIAN_GROUND_OUTPUT_FELL | LIAN_GROUND_SERVICE_FELL))
         | grounds_of_fall (&compared);
}

static void
compare (LianCorrection *self, LianTxn *txn)
{
  LianFallLimits limits = lian_correction_get_limits (lian_edition_get_in_force (txn, NULL));
  g_autoptr (GPtrArray) units = lian_txn_list_all (txn, lian_type_find ("unit"));
  g_autoptr (GPtrArray) all = lian_txn_list (txn, lian_type_find ("service_point"), "cooperative",
                                             self->cooperative);
  g_autoptr (GPtrArray) points = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    if (serves (self, all->pdata[i]))
      g_ptr_array_add (points, all->pdata[i]);
  self->returns
      = lian_txn_list (txn, lian_type_find ("production_return"), "activity", self->activity);
  g_ptr_array_sort (self->returns, compare_from);
  lian_before_after_compute (&self->compared, self->returns, units, &limits, self->day);
  lian_before_after_set_points (&self->compared, points, lian_txn_get_working_date (txn));
  self->grounds |= grounds_of_fall (&self->compared);
}

/* What the rules recommend instead speaks against a form that they do not know for the trade. */
static char *
rules_for_other_forms (const LianCase *then)
{
  static const char *const dispersed[]
      = { "DECENTRALISE", "RETAIN_POINTS", "KEEP_MOBILE", NULL };
  GString *rules = g_string_new (NULL);
  for (guint i = 0; i < then->opinion->findings->len; i++)
    {
      const LianOpinionFinding *finding = then->opinion->findings->pdata[i];
      if (g_strv_contains (dispersed, finding->outcome))
        g_string_append_printf (rules, "%s%s", rules->len > 0 ? ", " : "", finding->rule);
    }
  return g_string_free (rules, FALSE);
}

/* Asks the rules about the form that was taken, on the facts of the day. */
static gboolean
judge (LianCorrection *self, LianTxn *txn, GError **error)
{
  const char *receipt
      = self->decision != NULL ? lian_record_get_text (self->decision, "receipt") : NULL;
  g_autoptr (LianCase) then
      = _lian_case_load_then (txn, self->activity, receipt, self->day, error);
  if (then == NULL)
    return FALSE;
  self->basis = receipt != NULL ? LIAN_BASIS_RECEIPT : LIAN_BASIS_RECORD;
  self->blocked_by = lian_case_dup_blocked_by (then, self->form);
  if (self->blocked_by == NULL && lian_case_permits (then, self->form))
    return TRUE;
  if (self->blocked_by == NULL)
    self->blocked_by = rules_for_other_forms (then);
  gboolean departs = self->decision != NULL
                     && lian_record_get_truth (self->decision, "countersign_needed") == LIAN_YES;
  self->grounds |= departs ? LIAN_GROUND_OVERRIDE : LIAN_GROUND_NOT_PERMITTED;
  return TRUE;
}

static void
append_truth (GString *json, const char *fact, LianTruth truth)
{
  g_string_append_printf (json, "%s\"%s\":%s", json->len > 1 ? "," : "", fact,
                          truth == LIAN_YES  ? "true"
                          : truth == LIAN_NO ? "false"
                                             : "null");
}

/* G4 on the facts as they are recorded; the table decides, not this program. */
static gboolean
ask_g4 (LianCorrection *self, LianTxn *txn, GError **error)
{
  g_autoptr (GString) json = g_string_new ("{");
  append_truth (json, "centralised_now", self->centralised_now);
  append_truth (json, "output_declined", self->output_declined);
  append_truth (json, "public_inconvenienced", self->public_inconvenienced);
  g_string_append_c (json, '}');
  LianRulebook *rulebook = lian_edition_get_in_force (txn, error);
  g_autoptr (GPtrArray) findings
      = rulebook != NULL ? lian_opinion_list_findings (rulebook, "correction", json->str, error)
                         : NULL;
  if (findings == NULL)
    return FALSE;
  self->g4 = _lian_case_leads_to (findings, "CORRECT");
  if (self->g4)
    self->grounds |= LIAN_GROUND_REPORTED;
  return TRUE;
}

static void
load_case_parts (LianCorrection *self, LianTxn *txn)
{
  gint64 id = lian_record_get_id (self->record);
  self->symptoms
      = lian_txn_list (txn, lian_type_find ("correction_symptom"), "correction_case", id);
  self->measures
      = lian_txn_list (txn, lian_type_find ("correction_measure"), "correction_case", id);
}

/**
 * lian_correction_get_due:
 * @self: a correction
 *
 * Returns: the earliest day by which something of an open case has to be done, or 0
 */
LianDate
lian_correction_get_due (const LianCorrection *self)
{
  if (self->record == NULL || self->state == LIAN_CORRECTION_CLOSED)
    return 0;
  LianDate due = lian_record_get_date (self->record, "due_on");
  for (guint i = 0; i < self->measures->len; i++)
    {
      const LianRecord *measure = self->measures->pdata[i];
      LianDate day = lian_record_get_date (measure, "due_on");
      if (lian_record_is_empty (measure, "done_on") && day != 0 && (due == 0 || day < due))
        due = day;
    }
  return due;
}

static LianCorrectionState
find_state (const LianCorrection *self, LianDate today)
{
  if (self->record == NULL)
    return LIAN_CORRECTION_FOUND;
  if (g_strcmp0 (lian_record_get_text (self->record, "state"), "CLOSED") == 0)
    return LIAN_CORRECTION_CLOSED;
  LianDate due = lian_correction_get_due (self);
  return due != 0 && due < today ? LIAN_CORRECTION_OVERDUE : LIAN_CORRECTION_OPEN;
}

static void
name_it (LianCorrection *self, LianTxn *txn, const LianRecord *activity)
{
  g_autoptr (LianRecord) cooperative
      = lian_txn_load (txn, lian_type_find ("cooperative"), self->cooperative);
  g_autoptr (GPtrArray) works
      = lian_txn_list (txn, lian_type_find ("activity"), "cooperative", self->cooperative);
  self->alone = works->len == 1;
  self->activity_name = g_strdup (lian_record_get_title (activity));
  self->cooperative_name = g_strdup (cooperative != NULL ? lian_record_get_title (cooperative) : "");
  if (cooperative == NULL)
    return;
  self->centralised_now = lian_record_get_truth (cooperative, "centralised_now");
  self->output_declined = lian_record_get_truth (cooperative, "output_declined");
  self->public_inconvenienced = lian_record_get_truth (cooperative, "public_inconvenienced");
}

/* The day, the decision and the form: the case says it, else the activity, else the decision. */
static void
date_it (LianCorrection *self, LianTxn *txn, const LianRecord *activity)
{
  gint64 named = self->record != NULL ? lian_record_get_number (self->record, "decision") : 0;
  self->day = self->record != NULL ? lian_record_get_date (self->record, "centralised_on") : 0;
  if (self->day == 0)
    self->day = lian_record_get_date (activity, "centralised_on");
  self->decision = named != 0 ? lian_txn_load (txn, lian_type_find ("decision"), named)
                              : find_decision (txn, self->activity, self->day);
  self->day_recorded = self->day != 0;
  if (self->day == 0 && self->decision != NULL)
    self->day = lian_record_get_date (self->decision, "decided_on");
  self->form = self->decision != NULL ? central_outcome (self->decision) : NULL;
  if (self->form == NULL)
    self->form = central_form_of (lian_record_get_text (activity, "current_form"));
  if (self->form == NULL)
    self->form = central_forms[0];
}

/**
 * lian_correction_load:
 * @txn: the base
 * @activity: what was centralised
 * @record: a correction case of it, or 0
 * @error: return location
 *
 * Judges the centralisation again and compares before and after.
 *
 * Returns: (transfer full) (nullable): the correction
 */
LianCorrection *
lian_correction_load (LianTxn *txn, gint64 activity, gint64 record, GError **error)
{
  g_autoptr (LianRecord) work = lian_txn_load (txn, lian_type_find ("activity"), activity);
  if (work == NULL)
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("There is no such activity."));
      return NULL;
    }
  g_autoptr (LianCorrection) self = g_new0 (LianCorrection, 1);
  self->activity = activity;
  self->cooperative = lian_record_get_number (work, "cooperative");
  self->record = record != 0 ? lian_txn_load (txn, lian_type_find ("correction_case"), record) : NULL;
  if (self->record != NULL)
    load_case_parts (self, txn);
  name_it (self, txn, work);
  date_it (self, txn, work);
  self->state = find_state (self, lian_txn_get_working_date (txn));
  if (!judge (self, txn, error) || !ask_g4 (self, txn, error))
    return NULL;
  compare (self, txn);
  self->lost = lian_variety_dup_lost (txn, NULL, self->cooperative, self->day);
  return g_steal_pointer (&self);
}

/* Whether the comparison says something that the record does not say yet.  "No" of one activity is
 * "no" of the co-operative only where it is the only one; harm that is recorded is not denied by
 * figures. */
static gboolean
adds (const LianCorrection *self, LianTruth found, LianTruth recorded)
{
  if (found == LIAN_YES)
    return recorded != LIAN_YES;
  return found == LIAN_NO && self->alone && recorded != LIAN_YES && recorded != LIAN_NO;
}

/**
 * lian_correction_propose_fact:
 * @self: a correction
 * @value: (out): what the returns say of it
 *
 * Finds a fact of rule G4 on which day and returns have an answer that the record lacks; an officer
 * confirms it.
 *
 * Returns: (transfer none) (nullable): the fact
 */
const char *
lian_correction_propose_fact (const LianCorrection *self, LianTruth *value)
{
  const struct
  {
    const char *fact;
    LianTruth found;
    LianTruth recorded;
  } facts[] = {
    { "centralised_now", self->day_recorded ? LIAN_YES : LIAN_UNKNOWN, self->centralised_now },
    { "output_declined", lian_before_after_output_fell (&self->compared), self->output_declined },
    { "public_inconvenienced", lian_before_after_service_fell (&self->compared),
      self->public_inconvenienced },
  };
  *value = LIAN_UNKNOWN;
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (self->state != LIAN_CORRECTION_CLOSED && adds (self, facts[i].found, facts[i].recorded))
      {
        *value = facts[i].found;
        return facts[i].fact;
      }
  return NULL;
}

/**
 * lian_correction_get_unit:
 * @self: a correction
 * @txn: the base
 * @unit: (out): the unit of the quantities compared; its texts are interned
 *
 * Returns: whether there is one; otherwise @unit counts smallest units
 */
gboolean
lian_correction_get_unit (const LianCorrection *self, LianTxn *txn, LianUnit *unit)
{
  *unit = (LianUnit){ NULL, NULL, 1, 1 };
  for (guint i = 0; i < self->returns->len; i++)
    {
      const LianRecord *record = self->returns->pdata[i];
      int quantity = lian_type_field (lian_record_get_type_info (record), "quantity");
      if (lian_record_get_number (record, "unit") == self->compared.unit)
        return lian_txn_unit_of (txn, record, quantity, unit);
    }
  return FALSE;
}
