/* SPDX-License-Identifier: LGPL-2.1-or-later
 * How the surplus of a year is divided: past losses first, the rest by what the members resolved, to the
 * fen (domain.md §4, S11, S33). */
#include "lian-surplus.h"

#include "lian-ratio.h"

const LianSurplusPart lian_surplus_parts[LIAN_SURPLUS_N_PARTS] = {
  { "reserve", "to_reserve" }, { "welfare", "to_welfare" }, { "bonus", "to_bonus" },
  { "education", "to_education" }, { "levy", "to_levy" }, { "labour", "to_labour" },
  { "share", "to_share" },
};

/**
 * lian_surplus_terms_on:
 * @terms: (element-type LianRecord): the records of type "distribution_terms" of one co-operative
 * @day: a day
 *
 * Returns: (transfer none) (nullable): the latest that holds on @day
 */
const LianRecord *
lian_surplus_terms_on (const GPtrArray *terms, LianDate day)
{
  const LianRecord *found = NULL;
  for (guint i = 0; i < terms->len; i++)
    {
      LianDate from = lian_record_get_date (terms->pdata[i], "from_date");
      if (from <= day && (found == NULL || from > lian_record_get_date (found, "from_date")))
        found = terms->pdata[i];
    }
  return found;
}

/**
 * lian_surplus_to_loss:
 * @surplus: of the year, after tax, in fen; below zero for a loss
 * @past_loss: what is left of losses of earlier years, 0 or more
 *
 * Returns: what of the surplus covers past losses; they go before everything else (S33)
 */
gint64
lian_surplus_to_loss (gint64 surplus, gint64 past_loss)
{
  return CLAMP (surplus, 0, past_loss);
}

/**
 * lian_surplus_spares_non_members:
 * @terms: a record of type "distribution_terms"
 *
 * Returns: whether surplus from use by non-members goes to the funds only (S35)
 */
gboolean
lian_surplus_spares_non_members (const LianRecord *terms)
{
  return g_strcmp0 (lian_record_get_text (terms, "non_members"), "FUNDS") == 0;
}

/* Losses are covered from both in proportion, so that neither is spared by the other.
 * Returns: what is left of the part from non-members; @members: (out): of the other */
static gint64
cover_losses (const LianRecord *distribution, const LianRecord *terms, gint64 *members)
{
  gint64 surplus = MAX (lian_record_get_number (distribution, "surplus"), 0), covered[2];
  gint64 others = lian_surplus_spares_non_members (terms)
                      ? MIN (lian_record_get_number (distribution, "non_member_surplus"), surplus)
                      : 0;
  const __int128 weights[2] = { surplus - others, others };
  lian_share_out (lian_surplus_to_loss (surplus, lian_record_get_number (distribution, "past_loss")), weights,
                  covered, 2);
  *members = surplus - others - covered[0];
  return others - covered[1];
}

/**
 * lian_surplus_divide:
 * @distribution: a record of type "distribution"
 * @terms: a record of type "distribution_terms"
 * @amounts: (array fixed-size=7) (out): the parts in fen, in the order of #lian_surplus_parts
 *
 * Divides what past losses leave; the parts add up to it, by the largest remainder.  What comes from use by
 * non-members goes to reserve, to the part resolved at most, and welfare, where it was resolved so (S35).
 */
void
lian_surplus_divide (const LianRecord *distribution, const LianRecord *terms, gint64 *amounts)
{
  __int128 weights[LIAN_SURPLUS_N_PARTS];
  gint64 members, others = cover_losses (distribution, terms, &members);
  gint64 reserve = (gint64) ((__int128) others * lian_record_get_number (terms, "non_member_reserve") / LIAN_SURPLUS_WHOLE);
  for (guint i = 0; i < LIAN_SURPLUS_N_PARTS; i++)
    weights[i] = lian_record_get_number (terms, lian_surplus_parts[i].part);
  lian_share_out (members, weights, amounts, LIAN_SURPLUS_N_PARTS);
  amounts[LIAN_SURPLUS_RESERVE] += reserve;
  amounts[LIAN_SURPLUS_WELFARE] += others - reserve;
}
