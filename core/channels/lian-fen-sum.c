/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Amounts of several currencies added up exactly.
 *
 * The fen of an amount need not be whole: 50 old yuan are half a fen.  Rounding each of them would
 * make the total depend on how the amounts are grouped, so the sum stays a fraction until it is
 * read. */
#include "lian-fen-sum.h"
#include "lian-ratio.h"

static gboolean
holds (const LianRecord *record, LianDate day)
{
  LianDate to = lian_record_get_date (record, "to_date");
  return lian_record_get_date (record, "from_date") <= day && (to == 0 || day <= to);
}

/* The worth that held last before a day: an old debt is paid at the rate of the exchange. */
static const LianRecord *
find_worth (GPtrArray *currencies, const char *code, LianDate day)
{
  const LianRecord *last = NULL;
  for (guint i = 0; i < currencies->len; i++)
    {
      const LianRecord *one = currencies->pdata[i];
      LianDate to = lian_record_get_date (one, "to_date");
      if (g_strcmp0 (lian_record_get_text (one, "code"), code) != 0)
        continue;
      if (holds (one, day))
        return one;
      if (to != 0 && to < day && (last == NULL || to > lian_record_get_date (last, "to_date")))
        last = one;
    }
  return last;
}

/**
 * lian_rate_on:
 * @currencies: (element-type LianRecord): all records of type "currency"
 * @currency: one of them; 0 for the yuan of 100 fen
 * @day: a day
 * @rate: (out): what the currency of that code is worth on @day; after its last day, what it was
 *   worth at the end
 *
 * Returns: whether that is known
 */
gboolean
lian_rate_on (GPtrArray *currencies, gint64 currency, LianDate day, LianRate *rate)
{
  const LianRecord *found = NULL;
  *rate = (LianRate){ 1, 1 };
  if (currency == 0)
    return TRUE;
  for (guint i = 0; found == NULL && i < currencies->len; i++)
    if (lian_record_get_id (currencies->pdata[i]) == currency)
      found = find_worth (currencies, lian_record_get_text (currencies->pdata[i], "code"), day);
  if (found == NULL)
    return FALSE;
  rate->numerator = lian_record_get_number (found, "numerator");
  rate->denominator = MAX (lian_record_get_number (found, "denominator"), 1);
  return TRUE;
}

/* Adds numerator ⁄ denominator; a sum that can't be held is unknown, never wrong. */
static void
add_fraction (LianFenSum *sum, __int128 numerator, gint64 denominator)
{
  gint64 own = MAX (sum->denominator, 1), common = lian_common_divisor (own, denominator);
  __int128 to;
  if (__builtin_mul_overflow (sum->numerator, (__int128) (denominator / common), &sum->numerator)
      || __builtin_mul_overflow (numerator, (__int128) (own / common), &numerator)
      || __builtin_add_overflow (sum->numerator, numerator, &sum->numerator)
      || __builtin_mul_overflow ((__int128) own, (__int128) (denominator / common), &to) || to > G_MAXINT64)
    {
      sum->unknown = TRUE;
      return;
    }
  sum->denominator = (gint64) to;
}

/**
 * lian_fen_sum_add:
 * @sum: a sum
 * @amount: smallest units of a currency
 * @rate: what they are worth
 */
void
lian_fen_sum_add (LianFenSum *sum, gint64 amount, const LianRate *rate)
{
  add_fraction (sum, (__int128) amount * rate->numerator, rate->denominator);
}

/**
 * lian_fen_sum_add_sum:
 * @sum: a sum
 * @other: another
 */
void
lian_fen_sum_add_sum (LianFenSum *sum, const LianFenSum *other)
{
  sum->unknown = sum->unknown || other->unknown;
  add_fraction (sum, other->numerator, MAX (other->denominator, 1));
}

/**
 * lian_fen_sum_spoil:
 * @sum: a sum that an amount nobody knows belongs to: it is unknown from now on
 */
void
lian_fen_sum_spoil (LianFenSum *sum)
{
  sum->unknown = TRUE;
}

/**
 * lian_fen_sum_get:
 * @sum: a sum
 * @fen: (out): the sum in fen, rounded half away from zero
 *
 * Returns: whether it is known
 */
gboolean
lian_fen_sum_get (const LianFenSum *sum, gint64 *fen)
{
  __int128 rounded = lian_divide_rounded (sum->numerator, MAX (sum->denominator, 1));
  if (sum->unknown || rounded > G_MAXINT64 / 2 || rounded < -(G_MAXINT64 / 2))
    return FALSE;
  *fen = (gint64) rounded;
  return TRUE;
}
