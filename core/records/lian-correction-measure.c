/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "correction_measure": what is done about it, by whom and until when. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "correction_case", LIAN_FIELD_REFERENCE, N_("correction case"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "correction_case" },
  { "measure", LIAN_FIELD_CHOICE, N_("corrective measure"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_correction },
  { "detail", LIAN_FIELD_MULTILINE, N_("what exactly"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("Which workshop, point, round, relation or variety; how much is refunded to whom.") },
  { "owner", LIAN_FIELD_REFERENCE, N_("person responsible"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "officer" },
  { "due_on", LIAN_FIELD_DATE, N_("due date"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "done_on", LIAN_FIELD_DATE, N_("done on"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "result", LIAN_FIELD_MULTILINE, N_("result"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  gboolean done = !lian_record_is_empty (r, "done_on");
  if (!done && (lian_record_is_empty (r, "owner") || lian_record_is_empty (r, "due_on")))
    lian_check_warning (c, r, lian_record_is_empty (r, "owner") ? "owner" : "due_on", "g4-task",
                        _ ("a correction needs a person responsible and a due date (G4)"));
  if (lian_record_get_date (r, "done_on") > c->working_date)
    lian_check_warning (c, r, "done_on", "future", _ ("this day is after the working date"));
  if (done && lian_record_is_empty (r, "result"))
    lian_check_warning (c, r, "result", "no-result", _ ("it is done: with what result?"));
}

const LianType lian_type_correction_measure = {
  .id = "correction_measure",
  .label = N_("corrective measure"),
  .label_plural = N_("Corrective measures"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "detail",
  .title_en = "detail",
  .check = check,
};
