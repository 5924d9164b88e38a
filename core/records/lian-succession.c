/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "succession": a co-operative changed its stage, merged with others or was divided. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "change", LIAN_FIELD_CHOICE, N_("what changed"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED, .choices = lian_choices_succession },
  { "on_date", LIAN_FIELD_DATE, N_("on"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED },
  { "resolution", LIAN_FIELD_MULTILINE, N_("resolution"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("Of which general meeting, and when.") },
  { "officer", LIAN_FIELD_REFERENCE, N_("officer"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED, .reference = "officer" },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "succession_step", "succession", FALSE },
  { "succession_item", "succession", FALSE },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  if (lian_record_get_date (r, "on_date") > c->working_date)
    lian_check_warning (c, r, "on_date", "future", _ ("this day is after the working date"));
}

/* It says what became of whom; without it nobody could tell any more. */
static void
check_delete (LianCheck *c, const LianRecord *r)
{
  lian_check_error (c, r, NULL, "kept",
                    _ ("what became of a co-operative is kept: undo the act in the history instead"));
}

const LianType lian_type_succession = {
  .id = "succession",
  .label = N_("change of co-operatives"),
  .label_plural = N_("Changes of co-operatives"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "resolution",
  .title_en = "resolution",
  .check = check,
  .check_delete = check_delete,
  .by_acts = TRUE,
};
