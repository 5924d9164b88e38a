/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Amounts of several currencies added up exactly. */
#pragma once

#include "lian-record.h"

G_BEGIN_DECLS

/**
 * LianRate:
 * @numerator: so many fen
 * @denominator: in so many smallest units of the currency
 *
 * What a currency is worth on a day.
 */
typedef struct
{
  gint64 numerator;
  gint64 denominator;
} LianRate;

/**
 * LianFenSum:
 * @numerator: the sum, in parts of a fen
 * @denominator: how many of them are a fen; 0 as 1
 * @unknown: whether an amount belongs to it that nobody knows
 *
 * A sum in fen as a fraction; all zero at the beginning.  It is rounded once, when it is read.
 */
typedef struct
{
  __int128 numerator;
  gint64 denominator;
  gboolean unknown;
} LianFenSum;

gboolean lian_rate_on (GPtrArray *currencies, gint64 currency, LianDate day, LianRate *rate);
void lian_fen_sum_add (LianFenSum *sum, gint64 amount, const LianRate *rate);
void lian_fen_sum_add_sum (LianFenSum *sum, const LianFenSum *other);
void lian_fen_sum_spoil (LianFenSum *sum);
gboolean lian_fen_sum_get (const LianFenSum *sum, gint64 *fen);

G_END_DECLS
