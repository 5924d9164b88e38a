/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "valuation_item": one thing of a member that is priced, and what becomes of it. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-money.h"
#include "lian-types-private.h"
#include "lian-valuing.h"

#define MOST G_GINT64_CONSTANT (10000000000000)

static const LianField fields[] = {
  { "valuation", LIAN_FIELD_REFERENCE, N_("valuation"), .group = N_("Item"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "valuation" },
  { "member", LIAN_FIELD_REFERENCE, N_("member"), .group = N_("Item"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "member" },
  { "item", LIAN_FIELD_TEXT, N_("item"), .group = N_("Item"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "item_kind", LIAN_FIELD_CHOICE, N_("kind of item"), .group = N_("Item"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_item_kind },
  { "basis", LIAN_FIELD_CHOICE, N_("reference price from"), .group = N_("Price"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_price_basis,
    .help = N_("The first price that exists counts.") },
  { "basis_why", LIAN_FIELD_TEXT, N_("why not an earlier price"), .group = N_("Price"), .flags = LIAN_FIELD_SEARCHED },
  { "reference_price", LIAN_FIELD_MONEY, N_("reference price"), .group = N_("Price"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = MOST },
  { "years_used", LIAN_FIELD_INTEGER, N_("years used"), .group = N_("Price"), .bounded = TRUE, .min = 0, .max = 500 },
  { "years_remaining", LIAN_FIELD_INTEGER, N_("remaining years"), .group = N_("Price"), .bounded = TRUE, .min = 0, .max = 500,
    .help = N_("As the committee appraises it now.") },
  { "completion", LIAN_FIELD_INTEGER, N_("completed"), .group = N_("Price"), .bounded = TRUE, .min = 0, .max = 100, .unit = "%" },
  { "discount", LIAN_FIELD_INTEGER, N_("discount"), .group = N_("Price"), .bounded = TRUE, .min = 0, .max = 100, .unit = "%",
    .help = N_("Of poor or slow goods, and of dead stock.") },
  { "value", LIAN_FIELD_MONEY, N_("value"), .group = N_("Result"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = MOST },
  { "owner_agrees", LIAN_FIELD_TRUTH, N_("the owner agrees"), .group = N_("Result"), .flags = LIAN_FIELD_LISTED },
  { "objection", LIAN_FIELD_TEXT, N_("objection"), .group = N_("Result"), .flags = LIAN_FIELD_SEARCHED },
  { "answer", LIAN_FIELD_TEXT, N_("answer to the objection"), .group = N_("Result"), .flags = LIAN_FIELD_SEARCHED },
  { "outcome", LIAN_FIELD_CHOICE, N_("what becomes of it"), .group = N_("Result"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_means_outcome },
  { "rent", LIAN_FIELD_MONEY, N_("rent in a month"), .group = N_("Result"), .bounded = TRUE, .min = 0, .max = MOST },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Result"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "rented_until", LIAN_FIELD_DATE, N_("rented until"), .group = N_("Result"),
    .help = N_("Empty as long as it is rented.") },
};

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

static void
check_basis (LianCheck *c, const LianRecord *r)
{
  const char *kind = lian_record_get_text (r, "item_kind");
  int rank = lian_price_basis_rank (kind, lian_record_get_text (r, "basis"));
  if (kind == NULL || lian_record_is_empty (r, "basis"))
    return;
  if (rank < 0)
    lian_check_error (c, r, "basis", "basis", _ ("an item of this kind is not priced by it"));
  else if (rank > 0 && lian_record_is_empty (r, "basis_why"))
    lian_check_warning (c, r, "basis_why", "no-reason",
                        _ ("another price goes before this one: why is there none? (S2)"));
}

static void
check_value (LianCheck *c, const LianRecord *r)
{
  gint64 value = 0, given = lian_record_get_number (r, "value");
  if (lian_record_is_empty (r, "value"))
    return;
  if (lian_record_is_empty (r, "basis"))
    lian_check_error (c, r, "basis", "no-basis", _ ("where does the price come from?"));
  if (!lian_item_value (r, &value))
    {
      lian_check_error (c, r, "value", "no-figures",
                        _ ("the figures that the value comes from are not complete"));
      return;
    }
  if (value == given)
    return;
  g_autofree char *should = lian_money_to_text (value);
  lian_check_error (c, r, "value", "value", _ ("by the figures the value is %s"), should);
}

/* Household goods are not priced, unless the owner proposes it and agrees (S2). */
static void
check_household (LianCheck *c, const LianRecord *r)
{
  gboolean taken = is (r, "outcome", "PRICED_IN") || is (r, "outcome", "ON_DEPOSIT") || is (r, "outcome", "RENTED");
  gboolean agreed = lian_record_get_truth (r, "owner_agrees") == LIAN_YES;
  if (is (r, "item_kind", "HOUSEHOLD") && !agreed && (taken || !lian_record_is_empty (r, "value")))
    lian_check_error (c, r, "owner_agrees", "household",
                      _ ("household goods are not priced unless the owner proposes it and agrees (S2)"));
}

static void
check_outcome (LianCheck *c, const LianRecord *r)
{
  gboolean priced = is (r, "outcome", "PRICED_IN") || is (r, "outcome", "ON_DEPOSIT");
  if (priced && lian_record_is_empty (r, "value"))
    lian_check_error (c, r, "value", "no-value", _ ("at what value is it taken over?"));
  if (is (r, "outcome", "RENTED") && lian_record_is_empty (r, "rent"))
    lian_check_error (c, r, "rent", "no-rent", _ ("at what rent?"));
  if (!is (r, "outcome", "RENTED") && !lian_record_is_empty (r, "rent"))
    lian_check_error (c, r, "rent", "no-rent", _ ("only what is rented has a rent"));
  if (!is (r, "outcome", "RENTED") && !lian_record_is_empty (r, "rented_until"))
    lian_check_error (c, r, "rented_until", "no-rent", _ ("only what is rented has a rent"));
  if (lian_record_is_empty (r, "objection") && !lian_record_is_empty (r, "answer"))
    lian_check_error (c, r, "objection", "no-objection", _ ("an answer to which objection?"));
}

static void
check_whose (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) member = lian_check_load (c, r, "member");
  g_autoptr (LianRecord) valuation = lian_check_load (c, r, "valuation");
  if (member == NULL || valuation == NULL || _lian_valuation_is_finished (valuation)
      || lian_record_get_number (member, "cooperative") == lian_record_get_number (valuation, "cooperative"))
    return;
  lian_check_error (c, r, "member", "other-cooperative", _ ("“%s” is a member of another co-operative"),
                    lian_record_get_title (member));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_basis (c, r);
  check_value (c, r);
  check_household (c, r);
  check_outcome (c, r);
  check_whose (c, r);
}

/* That it is no longer rented is said later. */
static gboolean
ends_rent (const LianRecord *before, const LianRecord *after)
{
  guint64 until = G_GUINT64_CONSTANT (1) << lian_type_field (lian_record_get_type_info (before), "rented_until");
  return after != NULL && lian_record_diff (before, after) == until;
}

/* Whose it is was entered twice. */
static gboolean
goes_over (LianCheck *c, const LianRecord *before, const LianRecord *after)
{
  return after != NULL && _lian_likeness_unexplained (c, before, after) == 0;
}

/* The items of a finished valuation stay with it, whether they are added, changed or deleted. */
static void
check_act (LianCheck *c, const LianRecord *before, const LianRecord *after)
{
  const LianRecord *r = after != NULL ? after : before;
  g_autoptr (LianRecord) owner = c->before (c->data, "valuation", lian_record_get_number (before != NULL ? before : r, "valuation"));
  if (_lian_valuation_is_finished (owner) && !c->replayed
      && (before == NULL || (!ends_rent (before, after) && !goes_over (c, before, after))))
    lian_check_error (c, r, NULL, "kept", _ ("a finished valuation is not reopened (S2)"));
}

const LianType lian_type_valuation_item = {
  .id = "valuation_item",
  .label = N_("valued item"),
  .label_plural = N_("Valued items"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "item",
  .title_en = "item",
  .check = check,
  .check_act = check_act,
};
