/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The acts in the life of a proposal, by one name for window and command line. */
#include "lian-i18n.h"
#include "lian-reorganisation.h"

static const struct
{
  const char *label;
  LianTxnFunc take;
} acts[] = {
  [LIAN_REORGANISATION_ACT_REHEARSE] = { N_ ("reorganisation rehearsed"), lian_reorganisation_rehearse },
  [LIAN_REORGANISATION_ACT_DECIDE] = { N_ ("reorganisation decided"), lian_reorganisation_decide },
  [LIAN_REORGANISATION_ACT_COUNTERSIGN] = { N_ ("reorganisation countersigned"), lian_reorganisation_countersign },
  [LIAN_REORGANISATION_ACT_CARRY_OUT] = { N_ ("batch carried out"), lian_reorganisation_carry_out },
  [LIAN_REORGANISATION_ACT_TAKE_BACK] = { N_ ("reorganisation back to draft"), lian_reorganisation_take_back },
  [LIAN_REORGANISATION_ACT_DROP] = { N_ ("reorganisation dropped"), lian_reorganisation_drop },
};

/**
 * lian_reorganisation_act_label:
 * @act: an act
 *
 * Returns: (transfer none): what the history calls it
 */
const char *
lian_reorganisation_act_label (LianReorganisationAct act)
{
  return _ (acts[act].label);
}

/**
 * lian_reorganisation_act_take:
 * @act: an act
 * @txn: the base, in a write
 * @request: what is wished
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Returns: whether it was done
 */
gboolean
lian_reorganisation_act_take (LianReorganisationAct act, LianTxn *txn, LianReorganisationRequest *request,
                              GCancellable *cancellable, GError **error)
{
  return acts[act].take (txn, request, cancellable, error);
}
