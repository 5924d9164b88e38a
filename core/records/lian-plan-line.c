/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "plan_line": one product of a plan, channel by channel. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

#include "lian-capacity.h"
#include "lian-market-price.h"

#define CHANNEL .group = N_("Channels"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 16, .quantity_unit = "unit"

static const LianField fields[] = {
  { "plan", LIAN_FIELD_REFERENCE, N_("plan"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "plan" },
  { "product", LIAN_FIELD_REFERENCE, N_("product"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "product" },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of measure"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "unit" },
  { "processing", LIAN_FIELD_QUANTITY, N_("processing"), CHANNEL },
  { "ordering", LIAN_FIELD_QUANTITY, N_("ordering"), CHANNEL },
  { "selective", LIAN_FIELD_QUANTITY, N_("selective purchase"), CHANNEL },
  { "purchase", LIAN_FIELD_QUANTITY, N_("purchase"), CHANNEL },
  { "unified", LIAN_FIELD_QUANTITY, N_("unified purchase"), CHANNEL },
  { "exclusive", LIAN_FIELD_QUANTITY, N_("exclusive sale"), CHANNEL },
  { "self_sale", LIAN_FIELD_QUANTITY, N_("self-marketing"), CHANNEL },
  { "price", LIAN_FIELD_MONEY, N_("planned price"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .money_unit = "plan.currency",
    .help = N_("For one of the unit, in self-marketing.") },
  { "material_note", LIAN_FIELD_TEXT, N_("material"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("How the material is to be got, beyond what the norms say.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const char *const channels[] = { "processing", "ordering", "selective", "purchase", "unified", "exclusive", "self_sale" };

static gint64
total_of (const LianRecord *r)
{
  gint64 total = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (channels); i++)
    total += lian_record_get_number (r, channels[i]);
  return total;
}

static void
check_twice (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) lines = c->list (c->data, "plan_line", "plan", lian_record_get_number (r, "plan"));
  for (guint i = 0; i < lines->len; i++)
    if (lian_record_get_id (lines->pdata[i]) != lian_record_get_id (r)
        && lian_record_get_number (lines->pdata[i], "product") == lian_record_get_number (r, "product"))
      {
        lian_check_error (c, r, "product", "duplicate", _ ("the plan has this product already"));
        return;
      }
}

static void
check_price (LianCheck *c, const LianRecord *r, const LianRecord *plan, const LianRecord *cooperative,
             const LianUnit *unit)
{
  LianAsked asked = {
    .product = lian_record_get_number (r, "product"),
    .city = cooperative != NULL ? lian_record_get_number (cooperative, "city") : 0,
    .day = lian_record_get_date (plan, "from_date"),
    .amount = lian_record_get_number (r, "price"),
    .unit = lian_record_get_number (r, "unit"),
  };
  __int128 amount = (__int128) asked.amount * unit->denominator;
  if (lian_record_is_empty (r, "price") || amount > G_MAXINT64)
    return;
  /* One of the unit is numerator ⁄ denominator smallest units; both sides times the denominator. */
  asked.amount = (gint64) amount;
  asked.quantity = unit->numerator;
  _lian_market_price_check (c, plan, "price", r, &asked);
}

static void
check_capacity (LianCheck *c, const LianRecord *r, const LianRecord *plan, const LianUnit *unit)
{
  gint64 most, total = total_of (r);
  g_autoptr (GPtrArray) all = c->list (c->data, "capacity", "cooperative",
                                       lian_record_get_number (plan, "cooperative"));
  if (!lian_capacity_between (all, lian_record_get_number (r, "product"),
                              lian_record_get_date (plan, "from_date"),
                              lian_record_get_date (plan, "to_date"), &most)
      || total <= most)
    return;
  g_autofree char *want = lian_quantity_to_text (total, unit), *can = lian_quantity_to_text (most, unit);
  lian_check_warning (c, r, "product", "over-capacity",
                      /* Translators: two quantities, each with the unit after it */
                      _ ("planned %s %s, but no more than %s %s can be made in the period"), want,
                      unit->name, can, unit->name);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) plan = c->load (c->data, "plan", lian_record_get_number (r, "plan"));
  g_autoptr (LianRecord) unit_record = c->load (c->data, "unit", lian_record_get_number (r, "unit"));
  LianUnit unit = { NULL, "", 1, 1 };
  check_twice (c, r);
  if (total_of (r) == 0)
    lian_check_warning (c, r, "self_sale", "nothing", _ ("nothing is planned for this product"));
  if (plan == NULL || !lian_format_unit_of_record (unit_record, &unit))
    return;
  g_autoptr (LianRecord) cooperative
      = c->load (c->data, "cooperative", lian_record_get_number (plan, "cooperative"));
  check_price (c, r, plan, cooperative, &unit);
  if (cooperative != NULL)
    check_capacity (c, r, plan, &unit);
}

const LianType lian_type_plan_line = {
  .id = "plan_line",
  .label = N_("plan line"),
  .label_plural = N_("Plan lines"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "material_note",
  .title_en = "material_note",
  .check = check,
};
