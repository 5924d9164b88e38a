/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "annual_return": what a co-operative owes its registrar for one year. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Return"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "year", LIAN_FIELD_INTEGER, N_("year"), .group = N_("Return"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .bounded = TRUE, .min = 1800, .max = 2200 },
  { "country", LIAN_FIELD_TEXT, N_("country and law"), .group = N_("Return"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_KEY,
    .help = N_("The code, as the items asked for every year have it.") },
  { "year_end", LIAN_FIELD_DATE, N_("end of the year"), .group = N_("Return"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED,
    .help = N_("The last day of the year of accounts; the days of the items count from it.") },
  { "registrar", LIAN_FIELD_TEXT, N_("registrar"), .group = N_("Return"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Return"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "return_item", "annual_return", TRUE },
  { "attachment", "annual_return", FALSE },
};

/* What tells it from others first: a long name is cut at its end. */
static const char *const named_by[] = { "year", "country", "cooperative", NULL };

static void
check_twice (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) others
      = c->list (c->data, "annual_return", "cooperative", lian_record_get_number (r, "cooperative"));
  for (guint i = 0; i < others->len; i++)
    if (lian_record_get_id (others->pdata[i]) != lian_record_get_id (r)
        && lian_record_get_number (others->pdata[i], "year") == lian_record_get_number (r, "year")
        && g_strcmp0 (lian_record_get_text (others->pdata[i], "country"), lian_record_get_text (r, "country")) == 0)
      {
        lian_check_error (c, r, "year", "twice", _ ("the co-operative has a return of this year already"));
        return;
      }
}

static void
check (LianCheck *c, const LianRecord *r)
{
  int year, month, day;
  LianDate end = lian_record_get_date (r, "year_end");
  if (!lian_record_is_empty (r, "cooperative"))
    check_twice (c, r);
  if (end == 0 || lian_record_is_empty (r, "year"))
    return;
  lian_date_split (end, &year, &month, &day);
  /* A year of accounts may end in the next year of the calendar, as it does in India. */
  if (year != lian_record_get_number (r, "year") && year != lian_record_get_number (r, "year") + 1)
    lian_check_error (c, r, "year_end", "year-end", _ ("a return of %d does not end on this day"),
                      (int) lian_record_get_number (r, "year"));
}

const LianType lian_type_annual_return = {
  .id = "annual_return",
  .label = N_("annual return"),
  .label_plural = N_("Annual returns"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "year",
  .title_en = "year",
  .check = check,
  .named_by = named_by,
};
