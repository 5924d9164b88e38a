/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "plan": what a co-operative or a trade is to make and through which channels.
 *
 * Plans enter the local industrial plan (domain.md §5, S4). */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "name", LIAN_FIELD_TEXT, N_("name"), .group = N_("Plan"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Plan"), .flags = LIAN_FIELD_LISTED, .reference = "cooperative",
    .help = N_("Whose plan it is: a co-operative's, or else a trade's.") },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("Plan"), .flags = LIAN_FIELD_LISTED, .reference = "trade" },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Plan"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("Plan"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("Plan"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_plan_state, .initial = "DRAFT" },
  { "resolution", LIAN_FIELD_TEXT, N_("resolution"), .group = N_("Plan"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "agreed_on", LIAN_FIELD_DATE, N_("agreed on"), .group = N_("Plan") },
  { "currency", LIAN_FIELD_REFERENCE, N_("currency"), .group = N_("Plan"), .reference = "currency",
    .help = N_("Empty: the yuan of 100 fen.") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Plan"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "plan_line", "plan", TRUE },
};

static void
check_whose (LianCheck *c, const LianRecord *r)
{
  if (lian_record_is_empty (r, "cooperative") == lian_record_is_empty (r, "trade"))
    lian_check_error (c, r, "cooperative", "one-subject",
                      _ ("a plan is either a co-operative's or a trade's: fill one of the two"));
}

/* Two plans for the same months would be added up. */
static void
check_overlap (LianCheck *c, const LianRecord *r)
{
  const char *by = lian_record_is_empty (r, "cooperative") ? "trade" : "cooperative";
  g_autoptr (GPtrArray) others = c->list (c->data, "plan", by, lian_record_get_number (r, by));
  const LianRecord *other = lian_check_find_overlap (r, others, NULL);
  if (other != NULL)
    lian_check_error (c, r, "from_date", "overlap",
                      /* Translators: the name of a plan */
                      _ ("the plan “%s” covers days of this period already"),
                      lian_record_get_title (other));
}

static void
check_agreed (LianCheck *c, const LianRecord *r)
{
  const char *state = lian_record_get_text (r, "state");
  g_autoptr (GPtrArray) lines = c->list (c->data, "plan_line", "plan", lian_record_get_id (r));
  if (state == NULL || g_str_equal (state, "DRAFT"))
    return;
  lian_check_filled (c, r, "resolution");
  lian_check_filled (c, r, "agreed_on");
  if (lines->len == 0)
    lian_check_error (c, r, NULL, "no-lines", _ ("an agreed plan has at least one line"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_whose (c, r);
  if (lian_record_get_date (r, "to_date") < lian_record_get_date (r, "from_date"))
    lian_check_error (c, r, "to_date", "period", _ ("the period ends before it begins"));
  else
    check_overlap (c, r);
  check_agreed (c, r);
}

const LianType lian_type_plan = {
  .id = "plan",
  .label = N_("production plan"),
  .label_plural = N_("Production plans"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "name",
  .title_en = "name",
  .check = check,
};
