/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "purchase_approval": the local government's approval of self-purchase (domain.md §5).
 *
 * The approval itself is a paper from outside; what was bought under it stands in the movements. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "authority", LIAN_FIELD_TEXT, N_("authority"), .group = N_("Approval"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_KEY },
  { "approval_no", LIAN_FIELD_TEXT, N_("number of the approval"), .group = N_("Approval"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_KEY },
  { "granted_on", LIAN_FIELD_DATE, N_("granted on"), .group = N_("Approval"), .flags = LIAN_FIELD_LISTED },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Approval"), .flags = LIAN_FIELD_LISTED },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("Approval"), .flags = LIAN_FIELD_LISTED },
  { "material", LIAN_FIELD_REFERENCE, N_("raw material"), .group = N_("Approval"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "material" },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity"), .group = N_("Approval"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .quantity_unit = "unit" },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of measure"), .group = N_("Approval"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "unit" },
  { "highest_price", LIAN_FIELD_MONEY, N_("highest price of a unit"), .group = N_("Approval"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4,
    .help = N_("Self-purchase may not bid prices up (S4).") },
  { "from_afar", LIAN_FIELD_TRUTH, N_("from another region"), .group = N_("Approval") },
  { "helped_by", LIAN_FIELD_REFERENCE, N_("helped by"), .group = N_("Approval"), .reference = "partner",
    .help = N_("For material from afar, state commerce and supply co-operatives must help (S4).") },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Approval"), .reference = "cooperative",
    .help = N_("Who may buy; empty for all co-operatives of the federation.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Approval"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  _lian_material_check_measure (c, r, "material", "unit");
  lian_check_date_order (c, r, "from_date", "to_date");
  if (lian_record_get_truth (r, "from_afar") == LIAN_YES && lian_record_is_empty (r, "helped_by"))
    lian_check_warning (c, r, "helped_by", "no-help",
                        _ ("material from afar: which state company or supply co-operative helps (S4)?"));
}

const LianType lian_type_purchase_approval = {
  .id = "purchase_approval",
  .label = N_("approval of self-purchase"),
  .label_plural = N_("Approvals of self-purchase"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "approval_no",
  .title_en = "approval_no",
  .check = check,
};
