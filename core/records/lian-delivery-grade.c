/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "delivery_grade": what acceptance found of a part of a delivery. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "delivery", LIAN_FIELD_REFERENCE, N_("delivery"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "delivery" },
  { "grade", LIAN_FIELD_TEXT, N_("grade"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .quantity_unit = "delivery.contract_line.unit" },
  { "verdict", LIAN_FIELD_CHOICE, N_("verdict"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_verdict },
  { "unit_price", LIAN_FIELD_MONEY, N_("unit price or fee"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .money_unit = "delivery.contract_line.contract.currency",
    .help = N_("Of repriced goods; empty: the price of the grade.") },
  { "reason", LIAN_FIELD_TEXT, N_("reason"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

/* Poor quality is repriced, repaired or rejected (domain.md §6), and whoever made it may ask why. */
static void
check (LianCheck *c, const LianRecord *r)
{
  const char *verdict = lian_record_get_text (r, "verdict");
  gboolean repriced = g_strcmp0 (verdict, "REPRICED") == 0;
  if (repriced && lian_record_is_empty (r, "unit_price"))
    lian_check_error (c, r, "unit_price", "no-price", _ ("at what price were they accepted?"));
  if (verdict != NULL && !g_str_equal (verdict, "ACCEPTED") && lian_record_is_empty (r, "reason"))
    lian_check_error (c, r, "reason", "no-reason", _ ("why were they not accepted as they are?"));
}

const LianType lian_type_delivery_grade = {
  .id = "delivery_grade",
  .label = N_("grade of a delivery"),
  .label_plural = N_("Grades of deliveries"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "grade",
  .title_en = "grade",
  .check = check,
  .ledger_day = "delivery.delivered_on",
};
