/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "management_check": whether the accounts of a month were on time, the stock verified
 * and the meeting held, and who looked. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Month"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "month", LIAN_FIELD_DATE, N_("month"), .group = N_("Month"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY,
    .help = N_("Its first day.") },
  { "accounts_on_time", LIAN_FIELD_TRUTH, N_("accounts on time"), .group = N_("Month"), .flags = LIAN_FIELD_LISTED },
  { "stock_verified", LIAN_FIELD_TRUTH, N_("stock verified"), .group = N_("Month"), .flags = LIAN_FIELD_LISTED },
  { "meeting_held", LIAN_FIELD_TRUTH, N_("meeting held"), .group = N_("Month"), .flags = LIAN_FIELD_LISTED },
  { "checked_on", LIAN_FIELD_DATE, N_("looked at on"), .group = N_("Month"), .flags = LIAN_FIELD_LISTED },
  { "checked_by", LIAN_FIELD_REFERENCE, N_("looked at by"), .group = N_("Month"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "findings", LIAN_FIELD_MULTILINE, N_("what was found"), .group = N_("Month"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

/* What tells it from others first: a long name is cut at its end. */
static const char *const named_by[] = { "month", "cooperative", NULL };

static void
check_month (LianCheck *c, const LianRecord *r)
{
  LianDate month = lian_record_get_date (r, "month");
  g_autoptr (GPtrArray) others
      = c->list (c->data, "management_check", "cooperative", lian_record_get_number (r, "cooperative"));
  if (month != 0 && lian_date_first_of_month (month) != month)
    lian_check_error (c, r, "month", "first-day", _ ("a month is named by its first day"));
  for (guint i = 0; i < others->len; i++)
    if (lian_record_get_id (others->pdata[i]) != lian_record_get_id (r)
        && lian_record_get_date (others->pdata[i], "month") == month)
      {
        lian_check_error (c, r, "month", "twice", _ ("this month of the co-operative is entered already"));
        return;
      }
}

/* What was not answered is no "no", and shows. */
static void
check_answers (LianCheck *c, const LianRecord *r)
{
  static const char *const answers[] = { "accounts_on_time", "stock_verified", "meeting_held" };
  const LianType *type = lian_record_get_type_info (r);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      LianTruth truth = lian_record_get_truth (r, answers[i]);
      const char *label = _ (lian_type_get_field (type, answers[i])->label);
      if (truth == LIAN_NO)
        lian_check_warning (c, r, answers[i], "not-done", _ ("%s: no"), label);
      else if (truth != LIAN_YES)
        lian_check_warning (c, r, answers[i], "not-known", _ ("%s: not known; look and enter it"), label);
    }
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_month (c, r);
  check_answers (c, r);
  if (lian_record_is_empty (r, "checked_on") || lian_record_is_empty (r, "checked_by"))
    lian_check_warning (c, r, lian_record_is_empty (r, "checked_on") ? "checked_on" : "checked_by", "who-when",
                        _ ("who looked, and on which day?"));
  if (lian_record_get_date (r, "checked_on") > c->working_date)
    lian_check_warning (c, r, "checked_on", "future", _ ("this day is after the working date"));
}

const LianType lian_type_management_check = {
  .id = "management_check",
  .label = N_("management check"),
  .label_plural = N_("Management checks"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "month",
  .title_en = "month",
  .check = check,
  .named_by = named_by,
};
