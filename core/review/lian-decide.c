/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Deciding.
 *
 * An officer either accepts what the rules recommend or decides otherwise with a reason.  A form
 * that a guard blocks, or that no rule permits, waits for a second officer, and so does the closing
 * of a point (domain.md §1, §3.4).  The decision in force stays in force meanwhile.  Every decision
 * keeps the receipt that it rests on. */
#include "lian-decide.h"
#include "lian-decide-private.h"
#include "lian-edition.h"
#include "lian-error.h"
#include "lian-i18n.h"

/**
 * _lian_decide_is_as_seen:
 * @self: a case, as it is now
 * @seen: (nullable): lian_case_dup_seen() of what the officer looked at
 * @error: return location
 *
 * What was decided, and what the facts say, are told apart: another program may have done either.
 *
 * Returns: whether nothing has changed since
 */
gboolean
_lian_decide_is_as_seen (const LianCase *self, const char *seen, GError **error)
{
  g_autofree char *now = lian_case_dup_seen (self);
  g_autofree char *code = lian_receipt_dup_code (self->receipt);
  if (seen == NULL || g_str_equal (seen, now))
    return TRUE;
  g_set_error_literal (
      error, LIAN_ERROR, LIAN_ERROR_CONFLICT,
      g_str_has_prefix (seen, code)
          ? _ ("Somebody has decided on this case since you opened it. Look at it again before you "
               "decide.")
          : _ ("The facts of this case have changed since you opened it. Look at it again before "
               "you decide."));
  return FALSE;
}

