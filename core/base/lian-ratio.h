/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Exact ratios of whole numbers, rounded once at the end. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LianRatio:
 * @numerator: 0 or more
 * @denominator: 1 or more; 0 says that the ratio is not known
 *
 * So many smallest units of one thing for so many of another.
 */
typedef struct
{
  gint64 numerator;
  gint64 denominator;
} LianRatio;

/**
 * LianRatioSum:
 * @numerator: of the sum so far
 * @denominator: of the sum so far; 0 of a sum that was set to zero
 *
 * A sum of exact fractions.  Set it to zero to begin.
 */
typedef struct
{
  __int128 numerator;
  gint64 denominator;
} LianRatioSum;

gint64 lian_common_divisor (gint64 a, gint64 b);
__int128 lian_divide_rounded (__int128 numerator, __int128 denominator);
void lian_ratio_sum_add (LianRatioSum *sum, gint64 quantity, LianRatio ratio);
gint64 lian_ratio_sum_round (const LianRatioSum *sum);
gint64 lian_ratio_scale (gint64 quantity, LianRatio ratio);
void lian_share_out (gint64 whole, const __int128 *weights, gint64 *shares, guint n);

G_END_DECLS
