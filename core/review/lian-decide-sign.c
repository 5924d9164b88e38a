/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Countersigning and voiding a decision, and answering a question of the rules. */
#include "lian-choices.h"
#include "lian-decide-private.h"
#include "lian-decide.h"
#include "lian-error.h"
#include "lian-i18n.h"

static gboolean
has_state (const LianRecord *decision, const char *state)
{
  return g_strcmp0 (lian_record_get_text (decision, "state"), state) == 0;
}

static LianRecord *
load_decision (LianTxn *txn, gint64 id, GError **error)
{
  LianRecord *decision = lian_txn_load (txn, lian_type_find ("decision"), id);
  if (decision == NULL)
    _lian_refuse (error, _ ("There is no such decision."));
  return decision;
}

/* Another person is not enough: the same account could have given both. */
static gboolean
check_account (LianTxn *txn, gint64 first, const LianRecord *signer, GError **error)
{
  g_autoptr (LianRecord) decider = lian_txn_load (txn, lian_type_find ("officer"), first);
  const char *account = lian_record_get_text (signer, "os_account");
  const char *other = decider != NULL ? lian_record_get_text (decider, "os_account") : NULL;
  if (account == NULL || *account == '\0' || !g_str_equal (account, g_get_user_name ()))
    return _lian_refuse (error,
                         _ ("The countersigner must work under their own account on the computer. "
                            "Otherwise countersign on paper."));
  if (g_strcmp0 (account, other) == 0)
    return _lian_refuse (error,
                         _ ("The decision was made under this account; the countersignature must "
                            "come from another one, or on paper."));
  return TRUE;
}

static gboolean
check_sheet (LianTxn *txn, LianDate first_on, LianDate day, GError **error)
{
  if (day == 0)
    return _lian_refuse (error, _ ("The day on the countersigned sheet is missing."));
  if (day > lian_txn_get_working_date (txn))
    return _lian_refuse (error, _ ("The day on the countersigned sheet is still to come."));
  if (day < first_on)
    return _lian_refuse (error, _ ("The sheet can't have been countersigned before the decision."));
  return TRUE;
}

/* Who signs, if that is a second officer who may. */
static LianRecord *
load_signer (LianTxn *txn, const LianSecondSignature *wish, GError **error)
{
  gboolean paper = g_strcmp0 (wish->way, "PAPER") == 0;
  if (paper && lian_txn_get_author (txn) == 0)
    {
      _lian_refuse (error,
                    _ ("The program does not know who enters this. Choose yourself among the "
                       "people of the office."));
      return NULL;
    }
  g_autoptr (LianRecord) signer = _lian_decide_load_officer (
      txn, paper ? wish->officer : lian_txn_get_author (txn), error);
  if (signer == NULL)
    return NULL;
  gboolean other
      = lian_record_get_id (signer) != wish->first
        || _lian_refuse (error, _ ("Who decided can't countersign: a second officer must."));
  gboolean may = other
                 && (paper ? check_sheet (txn, wish->first_on, wish->signed_on, error)
                           : check_account (txn, wish->first, signer, error));
  return may ? g_steal_pointer (&signer) : NULL;
}

/**
 * _lian_decide_sign:
 * @txn: the base, in a write
 * @record: a record with the three fields of a countersignature
 * @wish: who signed first, and who signs now in which way
 * @error: return location
 *
 * Puts the second signature on @record, unless it is not that of a second officer.
 *
 * Returns: whether it could be signed
 */
gboolean
_lian_decide_sign (LianTxn *txn, LianRecord *record, const LianSecondSignature *wish,
                   GError **error)
{
  gboolean paper = g_strcmp0 (wish->way, "PAPER") == 0;
  g_autoptr (LianRecord) signer = load_signer (txn, wish, error);
  if (signer == NULL)
    return FALSE;
  lian_record_set_number (record, "countersigned_by", lian_record_get_id (signer));
  lian_record_set_text (record, "countersign_way", paper ? "PAPER" : "ACCOUNT");
  lian_record_set_date (record, "countersigned_on",
                        paper ? wish->signed_on : lian_txn_get_working_date (txn));
  return TRUE;
}

/**
 * _lian_decide_countersign:
 * @txn: the base, in a write
 * @proposal: a proposal that says by whom and when it was decided
 * @way: (nullable): "ACCOUNT": the author signs; "PAPER": @officer did on @signed_on
 * @officer: on paper, who signed
 * @signed_on: on paper, the day on the sheet
 * @error: return location
 *
 * Puts the second signature on a proposal that has none.
 *
 * Returns: whether it was signed
 */
