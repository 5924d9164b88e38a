/* SPDX-License-Identifier: LGPL-2.1-or-later
 * One case: the facts of an activity, what the rules say, and what was decided. */
#include "lian-case-private.h"
#include "lian-edition.h"
#include "lian-error.h"
#include "lian-i18n.h"

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  gint64 one = lian_record_get_id (*(LianRecord *const *) a);
  gint64 other = lian_record_get_id (*(LianRecord *const *) b);
  return one < other ? 1 : one > other ? -1 : 0;
}

/**
 * _lian_case_list_decisions:
 * @txn: the base
 * @activity: an activity
 *
 * Returns: (transfer full) (element-type LianRecord): its decisions, the newest first
 */
GPtrArray *
_lian_case_list_decisions (LianTxn *txn, gint64 activity)
{
  GPtrArray *decisions = lian_txn_list (txn, lian_type_find ("decision"), "activity", activity);
  g_ptr_array_sort (decisions, compare_newest);
  return decisions;
}

static gboolean
has_state (const LianRecord *decision, const char *state)
{
  return g_strcmp0 (lian_record_get_text (decision, "state"), state) == 0;
}

static LianRecord *
find_state (const GPtrArray *decisions, const char *state)
{
  for (guint i = 0; i < decisions->len; i++)
    if (has_state (decisions->pdata[i], state))
      return decisions->pdata[i];
  return NULL;
}

/**
 * _lian_case_find_section:
 * @decisions: (element-type LianRecord): the newest first
 * @receipt: (nullable): the case now; may be %NULL while nothing was decided
 * @working_date: the working date
 * @changed: (out) (transfer full): what differs from the decision
 *
 * Returns: where the case belongs
 */
LianCaseSection
_lian_case_find_section (GPtrArray *decisions, const char *receipt, LianDate working_date,
                         GPtrArray **changed)
{
  const LianRecord *force = find_state (decisions, "IN_FORCE");
  const LianRecord *waiting = find_state (decisions, "WAITING");
  const LianRecord *returned = find_state (decisions, "RETURNED");
  const LianRecord *last = waiting != NULL ? waiting : returned != NULL ? returned : force;
  *changed = last != NULL
                 ? lian_receipt_list_changes (lian_record_get_text (last, "receipt"), receipt)
                 : g_ptr_array_new_with_free_func (g_free);
  if (waiting != NULL)
    return LIAN_CASE_WAITING;
  if (returned != NULL && (*changed)->len == 0)
    return LIAN_CASE_RETURNED;
  if (force == NULL)
    return LIAN_CASE_NEVER;
  if ((*changed)->len > 0)
    return LIAN_CASE_CHANGED;
  LianDate review = lian_record_get_date (force, "review_on");
  return review != 0 && review <= working_date ? LIAN_CASE_OVERDUE : LIAN_CASE_SETTLED;
}

static LianCase *
case_new (void)
{
  LianCase *self = g_new0 (LianCase, 1);
  self->facts = g_ptr_array_new_with_free_func (_lian_case_fact_free);
  self->parts = g_ptr_array_new_with_free_func (_lian_case_part_free);
  self->hints = g_ptr_array_new_with_free_func (g_free);
  _lian_case_init_protection (self);
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  return self;
}

/**
 * lian_case_free:
 * @self: (nullable) (transfer full): a case
 */
void
lian_case_free (LianCase *self)
{
  if (self == NULL)
    return;
  g_free (self->activity_name);
  g_free (self->cooperative_name);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->hints);
  g_ptr_array_unref (self->crafts);
  g_ptr_array_unref (self->blocked);
  g_ptr_array_unref (self->kept);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_pointer (&self->opinion, lian_opinion_unref);
  g_clear_pointer (&self->rulebook, lian_rulebook_unref);
  g_free (self->receipt);
  g_free (self);
}

/**
 * _lian_case_leads_to:
 * @findings: (nullable) (element-type LianOpinionFinding): findings
 * @outcome: an outcome
 *
 * Returns: whether one of them leads to @outcome
 */
