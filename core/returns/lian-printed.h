/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The one place that holds a printed figure against a reckoned one. */
#pragma once

#include "lian-numeral.h"

G_BEGIN_DECLS

/**
 * LianAgreement:
 * @LIAN_AGREES: both are the same
 * @LIAN_NOT_PRINTED: nothing is printed; the reckoned figure stands alone
 * @LIAN_NOT_KNOWN: nothing can be reckoned
 * @LIAN_ROUNDED: they differ by no more than the rounding of the print accounts for
 * @LIAN_COARSE: they agree, but the print rounds more than its neighbours, which hides a difference
 * @LIAN_DIFFERS: they differ
 *
 * How a printed figure stands to a reckoned one.
 */
typedef enum
{
  LIAN_AGREES,
  LIAN_NOT_PRINTED,
  LIAN_NOT_KNOWN,
  LIAN_ROUNDED,
  LIAN_COARSE,
  LIAN_DIFFERS,
} LianAgreement;

/**
 * LianRate:
 * @LIAN_RATE_SHARE: one in per cent of the other
 * @LIAN_RATE_GROWTH: what one has more than the other, in per cent of the other
 * @LIAN_RATE_PER_HEAD: one divided by the other
 *
 * What is reckoned from two figures.
 */
typedef enum
{
  LIAN_RATE_SHARE,
  LIAN_RATE_GROWTH,
  LIAN_RATE_PER_HEAD,
} LianRate;

/**
 * LianPrinted:
 * @agreement: how they stand to each other
 * @printed: the printed figure, where there is one
 * @reckoned: the reckoned figure, as exact as the print; not where nothing can be reckoned
 * @difference: @printed less @reckoned
 *
 * A printed figure beside the reckoned one.  Neither is ever changed.
 */
typedef struct
{
  LianAgreement agreement;
  LianNumeral printed;
  LianNumeral reckoned;
  LianNumeral difference;
} LianPrinted;

LianPrinted lian_printed_sum (const LianNumeral *printed, const LianNumeral *parts, guint n_parts,
                              gboolean rounded);
LianPrinted lian_printed_rate (const LianNumeral *printed, LianRate rate, const LianNumeral *of,
                               const LianNumeral *base, guint places, guint finest);
gboolean lian_printed_is_finding (const LianPrinted *self);

G_END_DECLS