static LianCase *
load_seen (LianTxn *txn, const LianDecideRequest *request, GError **error)
{
  g_autoptr (LianCase) self = lian_case_load (txn, request->activity, error);
  if (self == NULL || !_lian_decide_is_as_seen (self, request->seen, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
meets_demands (LianTxn *txn, const LianDecideRequest *request, LianDemands demands, GError **error)
{
  g_autofree char *reason = g_strstrip (g_strdup (request->reason != NULL ? request->reason : ""));
  if ((demands & LIAN_DEMAND_REASON) && *reason == '\0')
    return _lian_refuse (error, _ ("This decision needs a written reason."));
  if ((demands & LIAN_DEMAND_REVIEW_DATE) && request->review_on == 0)
    return _lian_refuse (error, _ ("This decision needs the day of its review."));
  if (request->review_on != 0 && request->review_on <= lian_txn_get_working_date (txn))
    return _lian_refuse (error, _ ("The day of the review must lie after the working date."));
  return TRUE;
}

/* With it the base keeps the edition that it rests on. */
static gint64
store_recommendation (LianTxn *txn, const LianCase *self, GError **error)
{
  if (!lian_edition_keep (txn, self->rulebook, error))
    return 0;
  g_autoptr (LianRecord) record = lian_record_new (lian_type_find ("recommendation"));
  g_autofree char *recommended = lian_case_dup_recommended (self);
  lian_record_set_number (record, "activity", self->activity);
  lian_record_set_date (record, "made_on", lian_txn_get_working_date (txn));
  lian_record_set_text (record, "edition", self->edition);
  lian_record_set_text (record, "rulebook_hash", self->rulebook_hash);
  lian_record_set_text (record, "recommended", recommended);
  lian_record_set_text (record, "receipt", self->receipt);
  return lian_txn_insert (txn, record, error) ? lian_record_get_id (record) : 0;
}

/* The decision that a new one replaces: in force, or waiting for a signature that is no more needed. */
static gboolean
supersede (LianTxn *txn, gint64 activity, gint64 except, const char *const *states, GError **error)
{
  const LianType *type = lian_type_find ("decision");
  g_autoptr (GPtrArray) decisions = lian_txn_list (txn, type, "activity", activity);
  for (guint i = 0; i < decisions->len; i++)
    {
      LianRecord *decision = decisions->pdata[i];
      const char *state = lian_record_get_text (decision, "state");
      if (lian_record_get_id (decision) == except || state == NULL || !g_strv_contains (states, state))
        continue;
      lian_record_set_text (decision, "state", "SUPERSEDED");
      if (!lian_txn_update (txn, decision, error))
        return FALSE;
    }
  return TRUE;
}

static LianRecord *
draft_decision (LianTxn *txn, const LianCase *self, const LianDecideRequest *request,
                gint64 recommendation)
{
  LianRecord *decision = lian_record_new (lian_type_find ("decision"));
  lian_record_set_number (decision, "activity", self->activity);
  lian_record_set_number (decision, "recommendation", recommendation);
  lian_record_set_number (decision, "officer", lian_txn_get_author (txn));
  lian_record_set_date (decision, "decided_on", lian_txn_get_working_date (txn));
  lian_record_set_text (decision, "receipt", self->receipt);
  if (!is_blank (request->reason))
    lian_record_set_text (decision, "reason", request->reason);
  if (request->review_on != 0)
    lian_record_set_date (decision, "review_on", request->review_on);
  return decision;
}

static gboolean
number_decision (LianTxn *txn, LianRecord *decision, GError **error)
{
  g_autofree char *number
      = lian_txn_issue_number (txn, lian_type_find ("decision"), lian_txn_get_working_date (txn),
                               lian_record_get_id (decision), error);
  if (number == NULL)
    return FALSE;
  lian_record_set_text (decision, "number", number);
  return lian_txn_update (txn, decision, error);
}

static void
fill_outcome (LianRecord *decision, const LianCase *self, const char *outcome, const char *also,
              LianDemands demands)
{
  const char *forms[] = { outcome, also, NULL };
  g_autofree char *blocked = _lian_decide_dup_blocked_by (self, forms);
  gboolean departs = !lian_case_recommends (self, outcome)
                     || (also != NULL && !lian_case_recommends (self, also));
  gboolean waits = (demands & LIAN_DEMAND_COUNTERSIGNATURE) != 0;
  lian_record_set_text (decision, "state", waits ? "WAITING" : "IN_FORCE");
  lian_record_set_text (decision, "outcome", outcome);
  if (also != NULL)
    lian_record_set_text (decision, "outcome_also", also);
  lian_record_set_truth (decision, "override", departs ? LIAN_YES : LIAN_NO);
  lian_record_set_truth (decision, "countersign_needed", waits ? LIAN_YES : LIAN_NO);
  if (blocked != NULL)
    lian_record_set_text (decision, "blocked_by", blocked);
}

static gboolean
save_decision (LianTxn *txn, const LianCase *self, LianRecord *decision, GError **error)
{
  static const char *const open[] = { "WAITING", "RETURNED", "DRAFT", NULL };
  static const char *const all[] = { "WAITING", "RETURNED", "DRAFT", "IN_FORCE", NULL };
  gboolean waits = g_str_equal (lian_record_get_text (decision, "state"), "WAITING");
  return lian_txn_insert (txn, decision, error)
         && number_decision (txn, decision, error)
         && supersede (txn, self->activity, lian_record_get_id (decision), waits ? open : all,
                       error);
}

/* A wish that holds: the case, the forms and what they demand. */
typedef struct
{
  LianCase *facts;
  const char *outcome; /* owned by the wish or by @facts */
  const char *also;
  LianDemands demands;
} Holding;

static void
holding_clear (Holding *holding)
{
  g_clear_pointer (&holding->facts, lian_case_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Holding, holding_clear)

static gboolean
hold_wish (LianTxn *txn, const LianDecideRequest *wish, Holding *holding, GError **error)
{
  g_autoptr (LianRecord) officer
      = _lian_decide_load_officer (txn, lian_txn_get_author (txn), error);
  holding->facts = officer != NULL ? load_seen (txn, wish, error) : NULL;
  if (holding->facts == NULL)
    return FALSE;
  gboolean chosen = wish->outcome != NULL;
  holding->outcome = chosen ? wish->outcome : lian_case_get_recommended (holding->facts, 0);
  holding->also = chosen ? wish->also : lian_case_get_recommended (holding->facts, 1);
  if (holding->outcome == NULL)
    return _lian_refuse (error, _ ("The rules recommend nothing here; decide for a form."));
  if (g_strcmp0 (holding->outcome, holding->also) == 0)
    return _lian_refuse (error, _ ("The second form is the first one again."));
  holding->demands = lian_decide_get_demands (holding->facts, holding->outcome);
  if (holding->also != NULL)
    holding->demands |= lian_decide_get_demands (holding->facts, holding->also);
  return meets_demands (txn, wish, holding->demands, error);
}

static gboolean
hold_return (LianTxn *txn, const LianDecideRequest *wish, Holding *holding, GError **error)
{
  g_autoptr (LianRecord) officer
      = _lian_decide_load_officer (txn, lian_txn_get_author (txn), error);
  holding->facts = officer != NULL ? load_seen (txn, wish, error) : NULL;
  return holding->facts != NULL && meets_demands (txn, wish, LIAN_DEMAND_REASON, error);
}

/**
 * _lian_decide_may:
 * @txn: the base
 * @wish: a decision, or a return
 * @back: whether it is a return to the clerk
 * @error: return location
 *
 * Returns: whether lian_decide() or lian_decide_return() would take it
 */
gboolean
_lian_decide_may (LianTxn *txn, const LianDecideRequest *wish, gboolean back, GError **error)
{
  g_auto (Holding) holding = { 0 };
  return back ? hold_return (txn, wish, &holding, error) : hold_wish (txn, wish, &holding, error);
}

/**
 * lian_decide:
 * @txn: the base, in a write
 * @request: (type LianDecideRequest): what is decided
 * @cancellable: (nullable): not used; a decision is short
 * @error: return location
 *
 * Accepts what is recommended, or decides otherwise.
 *
 * Returns: whether the decision was made
 */
gboolean
lian_decide (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  LianDecideRequest *wish = request;
  g_auto (Holding) holding = { 0 };
  if (!hold_wish (txn, wish, &holding, error))
    return FALSE;
  gint64 recommendation = store_recommendation (txn, holding.facts, error);
  if (recommendation == 0)
    return FALSE;
  g_autoptr (LianRecord) decision = draft_decision (txn, holding.facts, wish, recommendation);
  fill_outcome (decision, holding.facts, holding.outcome, holding.also, holding.demands);
  if (!save_decision (txn, holding.facts, decision, error))
    return FALSE;
  wish->decision = lian_record_get_id (decision);
  return TRUE;
}

/**
 * lian_decide_return:
 * @txn: the base, in a write
 * @request: (type LianDecideRequest): the activity and the reason
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Gives the case back to the clerk.  A decision in force stays in force.
 *
 * Returns: whether it was returned
 */
gboolean
lian_decide_return (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  static const char *const open[] = { "RETURNED", "DRAFT", NULL };
  LianDecideRequest *wish = request;
  g_auto (Holding) holding = { 0 };
  if (!hold_return (txn, wish, &holding, error))
    return FALSE;
  gint64 recommendation = store_recommendation (txn, holding.facts, error);
  if (recommendation == 0)
    return FALSE;
  g_autoptr (LianRecord) decision = draft_decision (txn, holding.facts, wish, recommendation);
  lian_record_set_text (decision, "state", "RETURNED");
  if (!lian_txn_insert (txn, decision, error))
    return FALSE;
  wish->decision = lian_record_get_id (decision);
  return supersede (txn, holding.facts->activity, wish->decision, open, error);
}

/**
 * _lian_decide_put_in_force:
 * @txn: the base, in a write
 * @decision: a decision that was waiting
 * @error: return location
 *
 * Returns: whether the decision is in force and the one before it superseded
 */
gboolean
_lian_decide_put_in_force (LianTxn *txn, LianRecord *decision, GError **error)
{
  static const char *const in_force[] = { "IN_FORCE", NULL };
  lian_record_set_text (decision, "state", "IN_FORCE");
  return supersede (txn, lian_record_get_number (decision, "activity"),
                    lian_record_get_id (decision), in_force, error)
         && lian_txn_update (txn, decision, error);
}
