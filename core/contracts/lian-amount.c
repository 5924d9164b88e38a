/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Exact money: a ratio is rounded once, half away from zero. */
#include "lian-figures-private.h"
#include "lian-money.h"
#include "lian-ratio.h"

/* The ends of what the schema and the fields allow; a product beyond them is a mistyped price. */
#define MOST (G_MAXINT64 / 4)

gint64
_lian_round_ratio (__int128 numerator, __int128 denominator)
{
  __int128 rounded = lian_divide_rounded (numerator, denominator);
  return (gint64) CLAMP (rounded, -MOST, MOST);
}

/* A number of a record; LIAN_UNKNOWN where the field is empty. */
gint64
_lian_known_number (const LianRecord *record, const char *field)
{
  return lian_record_is_empty (record, field) ? LIAN_UNKNOWN : lian_record_get_number (record, field);
}

/**
 * lian_amount_of:
 * @quantity: smallest units, or %LIAN_UNKNOWN
 * @unit: the unit that the price is of
 * @unit_price: smallest units of a currency, or %LIAN_UNKNOWN
 *
 * Returns: what @quantity costs, rounded half away from zero; %LIAN_UNKNOWN where either is
 */
gint64
lian_amount_of (gint64 quantity, const LianUnit *unit, gint64 unit_price)
{
  if (quantity == LIAN_UNKNOWN || unit_price == LIAN_UNKNOWN)
    return LIAN_UNKNOWN;
  return _lian_round_ratio ((__int128) quantity * unit->denominator * unit_price, unit->numerator);
}

/**
 * lian_known_sum:
 * @a: a figure, or %LIAN_UNKNOWN
 * @b: a figure, or %LIAN_UNKNOWN
 *
 * Returns: their sum; %LIAN_UNKNOWN where either is
 */
gint64
lian_known_sum (gint64 a, gint64 b)
{
  return a == LIAN_UNKNOWN || b == LIAN_UNKNOWN ? LIAN_UNKNOWN : a + b;
}

/**
 * lian_contract_money:
 * @txn: the base
 * @contract: a contract
 * @amount: smallest units of its currency; not %LIAN_UNKNOWN
 *
 * Returns: (transfer full): the amount in numerals, as that currency counts
 */
char *
lian_contract_money (LianTxn *txn, const LianRecord *contract, gint64 amount)
{
  LianUnit unit;
  int field = lian_type_field (lian_type_find ("contract"), "deposit");
  return lian_money_format_in (amount,
                               lian_txn_unit_of (txn, contract, field, &unit) ? &unit : NULL);
}
