/* SPDX-License-Identifier: LGPL-2.1-or-later
 * What means of production are worth: the order of reference prices by kind of item, and the formula of
 * newness (domain.md §4, S2). */
#include "lian-valuing.h"

#include "lian-i18n.h"
#include "lian-ratio.h"

#define MOST_BASES 4

const LianChoice lian_choices_item_kind[] = {
  { "MACHINE", N_ ("machine, equipment") },
  { "TOOL", N_ ("tool, utensil") },
  { "BUILDING", N_ ("building, land") },
  { "FINISHED", N_ ("finished goods") },
  { "IN_PROGRESS", N_ ("work in progress") },
  { "MATERIAL", N_ ("raw material") },
  { "DEAD_STOCK", N_ ("dead stock") },
  { "HOUSEHOLD", N_ ("household goods") },
  { NULL, NULL },
};

const LianChoice lian_choices_price_basis[] = {
  { "STATE_INDUSTRY", N_ ("state-industry selling price") },
  { "STATE_PURCHASE", N_ ("state purchase price less tax") },
  { "LIST", N_ ("list price of state commerce") },
  { "MARKET", N_ ("market price") },
  { "LOCAL_STANDARD", N_ ("local real-estate standard") },
  { "NEGOTIATED", N_ ("negotiated") },
  { "BY_WEAR", N_ ("by wear") },
  { "OWNER", N_ ("the owner's proposal, agreed") },
  { NULL, NULL },
};

/* In the order of the kinds: the first price that exists counts.  For tools a list price and a market price
 * stand beside each other. */
static const struct
{
  const char *basis;
  int rank;
} order[][MOST_BASES + 1] = {
  { { "STATE_INDUSTRY", 0 }, { "LIST", 1 }, { "NEGOTIATED", 2 }, { "BY_WEAR", 3 } },
  { { "LIST", 0 }, { "MARKET", 0 }, { "NEGOTIATED", 1 }, { "BY_WEAR", 2 } },
  { { "LOCAL_STANDARD", 0 }, { "NEGOTIATED", 1 }, { "BY_WEAR", 2 } },
  { { "STATE_PURCHASE", 0 } },
  { { "STATE_PURCHASE", 0 } },
  { { "STATE_INDUSTRY", 0 }, { "LIST", 1 }, { "NEGOTIATED", 2 } },
  { { "NEGOTIATED", 0 } },
  { { "OWNER", 0 } },
};
G_STATIC_ASSERT (G_N_ELEMENTS (order) + 1 == G_N_ELEMENTS (lian_choices_item_kind));

/**
 * lian_price_basis_rank:
 * @kind: (nullable): a kind of item
 * @basis: (nullable): where its reference price comes from
 *
 * Returns: which of the prices that count for @kind it is, 0 for the one that goes first; -1 where it
 *   does not count (domain.md §4, valuation)
 */
int
lian_price_basis_rank (const char *kind, const char *basis)
{
  guint k = lian_choice_index (lian_choices_item_kind, kind);
  for (guint i = 0; k < G_N_ELEMENTS (order) && order[k][i].basis != NULL; i++)
    if (g_strcmp0 (order[k][i].basis, basis) == 0)
      return order[k][i].rank;
  return -1;
}

/**
 * lian_item_wears:
 * @kind: (nullable): a kind of item
 *
 * Returns: whether its value is the reference price by its newness
 */
gboolean
lian_item_wears (const char *kind)
{
  return lian_choice_index (lian_choices_item_kind, kind) <= 2;
}

/**
 * lian_value_by_newness:
 * @reference: the reference price in fen
 * @years_used: how long it was used
 * @years_remaining: how long it can be used still, as re-appraised
 *
 * Total life is what was used and what remains, newness the remaining part of it.  120.00 used for 4
 * years and good for 8 more is worth 80.00 (domain.md §4).
 *
 * Returns: the value in fen, half away from zero; 0 where there is no life in it
 */
gint64
lian_value_by_newness (gint64 reference, gint64 years_used, gint64 years_remaining)
{
  gint64 life = years_used + years_remaining;
  return life > 0 ? lian_ratio_scale (reference, (LianRatio){ years_remaining, life }) : 0;
}

static gint64
less (gint64 amount, gint64 percent)
{
  return lian_ratio_scale (amount, (LianRatio){ 100 - percent, 100 });
}

/**
 * lian_item_value:
 * @item: a record of type "valuation_item"
 * @value: (out): what it is worth by its figures, in fen
 *
 * Returns: whether the figures that it takes are there
 */
gboolean
lian_item_value (const LianRecord *item, gint64 *value)
{
  const char *kind = lian_record_get_text (item, "item_kind");
  gint64 amount = lian_record_get_number (item, "reference_price");
  gboolean wears = lian_item_wears (kind), begun = g_strcmp0 (kind, "IN_PROGRESS") == 0;
  if (lian_record_is_empty (item, "reference_price")
      || (wears && (lian_record_is_empty (item, "years_used") || lian_record_is_empty (item, "years_remaining")))
      || (begun && lian_record_is_empty (item, "completion"))
      || (g_strcmp0 (kind, "DEAD_STOCK") == 0 && lian_record_is_empty (item, "discount")))
    return FALSE;
  if (wears)
    amount = lian_value_by_newness (amount, lian_record_get_number (item, "years_used"),
                                    lian_record_get_number (item, "years_remaining"));
  if (begun)
    amount = less (amount, 100 - lian_record_get_number (item, "completion"));
  *value = less (amount, lian_record_get_number (item, "discount"));
  return TRUE;
}
