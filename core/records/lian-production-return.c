/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "production_return": what an activity made and how it served in one period.
 *
 * "Not available" is an answer (domain.md §1, 4): every figure may stay empty, and an empty one is
 * unknown, never nothing.  Quality is two whole numbers, what was looked at and what passed. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

#define FIGURE .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT32

static const LianField fields[] = {
  { "activity", LIAN_FIELD_REFERENCE, N_("activity"), .group = N_("Period"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "activity" },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Period"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY,
    .help = N_("The first day of the period, for instance of the month.") },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("Period"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY,
    .help = N_("The last day of the period; no other return of this work may share a day with it.") },
  { "output_value", LIAN_FIELD_MONEY, N_("output value"), .group = N_("Output"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4 },
  { "quantity", LIAN_FIELD_QUANTITY, N_("quantity"), .group = N_("Output"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4, .quantity_unit = "unit" },
  { "unit", LIAN_FIELD_REFERENCE, N_("unit of measure"), .group = N_("Output"), .flags = LIAN_FIELD_LISTED, .reference = "unit" },
  { "varieties", LIAN_FIELD_INTEGER, N_("varieties"), .group = N_("Output"), FIGURE,
    .help = N_("How many varieties were made or repaired in the period.") },
  { "examined", LIAN_FIELD_INTEGER, N_("pieces examined"), .group = N_("Quality and service"), FIGURE,
    .help = N_("Pieces or repairs looked at for their quality.") },
  { "passed", LIAN_FIELD_INTEGER, N_("pieces passed"), .group = N_("Quality and service"), FIGURE,
    .help = N_("Those of them that were found good.") },
  { "grade", LIAN_FIELD_TEXT, N_("grade"), .group = N_("Quality and service"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("The grade given, where quality is judged by grade; words are not compared.") },
  { "complaints", LIAN_FIELD_INTEGER, N_("public complaints"), .group = N_("Quality and service"), FIGURE },
  { "hours", LIAN_FIELD_INTEGER, N_("service hours a week"), .group = N_("Quality and service"), FIGURE,
    .help = N_("Hours a week in which customers are served or work is done, all places together.") },
  { "evidence", LIAN_FIELD_MULTILINE, N_("evidence"), .group = N_("Notes"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("Where the figures come from.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Notes"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

/* What tells it from others first: a long name is cut at its end. */
static const char *const named_by[] = { "from_date", "activity", NULL };

static void
check_overlap (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) others
      = c->list (c->data, "production_return", "activity", lian_record_get_number (r, "activity"));
  const LianRecord *other = lian_check_find_overlap (r, others, NULL);
  if (other == NULL)
    return;
  g_autofree char *from = lian_date_format (lian_record_get_date (other, "from_date"));
  g_autofree char *to = lian_date_format (lian_record_get_date (other, "to_date"));
  lian_check_error (c, r, "from_date", "overlap",
                    /* Translators: two dates */
                    _ ("there is a return of this work from %s to %s already"), from, to);
}

static void
check_quality (LianCheck *c, const LianRecord *r)
{
  if (lian_record_is_empty (r, "passed"))
    return;
  if (lian_record_is_empty (r, "examined"))
    lian_check_warning (c, r, "examined", "no-examined",
                        _ ("of how many did these pass? Without it, quality is unknown"));
  else if (lian_record_get_number (r, "passed") > lian_record_get_number (r, "examined"))
    lian_check_error (c, r, "passed", "passed-more", _ ("more passed than were examined"));
}

static gboolean
says_nothing (const LianRecord *r)
{
  static const char *const figures[]
      = { "output_value", "quantity", "varieties", "examined", "passed", "grade", "complaints", "hours" };
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    if (!lian_record_is_empty (r, figures[i]))
      return FALSE;
  return TRUE;
}

static void
check (LianCheck *c, const LianRecord *r)
{
  if (lian_check_past_period (c, r))
    check_overlap (c, r);
  check_quality (c, r);
  if (!lian_record_is_empty (r, "quantity") && lian_record_is_empty (r, "unit"))
    lian_check_error (c, r, "unit", "no-unit", _ ("a quantity needs its unit of measure"));
  if (says_nothing (r))
    lian_check_warning (c, r, "output_value", "nothing",
                        _ ("this return gives no figure: all of them count as unknown"));
}

const LianType lian_type_production_return = {
  .id = "production_return",
  .label = N_("production return"),
  .label_plural = N_("Production returns"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "from_date",
  .title_en = "from_date",
  .check = check,
  .named_by = named_by,
};
