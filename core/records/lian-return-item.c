/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "return_item": one item of an annual return, when it is due and what became of it. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-return-due.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "annual_return", LIAN_FIELD_REFERENCE, N_("annual return"), .group = N_("Item"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "annual_return" },
  { "return_rule", LIAN_FIELD_REFERENCE, N_("item asked for every year"), .group = N_("Item"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "return_rule" },
  { "due_on", LIAN_FIELD_DATE, N_("due date"), .group = N_("Item"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED,
    .help = N_("As the item reckons it from the end of the year; another day needs a reason.") },
  { "due_why", LIAN_FIELD_TEXT, N_("why on another day"), .group = N_("Item"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("Who granted the extension, and under which number.") },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("Item"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_return_state, .initial = "OPEN" },
  { "done_on", LIAN_FIELD_DATE, N_("sent or accepted on"), .group = N_("Item"), .flags = LIAN_FIELD_LISTED },
  { "paper", LIAN_FIELD_TEXT, N_("number of the paper"), .group = N_("Item"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("The file itself is attached to the return.") },
  { "owner", LIAN_FIELD_REFERENCE, N_("person responsible"), .group = N_("Item"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Item"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check_due (LianCheck *c, const LianRecord *r, const LianRecord *owner, const LianRecord *rule)
{
  LianDate due = lian_return_due (rule, lian_record_get_date (owner, "year_end"));
  if (due == 0 || due == lian_record_get_date (r, "due_on") || !lian_record_is_empty (r, "due_why"))
    return;
  g_autofree char *day = lian_date_format (due);
  lian_check_error (c, r, "due_on", "due", _ ("it is due on %s; another day needs a reason"), day);
}

static void
check_done (LianCheck *c, const LianRecord *r)
{
  const char *state = lian_record_get_text (r, "state");
  gboolean done = g_strcmp0 (state, "SENT") == 0 || g_strcmp0 (state, "ACCEPTED") == 0;
  if (done)
    lian_check_filled (c, r, "done_on");
  else if (!lian_record_is_empty (r, "done_on"))
    lian_check_error (c, r, "state", "not-done", _ ("a day is given, but it is neither sent nor accepted"));
  if (lian_record_get_date (r, "done_on") > c->working_date)
    lian_check_error (c, r, "done_on", "future", _ ("this day is after the working date"));
  if (g_strcmp0 (state, "NOT_ASKED") == 0 && lian_record_is_empty (r, "note"))
    lian_check_warning (c, r, "note", "no-reason", _ ("why is it not asked of this co-operative?"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) owner = lian_check_load (c, r, "annual_return");
  g_autoptr (LianRecord) rule = lian_check_load (c, r, "return_rule");
  check_done (c, r);
  if (owner == NULL || rule == NULL)
    return;
  check_due (c, r, owner, rule);
  if (g_strcmp0 (lian_record_get_text (owner, "country"), lian_record_get_text (rule, "country")) != 0)
    lian_check_error (c, r, "return_rule", "other-country", _ ("“%s” is asked for in another country"),
                      lian_record_get_title (rule));
}

const LianType lian_type_return_item = {
  .id = "return_item",
  .label = N_("item of an annual return"),
  .label_plural = N_("Items of annual returns"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "due_on",
  .title_en = "due_on",
  .check = check,
};
