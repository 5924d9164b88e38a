/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "relation". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "cooperative" },
  { "partner", LIAN_FIELD_REFERENCE, N_("trading partner"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "partner" },
  { "relation_kind", LIAN_FIELD_CHOICE, N_("kind of relation"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_relation_kind },
  { "goods", LIAN_FIELD_TEXT, N_("goods or work"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "state", LIAN_FIELD_CHOICE, N_("state"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_relation_state },
  { "since", LIAN_FIELD_DATE, N_("since"), .group = N_("When"), .flags = LIAN_FIELD_LISTED },
  { "interrupted_on", LIAN_FIELD_DATE, N_("interrupted on"), .group = N_("When") },
  { "interrupted_by", LIAN_FIELD_TEXT, N_("interrupted by"), .group = N_("When"),
    .help = N_("What ended it, for instance a merger.") },
  { "restored_on", LIAN_FIELD_DATE, N_("restored on"), .group = N_("When") },
  { "grew_from", LIAN_FIELD_REFERENCE, N_("grew from the relation"), .group = N_("What"), .reference = "relation",
    .help = N_("The old relation that a new one was built on (L3).") },
  { "task", LIAN_FIELD_TEXT, N_("restoration task"), .group = N_("Task") },
  { "task_owner", LIAN_FIELD_REFERENCE, N_("person responsible"), .group = N_("Task"), .reference = "officer" },
  { "task_due", LIAN_FIELD_DATE, N_("due date"), .group = N_("Task") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "product", LIAN_FIELD_REFERENCE, N_("product in the catalogue"), .group = N_("What"), .reference = "product" },
};

/* L2: an interruption needs a task, an owner and a date. */
static void
check_interruption (LianCheck *c, const LianRecord *r)
{
  static const char *const task[] = { "task", "task_owner", "task_due" };
  if (lian_record_is_empty (r, "interrupted_on"))
    lian_check_error (c, r, "interrupted_on", "no-date", _ ("since when is it interrupted?"));
  for (gsize i = 0; i < G_N_ELEMENTS (task); i++)
    if (lian_record_is_empty (r, task[i]))
      {
        lian_check_warning (c, r, task[i], "l2-task",
                            _ ("what was interrupted must be restored: task, owner and date (L2)"));
        return;
      }
}

static void
check (LianCheck *c, const LianRecord *r)
{
  const char *state = lian_record_get_text (r, "state");
  if (g_strcmp0 (state, "INTERRUPTED") == 0)
    check_interruption (c, r);
  if (g_strcmp0 (state, "RESTORED") == 0 && lian_record_is_empty (r, "restored_on"))
    lian_check_error (c, r, "restored_on", "no-date", _ ("since when is it restored?"));
  if (g_strcmp0 (state, "NEW") == 0 && lian_record_is_empty (r, "grew_from"))
    lian_check_warning (c, r, "grew_from", "l3-grew-from",
                        _ ("a new relation grows from an old one: name it (L3)"));
  lian_check_date_order (c, r, "since", "interrupted_on");
  lian_check_date_order (c, r, "interrupted_on", "restored_on");
}

const LianType lian_type_relation = {
  .id = "relation",
  .label = N_("relation"),
  .label_plural = N_("Relations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "goods",
  .title_en = "goods",
  .check = check,
};
