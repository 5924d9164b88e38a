/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "member_year": what a member worked and earned in a co-operative in a year.
 *
 * The labour dividend is divided by it (domain.md §4, S11, S21), and income after joining is held against
 * income before (S4). */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "member", LIAN_FIELD_REFERENCE, N_("member"), .group = N_("Year"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "member" },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Year"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative",
    .help = N_("In which the work was done.") },
  { "year", LIAN_FIELD_INTEGER, N_("year"), .group = N_("Year"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .bounded = TRUE, .min = 1800, .max = 2200 },
  { "months", LIAN_FIELD_INTEGER, N_("months worked"), .group = N_("Work"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 12,
    .help = N_("Income in a month comes from it.") },
  { "days", LIAN_FIELD_INTEGER, N_("days of labour"), .group = N_("Work"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 366 },
  { "wages", LIAN_FIELD_MONEY, N_("wages of the year"), .group = N_("Work"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_GINT64_CONSTANT (10000000000000) },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Work"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
is_same (const LianRecord *a, const LianRecord *b)
{
  return lian_record_get_id (a) != lian_record_get_id (b)
         && lian_record_get_number (a, "year") == lian_record_get_number (b, "year")
         && lian_record_get_number (a, "cooperative") == lian_record_get_number (b, "cooperative");
}

static void
check_once (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) all = c->list (c->data, "member_year", "member", lian_record_get_number (r, "member"));
  for (guint i = 0; i < all->len; i++)
    if (is_same (r, all->pdata[i]))
      {
        lian_check_error (c, r, "year", "twice", _ ("this year of the member is entered already"));
        return;
      }
}

static void
check_time (LianCheck *c, const LianRecord *r, const char *field, gint64 most)
{
  gint64 given = lian_record_get_number (r, field);
  if (!lian_record_is_empty (r, field) && given > most)
    lian_check_error (c, r, field, "too-long", _ ("the member was there for %d in this year at most"), (int) most);
}

/* From joining to leaving, in that year; a part of a month counts as one. */
static void
check_times (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) member = lian_check_load (c, r, "member");
  int year = (int) lian_record_get_number (r, "year");
  if (member == NULL || year == 0)
    return;
  LianDate first = lian_date_new (year, 1, 1), last = lian_date_new (year, 12, 31);
  LianDate joined = lian_record_get_date (member, "joined"), left = lian_record_get_date (member, "left_on");
  first = MAX (first, joined);
  last = left != 0 ? MIN (last, left) : last;
  gint64 days = MAX (last - first + 1, 0);
  check_time (c, r, "days", days);
  check_time (c, r, "months", days > 0 ? lian_date_months_between (lian_date_first_of_month (first), last) + 1 : 0);
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_once (c, r);
  check_times (c, r);
}

const LianType lian_type_member_year = {
  .id = "member_year",
  .label = N_("work of a year"),
  .label_plural = N_("Work of years"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "note",
  .title_en = "note",
  .check = check,
};
