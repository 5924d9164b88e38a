/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "task": what somebody has to see to in a city, a trade or a co-operative.
 *
 * The problems left from founding and the work of consolidation (W1), who is still to be organised (W2)
 * and the specialised federations that are missing (F1).  Restoring a relation and correcting a case
 * have tasks of their own, which end with what they belong to. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "task_kind", LIAN_FIELD_CHOICE, N_("kind of task"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_task_kind },
  { "what", LIAN_FIELD_TEXT, N_("what is to be done"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "city", LIAN_FIELD_REFERENCE, N_("city"), .group = N_("Where"), .flags = LIAN_FIELD_LISTED, .reference = "city" },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("Where"), .flags = LIAN_FIELD_LISTED, .reference = "trade" },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Where"), .flags = LIAN_FIELD_LISTED, .reference = "cooperative" },
  { "found_on", LIAN_FIELD_DATE, N_("found on"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "owner", LIAN_FIELD_REFERENCE, N_("person responsible"), .group = N_("Who"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "due", LIAN_FIELD_DATE, N_("due date"), .group = N_("Who"), .flags = LIAN_FIELD_LISTED },
  { "blocked_by", LIAN_FIELD_TEXT, N_("waits for"), .group = N_("Who"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("What has to happen first; empty if nothing has.") },
  { "done_on", LIAN_FIELD_DATE, N_("done on"), .group = N_("Who"), .flags = LIAN_FIELD_LISTED },
  { "result", LIAN_FIELD_TEXT, N_("result"), .group = N_("Who"), .flags = LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static gboolean
is_kind (const LianRecord *r, const char *kind)
{
  return g_strcmp0 (lian_record_get_text (r, "task_kind"), kind) == 0;
}

static void
check_where (LianCheck *c, const LianRecord *r)
{
  if (is_kind (r, "SPEC_FEDERATION"))
    {
      lian_check_filled (c, r, "city");
      lian_check_filled (c, r, "trade");
    }
  else if (!is_kind (r, "OTHER") && lian_record_is_empty (r, "city") && lian_record_is_empty (r, "trade")
           && lian_record_is_empty (r, "cooperative"))
    lian_check_warning (c, r, "city", "no-place", _ ("in which city, trade or co-operative?"));
}

/* A problem without anybody and without a day is nobody's; and so is one that waits for nothing named. */
static void
check_done (LianCheck *c, const LianRecord *r)
{
  if (!lian_record_is_empty (r, "done_on"))
    {
      if (lian_record_is_empty (r, "result"))
        lian_check_warning (c, r, "result", "no-result", _ ("it is done: with what result?"));
      if (lian_record_get_date (r, "done_on") > c->working_date)
        lian_check_warning (c, r, "done_on", "future", _ ("this day is after the working date"));
      lian_check_date_order (c, r, "found_on", "done_on");
      return;
    }
  if (lian_record_is_empty (r, "owner") || lian_record_is_empty (r, "due"))
    lian_check_warning (c, r, lian_record_is_empty (r, "owner") ? "owner" : "due", "nobody",
                        _ ("a task needs a person responsible and a due date"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_where (c, r);
  check_done (c, r);
  lian_check_date_order (c, r, "found_on", "due");
}

const LianType lian_type_task = {
  .id = "task",
  .label = N_("task"),
  .label_plural = N_("Tasks and leftover problems"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "what",
  .title_en = "what",
  .check = check,
};
