/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What the rules over records ask of the edition in force: a share, such as how many of the points
 * are still "individual" ones (A8).
 *
 * The store asks, and only the review knows the editions of the rulebook: so the answer is here. */
#include "lian-edition.h"
#include "lian-opinion.h"

/**
 * lian_edition_get_percent:
 * @txn: the base
 * @parameter: a share that an edition sets, such as "adjust_share"
 *
 * Returns: the share of the edition in force in whole per cent; 100, which nothing exceeds, where it
 *   sets none or can't be read, which is told elsewhere
 */
guint
lian_edition_get_percent (LianTxn *txn, const char *parameter)
{
  LianRulebook *rulebook = lian_edition_get_in_force (txn, NULL);
  return rulebook != NULL ? lian_opinion_get_percent (rulebook, parameter) : 100;
}
