/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How the surplus of a year is divided. */
#pragma once

#include "lian-record.h"

G_BEGIN_DECLS

#define LIAN_SURPLUS_WHOLE 10000
#define LIAN_SURPLUS_N_PARTS 7

/**
 * LIAN_SURPLUS_NON_MEMBER_RESERVE:
 *
 * Most of the surplus from use by non-members that goes to the reserve fund, in 10,000 (S35).
 */
#define LIAN_SURPLUS_NON_MEMBER_RESERVE 1000

#define LIAN_SURPLUS_RESERVE 0
#define LIAN_SURPLUS_WELFARE 1

/**
 * LianSurplusPart:
 * @part: the field of a record of type "distribution_terms" that says how much of the whole
 * @amount: the field of a record of type "distribution" that says how many fen
 *
 * A part of the surplus, in the order in which funds go before dividends.
 */
typedef struct
{
  const char *part;
  const char *amount;
} LianSurplusPart;

extern const LianSurplusPart lian_surplus_parts[LIAN_SURPLUS_N_PARTS];

const LianRecord *lian_surplus_terms_on (const GPtrArray *terms, LianDate day);
gint64 lian_surplus_to_loss (gint64 surplus, gint64 past_loss);
gboolean lian_surplus_spares_non_members (const LianRecord *terms);
void lian_surplus_divide (const LianRecord *distribution, const LianRecord *terms, gint64 *amounts);

G_END_DECLS