gboolean
_lian_case_leads_to (const GPtrArray *findings, const char *outcome)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (g_str_equal (((const LianOpinionFinding *) findings->pdata[i])->outcome, outcome))
      return TRUE;
  return FALSE;
}

static gboolean
keep_if_ours (const LianCase *self, const LianRecord *warning)
{
  const char *kind = lian_record_get_text (warning, "kind");
  gint64 record = lian_record_get_number (warning, "record");
  return (g_strcmp0 (kind, "activity") == 0 && record == self->activity)
         || (g_strcmp0 (kind, "cooperative") == 0 && record == self->cooperative);
}

static void
load_kept (LianCase *self, LianTxn *txn)
{
  const gint64 records[] = { self->activity, self->cooperative };
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr (GPtrArray) kept
          = lian_txn_list (txn, lian_type_find ("kept_warning"), "record", records[i]);
      for (guint k = 0; k < kept->len; k++)
        if (keep_if_ours (self, kept->pdata[k]))
          g_ptr_array_add (self->kept, lian_record_copy (kept->pdata[k]));
    }
}

static void
forget_judgement (LianCase *self)
{
  g_clear_pointer (&self->opinion, lian_opinion_unref);
  g_clear_pointer (&self->rulebook, lian_rulebook_unref);
  g_ptr_array_set_size (self->hints, 0);
  g_ptr_array_set_size (self->blocked, 0);
  for (guint i = 0; i < self->parts->len; i++)
    g_clear_pointer (&((LianCasePart *) self->parts->pdata[i])->findings, g_ptr_array_unref);
}

/**
 * _lian_case_ask:
 * @self: a case with its facts
 * @rulebook: an edition of the rulebook
 * @detail: how much to work out
 * @error: return location
 *
 * Asks @rulebook about the facts, the parts and what an officer should know besides.
 *
 * Returns: whether it could answer
 */
gboolean
_lian_case_ask (LianCase *self, LianRulebook *rulebook, LianOpinionDetail detail, GError **error)
{
  g_autofree char *json = _lian_case_facts_to_json (self->facts);
  forget_judgement (self);
  self->rulebook = lian_rulebook_ref (rulebook);
  self->opinion = lian_opinion_new (rulebook, json, detail, error);
  if (self->opinion == NULL || !_lian_case_judge_parts (self, error))
    return FALSE;
  self->edition = self->opinion->edition;
  self->rulebook_hash = self->opinion->hash;
  _lian_case_fill_blocked (self);
  _lian_case_add_hints (self);
  return TRUE;
}

static gboolean
judge (LianCase *self, LianTxn *txn, LianRulebook *rulebook, LianOpinionDetail detail,
       GError **error)
{
  if (rulebook == NULL || !_lian_case_ask (self, rulebook, detail, error))
    return FALSE;
  self->decisions = _lian_case_list_decisions (txn, self->activity);
  if (detail != LIAN_OPINION_LISTED || self->decisions->len > 0)
    self->receipt = _lian_case_create_receipt (self);
  self->section = _lian_case_find_section (self->decisions, self->receipt, self->working_date,
                                           &self->changed);
  load_kept (self, txn);
  return TRUE;
}

/* By the edition of the rulebook that the receipt names, if the base keeps it. */
static gboolean
judge_by_receipt (LianCase *self, LianTxn *txn, const char *receipt, LianOpinionDetail detail,
                  GError **error)
{
  g_autoptr (LianRulebook) named = NULL;
  g_autofree char *hash = lian_receipt_dup_rulebook (receipt);
  if (!lian_edition_find (txn, hash, &named, error))
    return FALSE;
  LianRulebook *rulebook = named != NULL ? named : lian_edition_get_in_force (txn, error);
  return judge (self, txn, rulebook, detail, error);
}

/**
 * _lian_case_new_of:
 * @txn: the base
 * @activity: the record of an activity
 *
 * Returns: (transfer full): the case with its facts; no rules and no decisions yet
 */
LianCase *
_lian_case_new_of (LianTxn *txn, const LianRecord *activity)
{
  LianCase *self = case_new ();
  _lian_case_gather (self, txn, activity);
  return self;
}

