/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "craft_place": which co-operative practises a special craft, in which work, and with
 * which product.  By it a recommendation, a contract and an allotment know that they touch the craft. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "special_craft", LIAN_FIELD_REFERENCE, N_("special craft"), .group = N_("Where"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "special_craft" },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Where"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "activity", LIAN_FIELD_REFERENCE, N_("activity"), .group = N_("Where"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "activity",
    .help = N_("Empty: all work of the co-operative.") },
  { "product", LIAN_FIELD_REFERENCE, N_("product"), .group = N_("Where"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "product",
    .help = N_("A contract for this product touches the craft, whoever makes it. Empty: all that the co-operative makes.") },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Where"), .flags = LIAN_FIELD_LISTED },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("Where"), .flags = LIAN_FIELD_LISTED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Where"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) activity = lian_check_load (c, r, "activity");
  lian_check_date_order (c, r, "from_date", "to_date");
  if (activity == NULL)
    return;
  if (lian_record_get_number (activity, "cooperative") != lian_record_get_number (r, "cooperative"))
    lian_check_error (c, r, "activity", "other-cooperative", _ ("this work is another co-operative's"));
  else if (lian_record_get_truth (activity, "special_craft") == LIAN_NO)
    lian_check_warning (c, r, "activity", "says-no",
                        _ ("the activity itself says that it is no special craft: the register goes first"));
}

const LianType lian_type_craft_place = {
  .id = "craft_place",
  .label = N_("place of a craft"),
  .label_plural = N_("Where it is practised"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "note",
  .title_en = "note",
  .check = check,
};
