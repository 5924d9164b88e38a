/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The acts on shares and valuations by name: the window and the command line take the same ones. */
#include "lian-share-act.h"

#include "lian-error.h"
#include "lian-i18n.h"
#include "lian-rents.h"
#include "lian-surplus-members.h"
#include "lian-valuation-finish.h"

static const struct
{
  const char *label;
  const char *type;
} acts[LIAN_SHARE_N_ACTS] = {
  { N_ ("interest credited"), "cooperative" },
  { N_ ("docked wages refunded"), "cooperative" },
  { N_ ("settled with a member who leaves"), "member" },
  { N_ ("valuation finished"), "valuation" },
  { N_ ("rents fallen due"), "cooperative" },
  { N_ ("interest, rents and dividends paid out"), "cooperative" },
  { N_ ("surplus divided among the members"), "distribution" },
  { N_ ("instalments of deposits repaid"), "cooperative" },
};

/**
 * lian_share_act_label:
 * @act: an act
 *
 * Returns: (transfer none): its name in the log of acts
 */
const char *
lian_share_act_label (LianShareAct act)
{
  return _ (acts[act].label);
}

/**
 * lian_share_act_type:
 * @act: an act
 *
 * Returns: (transfer none): id of the record type that it is about
 */
const char *
lian_share_act_type (LianShareAct act)
{
  return acts[act].type;
}

static gboolean
nothing_to_do (GError **error)
{
  g_set_error_literal (error, LIAN_ERROR, LIAN_ERROR_INPUT, _ ("there is nothing to book"));
  return FALSE;
}

/**
 * lian_share_act_take:
 * @txn: a write
 * @request: what is to be done
 * @error: return location; as the function of the act sets it, and %LIAN_ERROR_INPUT where there is
 *   nothing to book
 *
 * Returns: whether it was done
 */
gboolean
lian_share_act_take (LianTxn *txn, const LianShareRequest *request, GError **error)
{
  guint n = 0;
  switch (request->act)
    {
    case LIAN_SHARE_ACT_INTEREST:
      return lian_shares_credit_interest (txn, request->record, 0, &n, error) && (n > 0 || nothing_to_do (error));
    case LIAN_SHARE_ACT_REFUND:
      return lian_shares_refund_docked (txn, request->record, &n, error) && (n > 0 || nothing_to_do (error));
    case LIAN_SHARE_ACT_RENTS:
      return lian_rents_fall_due (txn, request->record, &n, error) && (n > 0 || nothing_to_do (error));
    case LIAN_SHARE_ACT_PAY:
      return lian_shares_pay_out (txn, request->record, &n, error) && (n > 0 || nothing_to_do (error));
    case LIAN_SHARE_ACT_REPAY:
      return lian_shares_repay (txn, request->record, &n, error) && (n > 0 || nothing_to_do (error));
    case LIAN_SHARE_ACT_DIVIDE:
      return lian_surplus_divide_among_members (txn, request->record, &n, error) && (n > 0 || nothing_to_do (error));
    case LIAN_SHARE_ACT_EXIT:
      return lian_shares_settle_exit (txn, &request->exit, error);
    case LIAN_SHARE_ACT_FINISH:
    default:
      return lian_valuation_finish (txn, request->record, request->resolution, error);
    }
}
