/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What a co-operative resolved about shares, deposits and their interest. */
#pragma once

#include "lian-interest.h"
#include "lian-record.h"

G_BEGIN_DECLS

/**
 * LIAN_NOT_STATED:
 *
 * Stands for a figure that no resolution states.  It is never taken for nothing.
 */
#define LIAN_NOT_STATED (-1)

/**
 * LianShareTerms:
 * @share: what one share is, in fen, or in smallest units where it is counted in goods
 * @unit: what @share is counted in; 0 for fen
 * @quota: how many shares a member takes
 * @term_months: in how many months a share is paid up
 * @instalments: in how many parts; 1 where no resolution says
 * @admission_fee: in fen
 * @repay_months: in how many months a deposit is repaid
 * @repay_instalments: in how many parts
 *
 * The terms of a day (domain.md §4, parameters); %LIAN_NOT_STATED where no resolution says.
 */
typedef struct
{
  gint64 share;
  gint64 unit;
  gint64 quota;
  gint64 term_months;
  gint64 instalments;
  gint64 admission_fee;
  gint64 repay_months;
  gint64 repay_instalments;
} LianShareTerms;

void lian_share_terms_on (const GPtrArray *resolutions, gint64 cooperative, LianDate known, LianDate day,
                          LianShareTerms *terms);
GArray *lian_share_terms_list_rates (const GPtrArray *resolutions, gint64 cooperative, LianDate known);
gint64 lian_instalments_after (gint64 months, gint64 instalments, gint64 amount, LianDate from, LianDate day);

G_END_DECLS
