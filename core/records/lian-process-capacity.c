/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "process_capacity": how many hours of a process a co-operative has in a month. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "process", LIAN_FIELD_REFERENCE, N_("process step"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "process" },
  { "monthly_hours", LIAN_FIELD_INTEGER, N_("in a month"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 10000000, .unit = N_("hours"),
    .help = N_("Hours of work of all who do it together.") },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "evidence", LIAN_FIELD_MULTILINE, N_("evidence"), .group = N_("Notes"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("Where the figures come from.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Notes"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  lian_check_date_order (c, r, "from_date", "to_date");
  g_autoptr (GPtrArray) others
      = c->list (c->data, "process_capacity", "process", lian_record_get_number (r, "process"));
  const LianRecord *other = lian_check_find_overlap (r, others, NULL);
  if (other == NULL)
    return;
  g_autofree char *from = lian_date_format (lian_record_get_date (other, "from_date"));
  lian_check_error (c, r, "from_date", "overlap",
                    /* Translators: a date */
                    _ ("there are hours for this process from %s already: end them first"), from);
}

const LianType lian_type_process_capacity = {
  .id = "process_capacity",
  .label = N_("capacity of a process"),
  .label_plural = N_("Capacities of processes"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "evidence",
  .title_en = "evidence",
  .check = check,
};