gboolean
_lian_decide_countersign (LianTxn *txn, LianRecord *proposal, const char *way, gint64 officer, LianDate signed_on,
                          GError **error)
{
  LianSecondSignature signature = { .first = lian_record_get_number (proposal, "decided_by"),
                                    .first_on = lian_record_get_date (proposal, "decided_on"),
                                    .way = way,
                                    .officer = officer,
                                    .signed_on = signed_on };
  if (!lian_record_is_empty (proposal, "countersigned_by"))
    return _lian_refuse (error, _ ("The proposal is countersigned already."));
  return _lian_decide_sign (txn, proposal, &signature, error) && lian_txn_update (txn, proposal, error);
}

/* A decision that waits, and what its second signature has to be. */
static LianRecord *
load_waiting (LianTxn *txn, const LianSignRequest *wish, LianSecondSignature *signature,
              GError **error)
{
  g_autoptr (LianRecord) decision = load_decision (txn, wish->decision, error);
  if (decision == NULL)
    return NULL;
  if (!has_state (decision, "WAITING"))
    {
      _lian_refuse (error, _ ("This decision is not waiting for a countersignature."));
      return NULL;
    }
  *signature = (LianSecondSignature){
    .first = lian_record_get_number (decision, "officer"),
    .first_on = lian_record_get_date (decision, "decided_on"),
    .way = wish->way,
    .officer = wish->officer,
    .signed_on = wish->signed_on,
  };
  return g_steal_pointer (&decision);
}

/**
 * _lian_decide_may_countersign:
 * @txn: the base
 * @wish: a countersignature
 * @error: return location
 *
 * Returns: whether lian_decide_countersign() would take it
 */
gboolean
_lian_decide_may_countersign (LianTxn *txn, const LianSignRequest *wish, GError **error)
{
  LianSecondSignature signature;
  g_autoptr (LianRecord) decision = load_waiting (txn, wish, &signature, error);
  g_autoptr (LianRecord) signer
      = decision != NULL ? load_signer (txn, &signature, error) : NULL;
  return signer != NULL;
}

/**
 * lian_decide_countersign:
 * @txn: the base, in a write
 * @request: (type LianSignRequest): the decision, and who signed in which way
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Puts a waiting decision in force.  Under another account the author signs; on paper anybody of
 * the office enters who signed and the day on the sheet.
 *
 * Returns: whether the decision is in force
 */
gboolean
lian_decide_countersign (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  const LianSignRequest *wish = request;
  LianSecondSignature signature;
  g_autoptr (LianRecord) decision = load_waiting (txn, wish, &signature, error);
  return decision != NULL && _lian_decide_sign (txn, decision, &signature, error)
         && _lian_decide_put_in_force (txn, decision, error);
}

/**
 * lian_decide_void:
 * @txn: the base, in a write
 * @request: (type LianSignRequest): the decision and the reason
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Voids a decision; it keeps its number and stays visible.
 *
 * Returns: whether it was voided
 */
gboolean
lian_decide_void (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  const LianSignRequest *wish = request;
  g_autoptr (LianRecord) officer
      = _lian_decide_load_officer (txn, lian_txn_get_author (txn), error);
  g_autoptr (LianRecord) decision
      = officer != NULL ? load_decision (txn, wish->decision, error) : NULL;
  if (decision == NULL)
    return FALSE;
  if (!has_state (decision, "IN_FORCE") && !has_state (decision, "WAITING"))
    return _lian_refuse (error, _ ("Only a decision that is in force or waiting can be voided."));
  if (wish->reason == NULL || *wish->reason == '\0')
    return _lian_refuse (error, _ ("This decision needs a written reason."));
  const char *before = lian_record_get_text (decision, "reason");
  /* Translators: the reason for voiding */
  g_autofree char *voided = g_strdup_printf (_ ("Voided: %s"), wish->reason);
  g_autofree char *reason
      = before != NULL ? g_strdup_printf ("%s\n%s", before, voided) : g_strdup (voided);
  lian_record_set_text (decision, "reason", reason);
  lian_record_set_text (decision, "state", "VOID");
  return lian_txn_update (txn, decision, error);
}