static LianCase *
new_unasked (LianTxn *txn, gint64 activity, GError **error)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("activity"), activity);
  if (record == NULL)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, activity);
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("There is no activity %s"), id);
      return NULL;
    }
  return _lian_case_new_of (txn, record);
}

/**
 * _lian_case_load:
 * @txn: the base
 * @activity: the activity
 * @detail: how much to work out
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the case
 */
LianCase *
_lian_case_load (LianTxn *txn, gint64 activity, LianOpinionDetail detail, GError **error)
{
  g_autoptr (LianCase) self = new_unasked (txn, activity, error);
  return self != NULL && judge (self, txn, lian_edition_get_in_force (txn, error), detail, error)
             ? g_steal_pointer (&self)
             : NULL;
}

/**
 * lian_case_load:
 * @txn: the base
 * @activity: the activity
 * @error: return location
 *
 * Gathers the facts and asks the rules.
 *
 * Returns: (transfer full) (nullable): the case
 */
LianCase *
lian_case_load (LianTxn *txn, gint64 activity, GError **error)
{
  return _lian_case_load (txn, activity, LIAN_OPINION_WHOLE, error);
}

/**
 * lian_case_load_listed:
 * @txn: the base
 * @activity: the activity
 * @error: return location
 *
 * Like lian_case_load(), for many cases in one go: changes of up to two facts, and a receipt only
 * where something was decided.
 *
 * Returns: (transfer full) (nullable): the case
 */
LianCase *
lian_case_load_listed (LianTxn *txn, gint64 activity, GError **error)
{
  return _lian_case_load (txn, activity, LIAN_OPINION_LISTED, error);
}

/**
 * lian_case_load_brief:
 * @txn: the base
 * @activity: the activity
 * @error: return location
 *
 * Like lian_case_load(), without refusals, changes, questions and reasons: for lists.
 *
 * Returns: (transfer full) (nullable): the case
 */
LianCase *
lian_case_load_brief (LianTxn *txn, gint64 activity, GError **error)
{
  return _lian_case_load (txn, activity, LIAN_OPINION_BRIEF, error);
}

/**
 * lian_case_load_decided:
 * @txn: the base
 * @decision: a decision
 * @error: return location
 *
 * Like lian_case_load(), with the facts as they were when it was decided, and by the edition of
 * the rulebook that it names, if the base keeps it.
 *
 * Returns: (transfer full) (nullable): the case
 */
LianCase *
lian_case_load_decided (LianTxn *txn, const LianRecord *decision, GError **error)
{
  gint64 activity = lian_record_get_number (decision, "activity");
  const char *receipt = lian_record_get_text (decision, "receipt");
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("activity"), activity);
  if (receipt == NULL || record == NULL)
    return lian_case_load (txn, activity, error);
  g_autoptr (LianCase) self = _lian_case_new_of (txn, record);
  if (!_lian_case_read_receipt (self, receipt))
    {
      g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_DAMAGED,
                           _ ("The receipt of this decision can't be read"));
      return NULL;
    }
  return judge_by_receipt (self, txn, receipt, LIAN_OPINION_WHOLE, error) ? g_steal_pointer (&self)
                                                                          : NULL;
}

/**
 * _lian_case_load_then:
 * @txn: the base
 * @activity: an activity
 * @receipt: (nullable): the receipt of a decision, for the facts as they were
 * @day: without a receipt, the day whose knowledge is wanted; 0 for now
 * @error: return location
 *
 * Like lian_case_load_brief(), as the case could be known when something was done; by the edition of
 * the rulebook that the receipt names, if the base keeps it.
 *
 * Returns: (transfer full) (nullable): the case
 */
LianCase *
_lian_case_load_then (LianTxn *txn, gint64 activity, const char *receipt, LianDate day,
                      GError **error)
{
  g_autoptr (LianCase) self = new_unasked (txn, activity, error);
  if (self == NULL)
    return NULL;
  if ((receipt == NULL || !_lian_case_read_receipt (self, receipt)) && day != 0)
    _lian_case_take_day (self, txn, day);
  gboolean judged = receipt != NULL
                        ? judge_by_receipt (self, txn, receipt, LIAN_OPINION_BRIEF, error)
                        : judge (self, txn, lian_edition_get_in_force (txn, error),
                                 LIAN_OPINION_BRIEF, error);
  return judged ? g_steal_pointer (&self) : NULL;
}

