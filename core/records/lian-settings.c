/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "settings". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "federation", LIAN_FIELD_REFERENCE, N_("own federation"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "federation" },
  { "office", LIAN_FIELD_INTEGER, N_("office number"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 4095 },
  { "working_date", LIAN_FIELD_DATE, N_("working date"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED,
    .help = N_("What is due, overdue and months since joining are counted from this day; empty means today.") },
  { "language", LIAN_FIELD_CHOICE, N_("language of paper"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_language },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

/* One base belongs to one office. */
static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) own = c->load != NULL
                                   ? c->load (c->data, "federation",
                                              lian_record_get_number (r, "federation"))
                                   : NULL;
  if (own != NULL && lian_record_is_empty (own, "seal_line"))
    lian_check_warning (c, r, "federation", "seal-line",
                        _ ("the federation has no seal line yet; it is printed above signatures"));
}

const LianType lian_type_settings = {
  .id = "settings",
  .label = N_("settings of the office"),
  .label_plural = N_("Settings of the office"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "office",
  .title_en = "office",
  .check = check,
};
