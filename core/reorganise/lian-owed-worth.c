/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What is still owed of a contract line is worth its quantity at the price of the line. */
#include "lian-contract-figures.h"
#include "lian-reorganisation-private.h"

/**
 * _lian_owed_worth:
 * @txn: the base
 * @line: a contract line
 * @quantity: how much of it is owed, in smallest units
 * @worth: (out): what that costs, in the smallest unit of the contract's currency; left alone where there
 *   is no price
 *
 * Returns: whether the line has a price
 */
gboolean
_lian_owed_worth (LianTxn *txn, const LianRecord *line, gint64 quantity, gint64 *worth)
{
  LianUnit unit;
  if (lian_record_is_empty (line, "unit_price")
      || !lian_txn_load_unit (txn, lian_record_get_number (line, "unit"), &unit))
    return FALSE;
  *worth = lian_amount_of (quantity, &unit, lian_record_get_number (line, "unit_price"));
  return TRUE;
}
