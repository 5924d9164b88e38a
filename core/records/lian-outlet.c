/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "outlet": a shop or stall where a co-operative sells by itself (C2). */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "cooperative" },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "address", LIAN_FIELD_TEXT, N_("address"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "service_point", LIAN_FIELD_REFERENCE, N_("service point"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .reference = "service_point",
    .help = N_("Where it sells at a service point of the co-operative.") },
  { "opened", LIAN_FIELD_DATE, N_("opened"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED },
  { "closed", LIAN_FIELD_DATE, N_("closed"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) point
      = c->load (c->data, "service_point", lian_record_get_number (r, "service_point"));
  lian_check_date_order (c, r, "opened", "closed");
  if (point != NULL
      && lian_record_get_number (point, "cooperative") != lian_record_get_number (r, "cooperative"))
    lian_check_error (c, r, "service_point", "other-cooperative",
                      _ ("this service point is another co-operative's"));
}

const LianType lian_type_outlet = {
  .id = "outlet",
  .label = N_("outlet"),
  .label_plural = N_("Outlets"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
};