/**
 * lian_case_find_fact:
 * @self: a case
 * @fact: a fact of the activity
 *
 * Returns: (transfer none) (nullable): the fact
 */
const LianCaseFact *
lian_case_find_fact (const LianCase *self, const char *fact)
{
  for (guint i = 0; i < self->facts->len; i++)
    if (g_str_equal (((const LianCaseFact *) self->facts->pdata[i])->fact, fact))
      return self->facts->pdata[i];
  return NULL;
}

/**
 * lian_case_recommends:
 * @self: a case
 * @outcome: a form
 *
 * Returns: whether the rules recommend @outcome
 */
gboolean
lian_case_recommends (const LianCase *self, const char *outcome)
{
  return g_strv_contains ((const char *const *) self->opinion->recommended, outcome);
}

/**
 * lian_case_get_recommended:
 * @self: a case
 * @i: which one, from 0
 *
 * Returns: (transfer none) (nullable): a recommended form
 */
const char *
lian_case_get_recommended (const LianCase *self, guint i)
{
  return i < g_strv_length (self->opinion->recommended) ? self->opinion->recommended[i] : NULL;
}

/**
 * lian_case_dup_recommended:
 * @self: a case
 *
 * Returns: (transfer full): the recommended forms with commas
 */
char *
lian_case_dup_recommended (const LianCase *self)
{
  return g_strjoinv (",", self->opinion->recommended);
}

/**
 * lian_case_permits:
 * @self: a case
 * @outcome: a form
 *
 * Returns: whether a rule permits @outcome, blocked or not, for the activity or for a point or link
 *   of it
 */
gboolean
lian_case_permits (const LianCase *self, const char *outcome)
{
  if (lian_case_recommends (self, outcome)
      || g_strv_contains ((const char *const *) self->opinion->permitted, outcome))
    return TRUE;
  for (guint i = 0; i < self->opinion->findings->len; i++)
    {
      const LianOpinionFinding *finding = self->opinion->findings->pdata[i];
      if (g_str_equal (finding->outcome, outcome) && !g_str_equal (finding->force, "SHOULD_NOT")
          && !g_str_equal (finding->force, "FORBID"))
        return TRUE;
    }
  for (guint i = 0; i < self->parts->len; i++)
    if (_lian_case_leads_to (((const LianCasePart *) self->parts->pdata[i])->findings, outcome))
      return TRUE;
  return FALSE;
}

/**
 * lian_case_has_rule:
 * @self: a case
 * @rule: rule id as printed
 *
 * Returns: whether the rule fired
 */
gboolean
lian_case_has_rule (const LianCase *self, const char *rule)
{
  for (guint i = 0; i < self->opinion->findings->len; i++)
    if (g_str_equal (((const LianOpinionFinding *) self->opinion->findings->pdata[i])->rule, rule))
      return TRUE;
  return FALSE;
}

/**
 * lian_case_get_decision:
 * @self: a case
 * @state: a state of decisions
 *
 * Returns: (transfer none) (nullable): the newest decision in that state
 */
LianRecord *
lian_case_get_decision (const LianCase *self, const char *state)
{
  return find_state (self->decisions, state);
}

static gint64
get_decision_id (const LianCase *self, const char *state)
{
  const LianRecord *decision = find_state (self->decisions, state);
  return decision != NULL ? lian_record_get_id (decision) : 0;
}

/**
 * lian_case_dup_seen:
 * @self: a case
 *
 * What an officer looked at, to find again when they decide that nothing changed underneath: the
 * receipt's code and the decisions so far.
 *
 * Returns: (transfer full): for #LianDecideRequest
 */
char *
lian_case_dup_seen (const LianCase *self)
{
  g_autofree char *code = lian_receipt_dup_code (self->receipt);
  gint64 newest = self->decisions->len > 0 ? lian_record_get_id (self->decisions->pdata[0]) : 0;
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, code,
                          newest, get_decision_id (self, "WAITING"),
                          get_decision_id (self, "IN_FORCE"));
}
