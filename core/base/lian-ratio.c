/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Exact ratios of whole numbers, rounded once at the end.
 *
 * Norms and shares turn one whole number into another.  Rounding each part would let a balance drift,
 * so fractions are summed exactly and parts of a whole are given out by the largest remainder. */
#include "lian-ratio.h"

static gint64
greatest_common_divisor (gint64 a, gint64 b)
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
  gint64 common = MAX (greatest_common_divisor (ratio.numerator, ratio.denominator), 1);
  gint64 numerator = ratio.numerator / common, denominator = ratio.denominator / common;
  gint64 old = MAX (sum->denominator, 1);
  gint64 shared = greatest_common_divisor (old, denominator);
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
  __int128 by = MAX (sum->denominator, 1);
  __int128 twice = sum->numerator * 2 + (sum->numerator < 0 ? -by : by);
  return (gint64) (twice / (by * 2));
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
 * @weights: (array length=n): 0 or more each, not all 0
 * @shares: (array length=n) (out): the parts, which add up to @whole
 * @n: how many
 *
 * Gives out a whole in proportion, by the largest remainder.
 */
void
lian_share_out (gint64 whole, const gint64 *weights, gint64 *shares, guint n)
{
  g_autofree __int128 *rests = g_new (__int128, n);
  gint64 sum = 0, left = whole;
  for (guint i = 0; i < n; i++)
    sum += weights[i];
  g_return_if_fail (sum > 0);
  for (guint i = 0; i < n; i++)
    {
      __int128 part = (__int128) whole * weights[i];
      shares[i] = (gint64) (part / sum);
      rests[i] = part % sum;
      left -= shares[i];
    }
  for (; left > 0; left--)
    {
      guint best = largest (rests, n);
      shares[best]++;
      rests[best] = -1;
    }
}
