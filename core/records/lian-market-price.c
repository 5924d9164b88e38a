/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "market_price": between which prices a product may be sold, by resolution.
 *
 * Local sales by oneself stand under market control of prices (domain.md §5, S4). */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-ratio.h"
#include "lian-types-private.h"

#include "lian-market-price.h"

static const LianField fields[] = {
  { "product", LIAN_FIELD_REFERENCE, N_("product"), .group = N_("Price"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "product" },
  { "city", LIAN_FIELD_REFERENCE, N_("city"), .group = N_("Price"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "city",
    .help = N_("Empty: everywhere.") },
  { "grade", LIAN_FIELD_TEXT, N_("grade"), .group = N_("Price"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY | LIAN_FIELD_SEARCHED,
    .help = N_("Empty: every grade that has no price of its own.") },
  { "lowest", LIAN_FIELD_MONEY, N_("lowest price"), .group = N_("Price"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .money_unit = "currency" },
  { "highest", LIAN_FIELD_MONEY, N_("highest price"), .group = N_("Price"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .money_unit = "currency" },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of measure"), .group = N_("Price"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "unit",
    .help = N_("The prices are for one of this unit.") },
  { "currency", LIAN_FIELD_REFERENCE, N_("currency"), .group = N_("Price"), .reference = "currency",
    .help = N_("Empty: the yuan of 100 fen.") },
  { "resolution", LIAN_FIELD_TEXT, N_("resolution"), .group = N_("In force"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("Who set the price, and under what number.") },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("In force"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("In force"), .flags = LIAN_FIELD_LISTED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("In force"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
same_goods (const LianRecord *a, const LianRecord *b)
{
  return lian_record_get_number (a, "city") == lian_record_get_number (b, "city")
         && g_strcmp0 (lian_record_get_text (a, "grade"), lian_record_get_text (b, "grade")) == 0;
}

static void
check_overlap (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) others
      = c->list (c->data, "market_price", "product", lian_record_get_number (r, "product"));
  const LianRecord *other = lian_check_find_overlap (r, others, same_goods);
  if (other == NULL)
    return;
  g_autofree char *from = lian_date_format (lian_record_get_date (other, "from_date"));
  lian_check_error (c, r, "from_date", "overlap",
                    /* Translators: a date */
                    _ ("there is a price for these goods from %s already: end it first"), from);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  lian_check_date_order (c, r, "from_date", "to_date");
  check_overlap (c, r);
  if (lian_record_is_empty (r, "lowest") && lian_record_is_empty (r, "highest"))
    lian_check_error (c, r, "lowest", "no-price", _ ("neither a lowest nor a highest price is given"));
  else if (!lian_record_is_empty (r, "highest") && lian_record_get_number (r, "lowest") > lian_record_get_number (r, "highest"))
    lian_check_error (c, r, "highest", "price-order", _ ("the highest price is below the lowest"));
  if (lian_record_is_empty (r, "resolution"))
    lian_check_warning (c, r, "resolution", "no-resolution", _ ("who set this price?"));
}

const LianType lian_type_market_price = {
  .id = "market_price",
  .label = N_("market price"),
  .label_plural = N_("Market prices"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "resolution",
  .title_en = "resolution",
  .check = check,
};

/* What an amount is worth: so many fen in so many of its smallest unit. */
static void
worth_of (LianCheck *c, const LianRecord *r, LianUnit *worth, LianUnit *shown)
{
  g_autoptr (LianRecord) currency
      = c->load (c->data, "currency", lian_record_get_number (r, "currency"));
  *worth = (LianUnit){ NULL, NULL, 1, 1 };
  *shown = (LianUnit){ NULL, _ ("yuan"), 100, 1 };
  if (!lian_format_unit_of_record (currency, shown))
    return;
  worth->numerator = MAX (lian_record_get_number (currency, "numerator"), 1);
  worth->denominator = MAX (lian_record_get_number (currency, "denominator"), 1);
}

static gboolean
holds_for (const LianRecord *price, gint64 city, const char *grade, LianDate day)
{
  return (lian_record_is_empty (price, "city") || lian_record_get_number (price, "city") == city)
         && (lian_record_is_empty (price, "grade")
             || g_strcmp0 (lian_record_get_text (price, "grade"), grade) == 0)
         && lian_record_get_date (price, "from_date") <= day && day <= lian_check_last_day (price);
}

/* Of this city and grade goes before of anywhere and any grade. */
static int
closeness (const LianRecord *price)
{
  return 2 * !lian_record_is_empty (price, "grade") + !lian_record_is_empty (price, "city");
}

static LianRecord *
find_price (LianCheck *c, const LianAsked *asked)
{
  const LianRecord *best = NULL;
  g_autoptr (GPtrArray) prices = c->list (c->data, "market_price", "product", asked->product);
  for (guint i = 0; i < prices->len; i++)
    if (holds_for (prices->pdata[i], asked->city, asked->grade, asked->day)
        && (best == NULL || closeness (prices->pdata[i]) > closeness (best)))
      best = prices->pdata[i];
  return best != NULL ? lian_record_copy (best) : NULL;
}

/* The sign of asked − limit.  Asked: amount for quantity smallest units; limit: for one of @of.
 * Cross-multiplied, so that nothing is rounded.  Returns FALSE where the figures are too large. */
static gboolean
compare (const LianAsked *asked, const LianUnit *worth, gint64 limit, const LianUnit *limit_worth,
         const LianUnit *of, int *sign)
{
  __int128 left = asked->amount, right = limit;
  gint64 more[] = { worth->numerator, of->numerator, limit_worth->denominator };
  gint64 less[] = { limit_worth->numerator, of->denominator, worth->denominator };
  if (__builtin_mul_overflow (right, (__int128) asked->quantity, &right))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (more); i++)
    if (__builtin_mul_overflow (left, (__int128) more[i], &left)
        || __builtin_mul_overflow (right, (__int128) less[i], &right))
      return FALSE;
  *sign = (left > right) - (left < right);
  return TRUE;
}

static char *
limit_words (const LianRecord *price, const LianUnit *shown, const char *of)
{
  g_autofree char *low = lian_money_format_in (lian_record_get_number (price, "lowest"), shown);
  g_autofree char *high = lian_money_format_in (lian_record_get_number (price, "highest"), shown);
  if (lian_record_is_empty (price, "highest"))
    /* Translators: a price, its currency, the unit of measure */
    return g_strdup_printf (_ ("at least %s %s for a %s"), low, shown->name, of);
  if (lian_record_is_empty (price, "lowest"))
    /* Translators: a price, its currency, the unit of measure */
    return g_strdup_printf (_ ("at most %s %s for a %s"), high, shown->name, of);
  /* Translators: two prices, their currency, the unit of measure */
  return g_strdup_printf (_ ("%s to %s %s for a %s"), low, high, shown->name, of);
}

/* What one of @of costs, to the smallest unit of the currency; for the eye only. */
static char *
asked_words (const LianAsked *asked, const LianUnit *shown, const LianUnit *of)
{
  __int128 by = (__int128) asked->quantity * of->denominator;
  __int128 each = lian_divide_rounded ((__int128) asked->amount * of->numerator, by);
  g_autofree char *number = lian_money_format_in ((gint64) each, shown);
  return g_strdup_printf ("%s %s", number, shown->name);
}

static gboolean
same_measure (LianCheck *c, gint64 a, const LianRecord *b)
{
  g_autoptr (LianRecord) unit = c->load (c->data, "unit", a);
  return unit != NULL && b != NULL
         && g_strcmp0 (lian_record_get_text (unit, "measure"), lian_record_get_text (b, "measure")) == 0;
}

static gboolean
is_outside (const LianAsked *asked, const LianUnit *worth, const LianRecord *price,
            const LianUnit *limit_worth, const LianUnit *of)
{
  int sign;
  if (!lian_record_is_empty (price, "lowest")
      && compare (asked, worth, lian_record_get_number (price, "lowest"), limit_worth, of, &sign) && sign < 0)
    return TRUE;
  return !lian_record_is_empty (price, "highest")
         && compare (asked, worth, lian_record_get_number (price, "highest"), limit_worth, of, &sign) && sign > 0;
}

/**
 * _lian_market_price_check:
 * @c: the check
 * @r: the record that asks the price, or its owner: its field "currency" counts
 * @field: where the warning is shown, a field of @on
 * @on: the record that is checked
 * @asked: what is asked for how much
 *
 * Adds a warning that names both prices when the price stands outside market control.  Where no
 * price is set for the goods, or in another measure, nothing can be said.
 */
void
_lian_market_price_check (LianCheck *c, const LianRecord *r, const char *field, const LianRecord *on,
                          const LianAsked *asked)
{
  g_autoptr (LianRecord) price = asked->quantity > 0 ? find_price (c, asked) : NULL;
  g_autoptr (LianRecord) per
      = price != NULL ? c->load (c->data, "unit", lian_record_get_number (price, "unit")) : NULL;
  LianUnit worth, shown, limit_worth, limit_shown, of = { NULL, NULL, 1, 1 };
  if (per == NULL || !same_measure (c, asked->unit, per))
    return;
  lian_format_unit_of_record (per, &of);
  worth_of (c, r, &worth, &shown);
  worth_of (c, price, &limit_worth, &limit_shown);
  if (!is_outside (asked, &worth, price, &limit_worth, &of))
    return;
  g_autofree char *is = asked_words (asked, &shown, &of);
  g_autofree char *limit = limit_words (price, &limit_shown, of.name);
  lian_check_warning (c, on, field, "market-price",
                      /* Translators: the price asked; then the prices allowed, such as "1.00 to 1.20 yuan for a pair" */
                      _ ("%s stands outside market control: %s"), is, limit);
}
