/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Putting a proposal to decision, deciding, countersigning. */
#include "lian-decide-private.h"
#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-proposal-private.h"

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
give_number (LianTxn *txn, LianRecord *proposal, GError **error)
{
  if (!lian_record_is_empty (proposal, "number"))
    return TRUE;
  g_autofree char *number = lian_txn_issue_number (
      txn, lian_type_find ("service_proposal"), lian_txn_get_working_date (txn),
      lian_record_get_id (proposal), error);
  if (number != NULL)
    lian_record_set_text (proposal, "number", number);
  return number != NULL;
}

/**
 * lian_proposal_put:
 * @txn: the base, in a write
 * @request: (type LianProposalRequest): a proposal in draft, or put already
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Works out the figures, keeps them with the proposal, and proposes for each activity concerned
 * whether consumers would suffer.  Put again, the figures are those of today.
 *
 * Returns: whether it was put
 */
gboolean
lian_proposal_put (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  static const char *const states[] = { "DRAFT", "PUT", NULL };
  const LianProposalRequest *wish = request;
  g_autoptr (LianRecord) proposal = _lian_proposal_load (txn, wish->proposal, states, error);
  g_autoptr (LianAssessment) assessment
      = proposal != NULL ? lian_proposal_assess (txn, wish->proposal, cancellable, error) : NULL;
  if (assessment == NULL)
    return FALSE;
  if (assessment->records->len == 0)
    return _lian_refuse (error, _ ("The proposal changes nothing: add a change first."));
  g_autofree char *figures = _lian_proposal_figures (txn, assessment, FALSE);
  lian_record_set_text (proposal, "figures", figures);
  lian_record_set_text (proposal, "state", "PUT");
  lian_record_set_date (proposal, "put_on", lian_txn_get_working_date (txn));
  return give_number (txn, proposal, error) && lian_txn_update (txn, proposal, error)
         && _lian_proposal_propose_impact (txn, assessment, error);
}

/**
 * lian_proposal_take_back:
 * @txn: the base, in a write
 * @request: (type LianProposalRequest): a proposal that was put, or rejected
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Makes it a draft again, which may be changed and put once more under the same number.
 *
 * Returns: whether it is a draft
 */
gboolean
lian_proposal_take_back (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  static const char *const states[] = { "PUT", "REJECTED", NULL };
  static const char *const cleared[] = { "put_on", "decided_by", "decided_on", "reason" };
  const LianProposalRequest *wish = request;
  g_autoptr (LianRecord) proposal = _lian_proposal_load (txn, wish->proposal, states, error);
  if (proposal == NULL)
    return FALSE;
  lian_record_set_text (proposal, "state", "DRAFT");
  for (gsize i = 0; i < G_N_ELEMENTS (cleared); i++)
    lian_record_clear (proposal, cleared[i]);
  return lian_txn_update (txn, proposal, error)
         && _lian_proposal_drop_findings (txn, wish->proposal, error);
}

/* Names what stands in the way: nothing is adjusted against R3 or R4 by accident. */
static gboolean
refuse_obstacles (const LianAssessment *assessment, GError **error)
{
  g_autoptr (GString) message = g_string_new (
      _ ("This can't be accepted without an override, a reason and a countersignature:"));
  for (guint i = 0; i < assessment->obstacles->len; i++)
    {
      g_autofree char *text = lian_obstacle_dup_text (assessment->obstacles->pdata[i]);
      g_string_append_printf (message, "\n%s", text);
    }
  return _lian_refuse (error, message->str);
}

static gboolean
may_accept (LianTxn *txn, const LianProposalRequest *wish, const LianRecord *proposal,
            const LianAssessment *assessment, GError **error)
{
  gboolean against = assessment->obstacles->len > 0;
  if (!_lian_proposal_is_as_seen (txn, proposal, assessment->records, error))
    return FALSE;
  if (against && !wish->override)
    return refuse_obstacles (assessment, error);
  return !against || !is_blank (wish->reason)
         || _lian_refuse (error, _ ("An override needs a written reason."));
}

static gboolean
accept (LianTxn *txn, const LianProposalRequest *wish, LianRecord *proposal,
        GCancellable *cancellable, GError **error)
{
  g_autoptr (LianAssessment) assessment
      = lian_proposal_assess (txn, wish->proposal, cancellable, error);
  if (assessment == NULL || !may_accept (txn, wish, proposal, assessment, error))
    return FALSE;
  g_autofree char *figures
      = _lian_proposal_figures (txn, assessment, assessment->obstacles->len > 0);
  lian_record_set_text (proposal, "figures", figures);
  lian_record_set_text (proposal, "state", "ACCEPTED");
  return TRUE;
}

static gboolean
reject (LianTxn *txn, const LianProposalRequest *wish, LianRecord *proposal, GError **error)
{
  if (is_blank (wish->reason))
    return _lian_refuse (error, _ ("A rejection needs a written reason."));
  lian_record_set_text (proposal, "state", "REJECTED");
  return _lian_proposal_drop_findings (txn, wish->proposal, error);
}

/**
 * lian_proposal_decide:
 * @txn: the base, in a write
 * @request: (type LianProposalRequest): a proposal that was put, and what is decided
 * @cancellable: (nullable): to give up
 * @error: return location; names each point and round that stands in the way, or that somebody has
 *   changed since the proposal was put
 *
 * An officer accepts or rejects.  A point that is not shown to be unreasonable, was not investigated
 * or whose adjustment is not prepared is adjusted only by an override with a reason (R3).
 *
 * Returns: whether it was decided
 */
gboolean
lian_proposal_decide (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  static const char *const put[] = { "PUT", NULL };
  const LianProposalRequest *wish = request;
  g_autoptr (LianRecord) officer
      = _lian_decide_load_officer (txn, lian_txn_get_author (txn), error);
  g_autoptr (LianRecord) proposal
      = officer != NULL ? _lian_proposal_load (txn, wish->proposal, put, error) : NULL;
  if (proposal == NULL
      || !(wish->accept ? accept (txn, wish, proposal, cancellable, error)
                        : reject (txn, wish, proposal, error)))
    return FALSE;
  lian_record_set_number (proposal, "decided_by", lian_record_get_id (officer));
  lian_record_set_date (proposal, "decided_on", lian_txn_get_working_date (txn));
  if (!is_blank (wish->reason))
    lian_record_set_text (proposal, "reason", wish->reason);
  return lian_txn_update (txn, proposal, error);
}

/**
 * lian_proposal_countersign:
 * @txn: the base, in a write
 * @request: (type LianProposalRequest): a proposal that was accepted, and who signed in which way
 * @cancellable: (nullable): not used
 * @error: return location
 *
 * Gives the second signature, under another account or on paper, as of a decision.
 *
 * Returns: whether it was signed
 */
gboolean
lian_proposal_countersign (LianTxn *txn, gpointer request, GCancellable *cancellable, GError **error)
{
  static const char *const accepted[] = { "ACCEPTED", NULL };
  const LianProposalRequest *wish = request;
  g_autoptr (LianRecord) proposal = _lian_proposal_load (txn, wish->proposal, accepted, error);
  return proposal != NULL
         && _lian_decide_countersign (txn, proposal, wish->way, wish->officer, wish->signed_on, error);
}