/* The record that holds a fact: the activity, else its co-operative. */
static LianRecord *
load_holder (LianTxn *txn, gint64 activity, const char *fact)
{
  g_autoptr (LianRecord) record = lian_txn_load (txn, lian_type_find ("activity"), activity);
  if (record == NULL || lian_type_get_field (lian_record_get_type_info (record), fact) != NULL)
    return g_steal_pointer (&record);
  return lian_txn_load (txn, lian_type_find ("cooperative"),
                        lian_record_get_number (record, "cooperative"));
}

/**
 * lian_decide_may_answer:
 * @fact: a fact
 *
 * Returns: whether lian_decide_answer() knows where to put the answer; facts of points and links
 *   are answered on their own records
 */
gboolean
lian_decide_may_answer (const char *fact)
{
  for (const LianChoice *choice = lian_choices_fact; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, fact))
      return !g_str_equal (fact, "other");
  return FALSE;
}

static gboolean
keep_evidence (LianTxn *txn, const LianAnswerRequest *wish, GError **error)
{
  g_autoptr (LianRecord) row = lian_record_new (lian_type_find ("readiness"));
  lian_record_set_number (row, "activity", wish->activity);
  lian_record_set_text (row, "fact", wish->fact);
  lian_record_set_truth (row, "value", wish->value);
  lian_record_set_date (row, "found_on",
                        wish->found_on != 0 ? wish->found_on : lian_txn_get_working_date (txn));
  if (lian_txn_get_author (txn) != 0)
    lian_record_set_number (row, "found_by", lian_txn_get_author (txn));
  if (wish->evidence != NULL && *wish->evidence != '\0')
    lian_record_set_text (row, "evidence", wish->evidence);
  return lian_txn_insert (txn, row, error);
}

/**
 * lian_decide_answer:
 * @txn: the base, in a write
 * @request: (type LianAnswerRequest): fact, answer and evidence
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Writes the answer to a question of the rules where the fact lives, and a line of evidence.
 *
 * Returns: whether it was written
 */
gboolean
lian_decide_answer (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  const LianAnswerRequest *wish = request;
  if (!lian_decide_may_answer (wish->fact))
    {
      g_set_error (error, LIAN_ERROR, LIAN_ERROR_INPUT,
                   _ ("“%s” is answered on the point, the link or the co-operative itself."),
                   wish->fact);
      return FALSE;
    }
  g_autoptr (LianRecord) holder = load_holder (txn, wish->activity, wish->fact);
  if (holder == NULL)
    return _lian_refuse (error, _ ("There is no such activity."));
  lian_record_set_truth (holder, wish->fact, wish->value);
  return lian_txn_update (txn, holder, error) && keep_evidence (txn, wish, error);
}

/**
 * lian_decide_request_new:
 * @activity: the activity
 *
 * Returns: (transfer full): an empty request: accept
 */
LianDecideRequest *
lian_decide_request_new (gint64 activity)
{
  LianDecideRequest *request = g_new0 (LianDecideRequest, 1);
  request->activity = activity;
  return request;
}

/**
 * lian_decide_request_free:
 * @request: (nullable) (transfer full): a request
 */
void
lian_decide_request_free (LianDecideRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->seen);
  g_free (request->outcome);
  g_free (request->also);
  g_free (request->reason);
  g_free (request);
}

/**
 * lian_sign_request_new:
 * @decision: the decision
 *
 * Returns: (transfer full): a request
 */
LianSignRequest *
lian_sign_request_new (gint64 decision)
{
  LianSignRequest *request = g_new0 (LianSignRequest, 1);
  request->decision = decision;
  return request;
}

/**
 * lian_sign_request_free:
 * @request: (nullable) (transfer full): a request
 */
void
lian_sign_request_free (LianSignRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->way);
  g_free (request->reason);
  g_free (request);
}

/**
 * lian_answer_request_new:
 * @activity: the activity
 * @fact: the fact
 *
 * Returns: (transfer full): a request with the answer unknown
 */
LianAnswerRequest *
lian_answer_request_new (gint64 activity, const char *fact)
{
  LianAnswerRequest *request = g_new0 (LianAnswerRequest, 1);
  request->activity = activity;
  request->fact = g_strdup (fact);
  request->value = LIAN_UNKNOWN;
  return request;
}

/**
 * lian_answer_request_free:
 * @request: (nullable) (transfer full): a request
 */
void
lian_answer_request_free (LianAnswerRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->fact);
  g_free (request->evidence);
  g_free (request);
}
