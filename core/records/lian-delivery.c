/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "delivery". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "contract_line", LIAN_FIELD_REFERENCE, N_("contract line"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "contract_line" },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "cooperative" },
  { "delivered_on", LIAN_FIELD_DATE, N_("delivered on"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .quantity_unit = "contract_line.unit" },
  { "grade", LIAN_FIELD_TEXT, N_("grade"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "accepted", LIAN_FIELD_TRUTH, N_("accepted"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "excess_accepted", LIAN_FIELD_TRUTH, N_("excess accepted"), .group = N_("What") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "delivery_grade", "delivery", FALSE },
};

/**
 * _lian_delivery_kept:
 * @c: what a rule may look at
 * @delivery: a delivery
 *
 * Returns: what of it did not go back, refused or for repair; smallest units
 */
gint64
_lian_delivery_kept (LianCheck *c, const LianRecord *delivery)
{
  gint64 kept = lian_record_get_number (delivery, "quantity");
  g_autoptr (GPtrArray) grades
      = c->list (c->data, "delivery_grade", "delivery", lian_record_get_id (delivery));
  if (grades->len == 0 && lian_record_get_truth (delivery, "accepted") == LIAN_NO)
    return 0;
  for (guint i = 0; i < grades->len; i++)
    {
      const char *verdict = lian_record_get_text (grades->pdata[i], "verdict");
      if (g_strcmp0 (verdict, "REPAIR") == 0 || g_strcmp0 (verdict, "REFUSED") == 0)
        kept -= lian_record_get_number (grades->pdata[i], "quantity");
    }
  return MAX (kept, 0);
}

/* What was graded is the whole delivery, or acceptance has not looked at the rest. */
static void
check_grades (LianCheck *c, const LianRecord *r)
{
  gint64 sum = 0, quantity = lian_record_get_number (r, "quantity");
  g_autoptr (GPtrArray) grades
      = c->list (c->data, "delivery_grade", "delivery", lian_record_get_id (r));
  for (guint i = 0; i < grades->len; i++)
    sum += lian_record_get_number (grades->pdata[i], "quantity");
  if (grades->len == 0 || sum == quantity)
    return;
  g_autoptr (LianRecord) line
      = c->load (c->data, "contract_line", lian_record_get_number (r, "contract_line"));
  g_autofree char *got = lian_check_quantity (c, line, sum);
  g_autofree char *want = lian_check_quantity (c, line, quantity);
  if (sum > quantity)
    lian_check_error (c, r, "quantity", "graded-more", _ ("graded %s, delivered %s"), got, want);
  else
    lian_check_warning (c, r, "quantity", "graded-less", _ ("graded %s, delivered %s"), got, want);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  if (lian_record_get_date (r, "delivered_on") > c->working_date)
    lian_check_warning (c, r, "delivered_on", "future", _ ("this day is after the working date"));
  check_grades (c, r);
}

const LianType lian_type_delivery = {
  .id = "delivery",
  .label = N_("delivery"),
  .label_plural = N_("Deliveries"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "delivered_on",
  .title_en = "delivered_on",
  .check = check,
  .ledger_day = "delivered_on",
};
