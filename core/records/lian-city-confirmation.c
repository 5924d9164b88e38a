/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "city_confirmation": an officer confirms that a city is basically co-operativised, or
 * takes that back (A21).
 *
 * No figure says when "basically" is reached: the officer looks at the rate and answers for the word.
 * From that day on the city is to be consolidated (W1); until then, and again after it is withdrawn,
 * organisation is to be completed (W2). */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "city", LIAN_FIELD_REFERENCE, N_("city"), .group = N_("Confirmation"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "city" },
  { "on_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Confirmation"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY,
    .help = N_("From this day on: rule W1 instead of W2, or the other way round.") },
  { "confirmation", LIAN_FIELD_CHOICE, N_("basically co-operativised"), .group = N_("Confirmation"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_confirmation },
  { "officer", LIAN_FIELD_REFERENCE, N_("officer"), .group = N_("Confirmation"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "officer" },
  { "reason", LIAN_FIELD_TEXT, N_("reason"), .group = N_("Confirmation"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "threshold", LIAN_FIELD_INTEGER, N_("“basically” means at least"), .group = N_("Parameter"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 0, .max = 1000, .unit = N_("in 1,000"),
    .help = N_("No figure in the source: set by resolution, or left empty.") },
  { "resolution", LIAN_FIELD_TEXT, N_("resolution"), .group = N_("Parameter"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("Which resolution set the figure, and when.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Confirmation"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
is_withdrawal (const LianRecord *r)
{
  return g_strcmp0 (lian_record_get_text (r, "confirmation"), "WITHDRAWN") == 0;
}

/* What is so just before this one: the latest of the days before it. */
static const LianRecord *
find_before (const GPtrArray *all, const LianRecord *r)
{
  const LianRecord *before = NULL;
  LianDate day = lian_record_get_date (r, "on_date");
  for (guint i = 0; i < all->len; i++)
    {
      LianDate other = lian_record_get_date (all->pdata[i], "on_date");
      if (lian_record_get_id (all->pdata[i]) != lian_record_get_id (r) && other < day
          && (before == NULL || other > lian_record_get_date (before, "on_date")))
        before = all->pdata[i];
    }
  return before;
}

static void
check_turn (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) all
      = c->list (c->data, "city_confirmation", "city", lian_record_get_number (r, "city"));
  for (guint i = 0; i < all->len; i++)
    if (lian_record_get_id (all->pdata[i]) != lian_record_get_id (r)
        && lian_record_get_date (all->pdata[i], "on_date") == lian_record_get_date (r, "on_date"))
      {
        lian_check_error (c, r, "on_date", "same-day", _ ("something else is said of this day already"));
        return;
      }
  const LianRecord *before = find_before (all, r);
  if (is_withdrawal (r) && (before == NULL || is_withdrawal (before)))
    lian_check_error (c, r, "confirmation", "nothing-to-withdraw", _ ("nothing is confirmed that could be withdrawn"));
  else if (!is_withdrawal (r) && before != NULL && !is_withdrawal (before))
    lian_check_warning (c, r, "confirmation", "again", _ ("it is confirmed already"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  lian_check_officer (c, r, "officer");
  check_turn (c, r);
  if (lian_record_get_date (r, "on_date") > c->working_date)
    lian_check_error (c, r, "on_date", "future", _ ("this day is after the working date"));
  if (!lian_record_is_empty (r, "threshold") && lian_record_is_empty (r, "resolution"))
    lian_check_error (c, r, "resolution", "no-resolution",
                      _ ("the source gives no figure: name the resolution that set it"));
}

/* It is withdrawn by another record: what followed from it in between did follow. */
static void
check_delete (LianCheck *c, const LianRecord *r)
{
  lian_check_error (c, r, "confirmation", "withdraw",
                    _ ("a confirmation stays: enter that it is withdrawn, with day and reason (A21)"));
}

static void
check_change (LianCheck *c, const LianRecord *before, const LianRecord *r)
{
  static const char *const fixed[] = { "city", "on_date", "officer" };
  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (g_strcmp0 (lian_record_get_text (before, fixed[i]), lian_record_get_text (r, fixed[i])) != 0
        || lian_record_get_number (before, fixed[i]) != lian_record_get_number (r, fixed[i]))
      lian_check_error (c, r, fixed[i], "fixed", _ ("this stays as it was entered: enter another one instead"));
  if (is_withdrawal (before) != is_withdrawal (r))
    lian_check_error (c, r, "confirmation", "fixed", _ ("this stays as it was entered: enter another one instead"));
}

const LianType lian_type_city_confirmation = {
  .id = "city_confirmation",
  .label = N_("confirmation of a city"),
  .label_plural = N_("Confirmations of cities"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "reason",
  .title_en = "reason",
  .check = check,
  .check_delete = check_delete,
  .check_change = check_change,
};
