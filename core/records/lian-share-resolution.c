/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "share_terms": what the members resolved about shares, deposits and their interest.
 *
 * Nothing here has a figure by itself (domain.md §4, parameters): what no resolution states is not known.
 * Once something is booked, a resolution stays as it was entered; a later one corrects it. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-journal-rules.h"
#include "lian-types-private.h"

#define MOST G_GINT64_CONSTANT (10000000000000)

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Resolution"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Resolution"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY,
    .help = N_("What a resolution leaves empty goes on as it was.") },
  { "entered_on", LIAN_FIELD_DATE, N_("entered on"), .group = N_("Resolution"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED,
    .help = N_("The working date, once there are entries: what was printed before stays right.") },
  { "resolution", LIAN_FIELD_TEXT, N_("resolution"), .group = N_("Resolution"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("Which meeting resolved it, and when.") },
  { "share_value", LIAN_FIELD_MONEY, N_("one share, in money"), .group = N_("Shares"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = MOST },
  { "share_quantity", LIAN_FIELD_QUANTITY, N_("one share, in goods"), .group = N_("Shares"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = MOST, .quantity_unit = "share_unit",
    .help = N_("Where shares are counted in goods, such as jin of rice.") },
  { "share_unit", LIAN_FIELD_REFERENCE, N_("goods are counted in"), .group = N_("Shares"), .flags = LIAN_FIELD_LISTED, .reference = "unit" },
  { "quota", LIAN_FIELD_INTEGER, N_("quota share"), .group = N_("Shares"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = 10000,
    .help = N_("How many shares each member takes.") },
  { "term_months", LIAN_FIELD_INTEGER, N_("to be paid up in"), .group = N_("Shares"), .bounded = TRUE, .min = 0, .max = 600, .unit = N_("months"),
    .help = N_("0: at once.") },
  { "instalments", LIAN_FIELD_INTEGER, N_("instalments of a share"), .group = N_("Shares"), .bounded = TRUE, .min = 1, .max = 600 },
  { "admission_fee", LIAN_FIELD_MONEY, N_("admission fee"), .group = N_("Shares"), .bounded = TRUE, .min = 0, .max = MOST },
  { "deposit_rate", LIAN_FIELD_INTEGER, N_("interest on deposits"), .group = N_("Deposits"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 10000, .unit = N_("in 10,000 a year") },
  { "day_count", LIAN_FIELD_CHOICE, N_("a year counts as"), .group = N_("Deposits"), .choices = lian_choices_day_count },
  { "repay_months", LIAN_FIELD_INTEGER, N_("to be repaid in"), .group = N_("Deposits"), .bounded = TRUE, .min = 0, .max = 600, .unit = N_("months") },
  { "repay_instalments", LIAN_FIELD_INTEGER, N_("instalments of a deposit"), .group = N_("Deposits"), .bounded = TRUE, .min = 1, .max = 600 },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Resolution"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check_share (LianCheck *c, const LianRecord *r)
{
  gboolean money = !lian_record_is_empty (r, "share_value");
  gboolean goods = !lian_record_is_empty (r, "share_quantity");
  if (money && goods)
    lian_check_error (c, r, "share_quantity", "two-units",
                      _ ("a share is counted in money or in goods, not in both"));
  if (goods && lian_record_is_empty (r, "share_unit"))
    lian_check_error (c, r, "share_unit", "no-unit", _ ("what are the goods counted in?"));
}

static void
check_terms (LianCheck *c, const LianRecord *r)
{
  if (!lian_record_is_empty (r, "deposit_rate"))
    lian_check_filled (c, r, "day_count");
  if (!lian_record_is_empty (r, "instalments") && lian_record_is_empty (r, "term_months"))
    lian_check_error (c, r, "term_months", "no-term", _ ("instalments over how many months?"));
  if (!lian_record_is_empty (r, "repay_instalments") && lian_record_is_empty (r, "repay_months"))
    lian_check_error (c, r, "repay_months", "no-term", _ ("instalments over how many months?"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_share (c, r);
  check_terms (c, r);
  if (lian_record_get_date (r, "entered_on") > c->working_date)
    lian_check_error (c, r, "entered_on", "future", _ ("this day is after the working date"));
}

static void
check_delete (LianCheck *c, const LianRecord *r)
{
  if (_lian_journal_has_entries (c, r))
    lian_check_error (c, r, NULL, "kept",
                      _ ("by these terms entries were booked: enter a resolution that corrects them"));
}

static void
check_change (LianCheck *c, const LianRecord *before, const LianRecord *r)
{
  static const char *const free_fields[] = { "note", "source" };
  guint64 changed = _lian_likeness_unexplained (c, before, r);
  for (guint i = 0; i < G_N_ELEMENTS (free_fields); i++)
    changed &= ~(G_GUINT64_CONSTANT (1) << lian_type_field (&lian_type_share_terms, free_fields[i]));
  if (changed != 0)
    check_delete (c, before);
}

static void
check_act (LianCheck *c, const LianRecord *before, const LianRecord *after)
{
  if (before == NULL)
    _lian_journal_check_forward (c, after, "entered_on", TRUE);
  else if (after == NULL)
    _lian_journal_check_forward (c, before, "entered_on", FALSE);
}

const LianType lian_type_share_terms = {
  .id = "share_terms",
  .label = N_("terms of shares"),
  .label_plural = N_("Terms of shares"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "resolution",
  .title_en = "resolution",
  .check = check,
  .check_delete = check_delete,
  .check_change = check_change,
  .check_act = check_act,
};
