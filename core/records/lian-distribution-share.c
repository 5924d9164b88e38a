/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "distribution_share": what of the surplus of a year goes to one member.
 *
 * It keeps all that the parts come from, so that the sheet is the same whenever it is printed again, and
 * income before and after joining stand beside each other (domain.md §4, S4). */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

#define MOST G_GINT64_CONSTANT (10000000000000)
#define AMOUNT(id, label, in_group, other_flags) { id, LIAN_FIELD_MONEY, label, .group = in_group, .flags = LIAN_FIELD_LISTED | (other_flags), .bounded = TRUE, .min = 0, .max = MOST }

static const LianField fields[] = {
  { "distribution", LIAN_FIELD_REFERENCE, N_("distribution of surplus"), .group = N_("Member"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "distribution" },
  { "member", LIAN_FIELD_REFERENCE, N_("member"), .group = N_("Member"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "member" },
  { "months", LIAN_FIELD_INTEGER, N_("months worked"), .group = N_("Work"), .bounded = TRUE, .min = 0, .max = 12 },
  { "days", LIAN_FIELD_INTEGER, N_("days of labour"), .group = N_("Work"), .bounded = TRUE, .min = 0, .max = 366 },
  AMOUNT ("wages", N_("wages of the year"), N_("Work"), 0),
  { "share_days", LIAN_FIELD_INTEGER, N_("paid-up shares by days"), .group = N_("Work"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4,
    .help = N_("What was paid of the share, in fen or in the smallest unit of the goods, times the days on which it stood there.") },
  AMOUNT ("to_labour", N_("labour dividend"), N_("Parts"), LIAN_FIELD_REQUIRED),
  AMOUNT ("to_share", N_("share dividend"), N_("Parts"), LIAN_FIELD_REQUIRED),
  AMOUNT ("income_before", N_("income before joining"), N_("Income in a month"), 0),
  AMOUNT ("income_after", N_("income after joining"), N_("Income in a month"), 0),
  { "compared", LIAN_FIELD_CHOICE, N_("compared"), .group = N_("Income in a month"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_income_compared },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

const LianType lian_type_distribution_share = {
  .id = "distribution_share",
  .label = N_("part of a member in the surplus"),
  .label_plural = N_("Parts of members in the surplus"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "compared",
  .title_en = "compared",
  .by_acts = TRUE,
};
