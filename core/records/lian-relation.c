/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "relation". */
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
  { "interrupted_by", LIAN_FIELD_TEXT, N_("interrupted by"), .group = N_("When") },
  { "restored_on", LIAN_FIELD_DATE, N_("restored on"), .group = N_("When") },
  { "grew_from", LIAN_FIELD_REFERENCE, N_("grew from the relation"), .group = N_("What"), .reference = "relation" },
  { "task", LIAN_FIELD_TEXT, N_("restoration task"), .group = N_("Task") },
  { "task_owner", LIAN_FIELD_REFERENCE, N_("person responsible"), .group = N_("Task"), .reference = "officer" },
  { "task_due", LIAN_FIELD_DATE, N_("due date"), .group = N_("Task") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

const LianType lian_type_relation = {
  .id = "relation",
  .label = N_("relation"),
  .label_plural = N_("Relations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "goods",
  .title_en = "goods",
};
