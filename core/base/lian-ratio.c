/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Exact ratios of whole numbers, rounded once at the end.
 *
 * Norms and shares turn one whole number into another.  Rounding each part would let a balance drift,
 * so fractions are summed exactly and parts of a whole are given out by the largest remainder. */
#include "lian-ratio.h"

/**
 * lian_common_divisor:
 * @a: 0 or more
 * @b: 0 or more
 *
 * Returns: the greatest number that divides both; 0 where both are 0
 */
gint64
lian_common_divisor (gint64 a, gint64 b)
{
  while (b != 0)
    {
      gint64 rest = a % b;
      a = b;
      b = rest;
    }
  return a;
}

/**
 * lian_divide_rounded:
 * @numerator: what is divided
 * @denominator: 1 or more
 *
 * Returns: the quotient as a whole number, half away from zero
 */
__int128
lian_divide_rounded (__int128 numerator, __int128 denominator)
{
  __int128 size = numerator < 0 ? -numerator : numerator;
  __int128 rounded = size / denominator + (size % denominator * 2 >= denominator);
  return numerator < 0 ? -rounded : rounded;
}

/**
 * lian_ratio_sum_add:
 * @sum: a sum
 * @quantity: what the ratio is taken of
 * @ratio: a ratio that is known
 *
 * Adds @quantity × @ratio without rounding.
 */
void
lian_ratio_sum_add (LianRatioSum *sum, gint64 quantity, LianRatio ratio)
{
  gint64 common = MAX (lian_common_divisor (ratio.numerator, ratio.denominator), 1);
  gint64 numerator = ratio.numerator / common, denominator = ratio.denominator / common;
  gint64 old = MAX (sum->denominator, 1);
  gint64 shared = lian_common_divisor (old, denominator);
  sum->numerator = sum->numerator * (denominator / shared)
                   + (__int128) quantity * numerator * (old / shared);
  sum->denominator = old / shared * denominator;
}

/**
 * lian_ratio_sum_round:
 * @sum: a sum
 *
 * Returns: the sum as a whole number, half away from zero
 */
gint64
lian_ratio_sum_round (const LianRatioSum *sum)
{
  return (gint64) lian_divide_rounded (sum->numerator, MAX (sum->denominator, 1));
}

/**
 * lian_ratio_scale:
 * @quantity: a quantity
 * @ratio: a ratio that is known
 *
 * Returns: @quantity × @ratio, half away from zero
 */
gint64
lian_ratio_scale (gint64 quantity, LianRatio ratio)
{
  LianRatioSum sum = { 0, 0 };
  lian_ratio_sum_add (&sum, quantity, ratio);
  return lian_ratio_sum_round (&sum);
}

/* The part that waits for a unit with the largest remainder; the first of equal ones. */
static guint
largest (const __int128 *rests, guint n)
{
  guint best = 0;
  for (guint i = 1; i < n; i++)
    if (rests[i] > rests[best])
      best = i;
  return best;
}

/**
 * lian_share_out:
 * @whole: what is given out, 0 or more
 * @weights: (array length=n): 0 or more each
 * @shares: (array length=n) (out): the parts, which add up to @whole
 * @n: how many
 *
 * Gives out a whole in proportion, by the largest remainder.  Where all weights are 0 the first gets all.
 */
void
lian_share_out (gint64 whole, const __int128 *weights, gint64 *shares, guint n)
{
  g_autofree __int128 *rests = g_new0 (__int128, n);
  __int128 sum = 0;
  gint64 left = whole;
  for (guint i = 0; i < n; i++)
    sum += weights[i];
  for (guint i = 0; i < n; i++)
    {
      __int128 part = whole * weights[i];
      shares[i] = sum > 0 ? (gint64) (part / sum) : 0;
      rests[i] = sum > 0 ? part % sum : 0;
      left -= shares[i];
    }
  if (sum == 0 && n > 0)
    shares[0] = left;
  for (; sum > 0 && left > 0; left--)
    {
      guint best = largest (rests, n);
      shares[best]++;
      rests[best] = -1;
    }
}
