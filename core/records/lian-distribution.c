/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "distribution": what became of the surplus of a year. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-surplus.h"
#include "lian-types-private.h"

#define MOST G_GINT64_CONSTANT (10000000000000)
#define AMOUNT(id, label) { id, LIAN_FIELD_MONEY, label, .group = N_("Parts"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = MOST }

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Year"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "year", LIAN_FIELD_INTEGER, N_("year"), .group = N_("Year"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .bounded = TRUE, .min = 1800, .max = 2200 },
  { "resolution", LIAN_FIELD_TEXT, N_("resolution"), .group = N_("Year"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_SEARCHED },
  { "surplus", LIAN_FIELD_MONEY, N_("surplus after tax"), .group = N_("Year"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = -MOST, .max = MOST,
    .help = N_("Below zero: the loss of the year.") },
  { "past_loss", LIAN_FIELD_MONEY, N_("losses of earlier years"), .group = N_("Year"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = MOST,
    .help = N_("What is not covered yet; 0 where there is none.") },
  AMOUNT ("to_loss", N_("covers losses")),
  AMOUNT ("to_reserve", N_("reserve fund")),
  AMOUNT ("to_welfare", N_("welfare fund")),
  AMOUNT ("to_bonus", N_("bonus fund")),
  AMOUNT ("to_education", N_("education fund")),
  AMOUNT ("to_levy", N_("federation levy")),
  AMOUNT ("to_labour", N_("labour dividend")),
  AMOUNT ("to_share", N_("share dividend")),
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Year"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "non_member_surplus", LIAN_FIELD_MONEY, N_("of it from use by non-members"), .group = N_("Year"), .bounded = TRUE, .min = 0, .max = MOST,
    .help = N_("Where the members resolved so, it goes to the funds only (S35); 0 where there is none.") },
};

static const LianPart parts[] = {
  { "distribution_share", "distribution", FALSE },
};

static void
check_amount (LianCheck *c, const LianRecord *r, const char *field, gint64 should)
{
  if (lian_record_get_number (r, field) == should)
    return;
  g_autofree char *amount = lian_money_to_text (should);
  lian_check_error (c, r, field, "amount", _ ("by the resolution it is %s"), amount);
}

static void
check_parts (LianCheck *c, const LianRecord *r, const LianRecord *terms)
{
  gint64 amounts[LIAN_SURPLUS_N_PARTS];
  gint64 surplus = lian_record_get_number (r, "surplus"), loss = lian_record_get_number (r, "past_loss");
  lian_surplus_divide (r, terms, amounts);
  check_amount (c, r, "to_loss", lian_surplus_to_loss (surplus, loss));
  for (guint i = 0; i < LIAN_SURPLUS_N_PARTS; i++)
    check_amount (c, r, lian_surplus_parts[i].amount, amounts[i]);
}

static void
check_non_members (LianCheck *c, const LianRecord *r, const LianRecord *terms)
{
  gboolean stated = !lian_record_is_empty (r, "non_member_surplus");
  if (lian_record_get_number (r, "non_member_surplus") > MAX (lian_record_get_number (r, "surplus"), 0))
    lian_check_error (c, r, "non_member_surplus", "non-members", _ ("that is more than the whole surplus"));
  if (!stated && lian_surplus_spares_non_members (terms))
    lian_check_error (c, r, "non_member_surplus", "non-members",
                      _ ("by the resolution it never goes to members: how much is it? (S35)"));
  if (lian_record_get_number (r, "non_member_surplus") > 0 && lian_record_is_empty (terms, "non_members"))
    lian_check_error (c, r, "non_member_surplus", "non-members",
                      _ ("no resolution says what becomes of it; none is assumed"));
}

/* What was divided among members stays what it was: the parts of all of them are the parts of the year. */
static void
check_sums (LianCheck *c, const LianRecord *r)
{
  static const char *const sums[] = { "to_labour", "to_share" };
  g_autoptr (GPtrArray) all = c->list (c->data, "distribution_share", "distribution", lian_record_get_id (r));
  for (gsize f = 0; all->len > 0 && f < G_N_ELEMENTS (sums); f++)
    {
      gint64 sum = 0;
      for (guint i = 0; i < all->len; i++)
        sum += lian_record_get_number (all->pdata[i], sums[f]);
      if (sum == lian_record_get_number (r, sums[f]))
        continue;
      g_autofree char *amount = lian_money_to_text (sum);
      lian_check_error (c, r, sums[f], "sum-of-members", _ ("among the members %s was divided"), amount);
    }
}

static void
check (LianCheck *c, const LianRecord *r)
{
  if (lian_record_is_empty (r, "year") || lian_record_is_empty (r, "surplus") || lian_record_is_empty (r, "past_loss"))
    return;
  g_autoptr (GPtrArray) all
      = c->list (c->data, "distribution_terms", "cooperative", lian_record_get_number (r, "cooperative"));
  const LianRecord *terms
      = lian_surplus_terms_on (all, lian_date_new ((int) lian_record_get_number (r, "year"), 12, 31));
  if (terms == NULL)
    lian_check_error (c, r, "year", "no-terms",
                      _ ("no resolution says how the surplus of this year is divided; none is assumed"));
  else
    {
      check_non_members (c, r, terms);
      check_parts (c, r, terms);
    }
  check_sums (c, r);
}

const LianType lian_type_distribution = {
  .id = "distribution",
  .label = N_("distribution of surplus"),
  .label_plural = N_("Distributions of surplus"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "resolution",
  .title_en = "resolution",
  .check = check,
};
