/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "sale": what a co-operative sold by itself in a day or a month.
 *
 * What goes out under a contract is a delivery of that contract and no sale. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

#include "lian-market-price.h"

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "outlet", LIAN_FIELD_REFERENCE, N_("outlet"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "outlet" },
  { "product", LIAN_FIELD_REFERENCE, N_("product"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "product" },
  { "grade", LIAN_FIELD_TEXT, N_("grade"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY | LIAN_FIELD_SEARCHED },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY,
    .help = N_("The day of the sale, or the first day of the month.") },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY,
    .help = N_("The same day, or the last day of the month.") },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .quantity_unit = "unit" },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of measure"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "unit" },
  { "amount", LIAN_FIELD_MONEY, N_("amount"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .money_unit = "currency" },
  { "currency", LIAN_FIELD_REFERENCE, N_("currency"), .group = N_("More"), .reference = "currency",
    .help = N_("Empty: the yuan of 100 fen.") },
  { "channel", LIAN_FIELD_CHOICE, N_("channel"), .group = N_("More"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .choices = lian_choices_sale_channel,
    .help = N_("What is delivered under a contract is entered with the contract, not here.") },
  { "buyer", LIAN_FIELD_REFERENCE, N_("buyer"), .group = N_("More"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "partner" },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("More"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
goods_of (const LianRecord *sale, GString *key)
{
  static const char *const numbers[] = { "cooperative", "outlet", "product", "buyer" };
  static const char *const texts[] = { "channel", "grade" };
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_string_append_printf (key, "%" G_GINT64_FORMAT " ", lian_record_get_number (sale, numbers[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = lian_record_get_text (sale, texts[i]);
      g_string_append_printf (key, "%s\x1f", text != NULL ? text : "");
    }
}

/* A month and one of its days would count the same goods twice. */
static void
check_overlap (LianCheck *c, const LianRecord *r)
{
  const char *by = lian_record_is_empty (r, "outlet") ? "cooperative" : "outlet";
  g_autoptr (LianRecord) other = lian_check_find_same_days (c, r, by, goods_of);
  if (other == NULL)
    return;
  g_autofree char *from = lian_date_format (lian_record_get_date (other, "from_date"));
  g_autofree char *to = lian_date_format (lian_record_get_date (other, "to_date"));
  lian_check_error (c, r, "from_date", "overlap",
                    /* Translators: two dates */
                    _ ("the sale of these goods from %s to %s is entered already"), from, to);
}

static void
check_outlet (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) outlet
      = c->load (c->data, "outlet", lian_record_get_number (r, "outlet"));
  if (outlet == NULL)
    return;
  LianDate closed = lian_record_get_date (outlet, "closed");
  if (lian_record_get_number (outlet, "cooperative") != lian_record_get_number (r, "cooperative"))
    lian_check_error (c, r, "outlet", "other-cooperative", _ ("this outlet is another co-operative's"));
  else if (lian_record_get_date (r, "from_date") < lian_record_get_date (outlet, "opened")
           || (closed != 0 && lian_record_get_date (r, "to_date") > closed))
    lian_check_warning (c, r, "outlet", "outlet-closed", _ ("the outlet was not open then"));
}

static void
check_price (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) cooperative
      = c->load (c->data, "cooperative", lian_record_get_number (r, "cooperative"));
  LianAsked asked = {
    .product = lian_record_get_number (r, "product"),
    .city = cooperative != NULL ? lian_record_get_number (cooperative, "city") : 0,
    .grade = lian_record_get_text (r, "grade"),
    .day = lian_record_get_date (r, "from_date"),
    .amount = lian_record_get_number (r, "amount"),
    .quantity = lian_record_get_number (r, "quantity"),
    .unit = lian_record_get_number (r, "unit"),
  };
  if (lian_record_is_empty (r, "amount"))
    lian_check_warning (c, r, "amount", "no-amount", _ ("the amount is not known: totals stay unknown"));
  else
    _lian_market_price_check (c, r, "amount", r, &asked);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  if (lian_check_past_period (c, r))
    check_overlap (c, r);
  check_outlet (c, r);
  check_price (c, r);
  _lian_currency_check_day (c, r, "currency", lian_record_get_date (r, "from_date"));
  if (g_strcmp0 (lian_record_get_text (r, "channel"), "SELF_SALE") != 0 && lian_record_is_empty (r, "buyer"))
    lian_check_warning (c, r, "buyer", "no-buyer", _ ("who bought it?"));
}

const LianType lian_type_sale = {
  .id = "sale",
  .label = N_("sale"),
  .label_plural = N_("Sales"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "from_date",
  .title_en = "from_date",
  .check = check,
  .ledger_day = "from_date",
};
