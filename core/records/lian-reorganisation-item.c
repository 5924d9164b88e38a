/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "reorganisation_item": what goes along a step, or comes to an end with it. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

#define WHAT(id, label) { id, LIAN_FIELD_REFERENCE, label, .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = id }

static const LianField fields[] = {
  { "reorganisation_step", LIAN_FIELD_REFERENCE, N_("step of a reorganisation"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "reorganisation_step" },
  WHAT ("activity", N_("activity")),
  WHAT ("member", N_("member")),
  WHAT ("service_point", N_("service point")),
  WHAT ("round", N_("door-to-door round")),
  WHAT ("relation", N_("relation")),
  WHAT ("stock_place", N_("place of stock")),
  WHAT ("contract", N_("contract")),
  WHAT ("process", N_("process")),
  { "into_activity", LIAN_FIELD_REFERENCE, N_("process goes to the activity"), .group = N_("What"), .reference = "activity" },
  { "ends", LIAN_FIELD_TRUTH, N_("comes to an end"), .group = N_("What"), .flags = LIAN_FIELD_LISTED,
    .help = N_("Of a point or a round: it closes, and does not go along (R3, R4).") },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

const char *const lian_reorganisation_item_kinds[]
    = { "activity", "member", "service_point", "round", "relation", "stock_place", "contract", "process", NULL };

static void
check (LianCheck *c, const LianRecord *r)
{
  guint named = 0;
  for (guint i = 0; lian_reorganisation_item_kinds[i] != NULL; i++)
    named += !lian_record_is_empty (r, lian_reorganisation_item_kinds[i]);
  if (named != 1)
    lian_check_error (c, r, NULL, "one-thing", _ ("name one thing that goes along: there are %u"), named);
  if (lian_record_is_empty (r, "process") != lian_record_is_empty (r, "into_activity"))
    lian_check_error (c, r, "into_activity", "process-where", _ ("a process goes to an activity: name both"));
  if (lian_record_get_truth (r, "ends") == LIAN_YES && lian_record_is_empty (r, "service_point")
      && lian_record_is_empty (r, "round"))
    lian_check_error (c, r, "ends", "only-service", _ ("only a point or a round can come to an end here"));
}

static gboolean
is_open (LianCheck *c, const LianRecord *item)
{
  g_autoptr (LianRecord) step = lian_check_load (c, item, "reorganisation_step");
  g_autoptr (LianRecord) owner = step != NULL ? lian_check_load (c, step, "reorganisation") : NULL;
  return _lian_reorganisation_is_open (owner);
}

static void
check_change (LianCheck *c, const LianRecord *before, const LianRecord *r)
{
  if (!is_open (c, r) && (before == r || _lian_likeness_unexplained (c, before, r) != 0))
    lian_check_error (c, r, NULL, "decided", _ ("the proposal is decided on: take it back to draft first"));
}

static void
check_delete (LianCheck *c, const LianRecord *r)
{
  check_change (c, r, r);
}

const LianType lian_type_reorganisation_item = {
  .id = "reorganisation_item",
  .label = N_("part of a step"),
  .label_plural = N_("Parts of steps"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "ends",
  .title_en = "ends",
  .check = check,
  .check_change = check_change,
  .check_delete = check_delete,
};
