/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "federation". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "code", LIAN_FIELD_TEXT, N_("code"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "level", LIAN_FIELD_CHOICE, N_("level"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_level },
  { "city", LIAN_FIELD_REFERENCE, N_("city"), .group = N_("Place"), .flags = LIAN_FIELD_LISTED, .reference = "city" },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .reference = "trade" },
  { "parent", LIAN_FIELD_REFERENCE, N_("higher federation"), .group = N_("Identity"), .reference = "federation" },
  { "seal_line", LIAN_FIELD_TEXT, N_("seal line"), .group = N_("Identity"),
    .help = N_("The name as it stands in the seal; printed above the signatures.") },
  { "address", LIAN_FIELD_TEXT, N_("address"), .group = N_("Place") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

/* One local federation and at most one specialised federation for a trade (domain.md §8). */
static void
check (LianCheck *c, const LianRecord *r)
{
  if (g_strcmp0 (lian_record_get_text (r, "level"), "SPECIALISED") != 0)
    return;
  if (lian_record_is_empty (r, "trade"))
    {
      lian_check_error (c, r, "trade", "trade-missing",
                        _ ("a specialised federation belongs to a trade: name it"));
      return;
    }
  g_autoptr (GPtrArray) same
      = c->list (c->data, "federation", "trade", lian_record_get_number (r, "trade"));
  for (guint i = 0; i < same->len; i++)
    if (lian_record_get_id (same->pdata[i]) != lian_record_get_id (r)
        && lian_record_get_number (same->pdata[i], "city") == lian_record_get_number (r, "city"))
      lian_check_warning (c, r, "trade", "second-federation",
                          _ ("“%s” is a specialised federation of the same trade already"),
                          lian_record_get_title (same->pdata[i]));
}

const LianType lian_type_federation = {
  .id = "federation",
  .label = N_("federation"),
  .label_plural = N_("Federations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
};
