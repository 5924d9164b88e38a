/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "relation_event": what happened to a relation on a day.  The events of a relation
 * are its history; the relation itself says how it stands after the last of them. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "relation", LIAN_FIELD_REFERENCE, N_("relation"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "relation" },
  { "state", LIAN_FIELD_CHOICE, N_("state from then on"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_relation_state },
  { "on_date", LIAN_FIELD_DATE, N_("on"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED },
  { "cause", LIAN_FIELD_CHOICE, N_("kind of cause"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_relation_cause,
    .help = N_("What interrupted it; an interruption always has a cause (L2).") },
  { "what", LIAN_FIELD_TEXT, N_("what happened"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "contract", LIAN_FIELD_REFERENCE, N_("contract"), .group = N_("What"), .reference = "contract" },
  { "decision", LIAN_FIELD_REFERENCE, N_("decision"), .group = N_("What"), .reference = "decision" },
  { "officer", LIAN_FIELD_REFERENCE, N_("entered by"), .group = N_("What"), .reference = "officer" },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  gboolean interrupted = g_strcmp0 (lian_record_get_text (r, "state"), "INTERRUPTED") == 0;
  if (interrupted && lian_record_is_empty (r, "cause"))
    lian_check_error (c, r, "cause", "l2-cause",
                      _ ("an interruption has a cause: merger, contract, partner… (L2)"));
  if (interrupted && lian_record_is_empty (r, "what"))
    lian_check_error (c, r, "what", "l2-cause", _ ("what interrupted it? (L2)"));
  if (lian_record_get_date (r, "on_date") > c->working_date)
    lian_check_warning (c, r, "on_date", "future", _ ("this day is after the working date"));
}

const LianType lian_type_relation_event = {
  .id = "relation_event",
  .label = N_("event of a relation"),
  .label_plural = N_("Events of relations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "what",
  .title_en = "what",
  .check = check,
};
