/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Exact money: a ratio is rounded once, half away from zero, and parts add up to their whole. */
#include "lian-figures-private.h"

/* The ends of what the schema and the fields allow; a product beyond them is a mistyped price. */
#define MOST (G_MAXINT64 / 4)

gint64
_lian_round_ratio (__int128 numerator, __int128 denominator)
{
  gboolean negative = numerator < 0;
  __int128 size = negative ? -numerator : numerator;
  __int128 rounded = (2 * size + denominator) / (2 * denominator);
  gint64 value = rounded > MOST ? MOST : (gint64) rounded;
  return negative ? -value : value;
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

static guint
largest_rest (const __int128 *rests, const gboolean *given, guint n)
{
  guint best = n;
  for (guint i = 0; i < n; i++)
    if (!given[i] && (best == n || rests[i] > rests[best]))
      best = i;
  return best;
}

/* Shares of @whole by @weights (none below 0), in whole numbers that add up to it: each its quotient,
 * and one more for the largest remainders.  Without any weight the first one gets all. */
void
_lian_share_out (gint64 whole, const __int128 *weights, guint n, gint64 *shares)
{
  __int128 total = 0;
  gint64 left = whole;
  for (guint i = 0; i < n; i++)
    total += weights[i];
  g_autofree gboolean *given = g_new0 (gboolean, MAX (n, 1));
  g_autofree __int128 *rests = g_new0 (__int128, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      __int128 product = total > 0 ? whole * weights[i] : 0;
      shares[i] = total > 0 ? (gint64) (product / total) : 0;
      rests[i] = total > 0 ? product % total : 0;
      left -= shares[i];
    }
  for (; left > 0 && n > 0 && total > 0; left--)
    {
      guint i = largest_rest (rests, given, n);
      given[i] = TRUE;
      shares[i]++;
    }
  if (n > 0)
    shares[0] += left;
}
