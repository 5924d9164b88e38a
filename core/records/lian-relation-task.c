/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "relation_task": who restores an interrupted relation, and until when (L2). */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "relation", LIAN_FIELD_REFERENCE, N_("relation"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "relation" },
  { "what", LIAN_FIELD_TEXT, N_("restoration task"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "owner", LIAN_FIELD_REFERENCE, N_("person responsible"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .reference = "officer" },
  { "due", LIAN_FIELD_DATE, N_("due date"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "done_on", LIAN_FIELD_DATE, N_("done on"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "result", LIAN_FIELD_TEXT, N_("result"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  gboolean done = !lian_record_is_empty (r, "done_on");
  if (done && lian_record_is_empty (r, "result"))
    lian_check_warning (c, r, "result", "no-result", _ ("it is done: with what result?"));
  if (lian_record_get_date (r, "done_on") > c->working_date)
    lian_check_warning (c, r, "done_on", "future", _ ("this day is after the working date"));
}

/* L2: a task ends by being done.  With it would go the only word of who restores the relation; so an
 * interrupted relation with an open task stays as well. */
static void
check_delete (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) relation = lian_check_load (c, r, "relation");
  if (relation != NULL && lian_record_is_empty (r, "done_on")
      && g_strcmp0 (lian_record_get_text (relation, "state"), "INTERRUPTED") == 0)
    lian_check_error (c, r, "done_on", "l2-task",
                      _ ("the relation is interrupted and this is how it is restored: close the task "
                         "with its result instead (L2)"));
}

const LianType lian_type_relation_task = {
  .id = "relation_task",
  .label = N_("restoration task"),
  .label_plural = N_("Restoration tasks"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "what",
  .title_en = "what",
  .check = check,
  .check_delete = check_delete,
};
