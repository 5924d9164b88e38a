/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "arrangement_stage": an aim of an arrangement, its place, and what was reached. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "arrangement", LIAN_FIELD_REFERENCE, N_("arrangement"), .group = N_("Stage"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "arrangement" },
  { "aim", LIAN_FIELD_CHOICE, N_("aim"), .group = N_("Stage"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .choices = lian_choices_aim },
  { "place", LIAN_FIELD_INTEGER, N_("place"), .group = N_("Stage"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = 6,
    .help = N_("An aim goes before all that follow; those of the same place are added up.") },
  { "weight", LIAN_FIELD_INTEGER, N_("weight"), .group = N_("Stage"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1, .max = 1000,
    .help = N_("How much it counts among aims of the same place.") },
  { "must", LIAN_FIELD_TRUTH, N_("has to be attained whole"), .group = N_("Stage"), .flags = LIAN_FIELD_LISTED,
    .help = N_("Yes means that a plan that falls short of it is none.") },
  { "objective", LIAN_FIELD_INTEGER, N_("reached"), .group = N_("Stage"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED,
    .help = N_("What the plan has of it; less is better.") },
  { "bound", LIAN_FIELD_INTEGER, N_("proven at least"), .group = N_("Stage"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_ASSIGNED,
    .help = N_("No plan that is as good in the places before has less.") },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) others = c->list (c->data, "arrangement_stage", "arrangement",
                                          lian_record_get_number (r, "arrangement"));
  for (guint i = 0; i < others->len; i++)
    if (lian_record_get_id (others->pdata[i]) != lian_record_get_id (r)
        && g_strcmp0 (lian_record_get_text (others->pdata[i], "aim"), lian_record_get_text (r, "aim")) == 0)
      {
        lian_check_error (c, r, "aim", "duplicate", _ ("the arrangement has this aim already"));
        return;
      }
}

const LianType lian_type_arrangement_stage = {
  .id = "arrangement_stage",
  .label = N_("stage of an arrangement"),
  .label_plural = N_("Stages of arrangements"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "aim",
  .title_en = "aim",
  .check = check,
  .check_act = _lian_arrangement_check_part,
};
