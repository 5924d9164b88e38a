/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "service_change": one closing, move, opening or round of a service proposal. */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-service-change.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "service_proposal", LIAN_FIELD_REFERENCE, N_("service proposal"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED, .reference = "service_proposal" },
  { "kind", LIAN_FIELD_CHOICE, N_("what is done"), .group = N_("What"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_service_change },
  { "service_point", LIAN_FIELD_REFERENCE, N_("service point"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "service_point" },
  { "round", LIAN_FIELD_REFERENCE, N_("door-to-door round"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "round" },
  { "into_point", LIAN_FIELD_REFERENCE, N_("merged into"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "service_point" },
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("What"), .reference = "cooperative" },
  { "neighbourhood", LIAN_FIELD_REFERENCE, N_("neighbourhood"), .group = N_("What"), .flags = LIAN_FIELD_LISTED, .reference = "neighbourhood" },
  { "x", LIAN_FIELD_INTEGER, N_("position east"), .group = N_("What"), .unit = N_("m") },
  { "y", LIAN_FIELD_INTEGER, N_("position north"), .group = N_("What"), .unit = N_("m") },
  { "capacity", LIAN_FIELD_INTEGER, N_("customers a day"), .group = N_("What"), .bounded = TRUE, .min = 0, .max = G_MAXINT32 },
  { "weekdays", LIAN_FIELD_WEEKDAYS, N_("weekdays"), .group = N_("What"), .flags = LIAN_FIELD_LISTED },
  { "done_point", LIAN_FIELD_REFERENCE, N_("point made by it"), .group = N_("Carried out"), .flags = LIAN_FIELD_ASSIGNED, .reference = "service_point" },
  { "done_round", LIAN_FIELD_REFERENCE, N_("round made by it"), .group = N_("Carried out"), .flags = LIAN_FIELD_ASSIGNED, .reference = "round" },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("What"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

/* What each kind of change has to name; "place" is a neighbourhood or a position. */
static const struct
{
  const char *kind;
  const char *needed[3];
  gboolean place;
} kinds[] = {
  { "CLOSE", { "service_point" }, FALSE },
  { "MOVE", { "service_point" }, TRUE },
  { "MERGE", { "service_point", "into_point" }, FALSE },
  { "OPEN", { "cooperative" }, TRUE },
  { "ROUND_END", { "round" }, FALSE },
  { "ROUND_BEGIN", { "cooperative", "neighbourhood", "weekdays" }, FALSE },
  { "ROUND_TO_POINT", { "round" }, TRUE },
};

/**
 * lian_service_changes_take_away:
 * @changes: (element-type LianRecord): the changes of a proposal
 *
 * A closure takes a second officer (domain.md §1).  A point that is merged closes too, and a round
 * that becomes a point comes no more.
 *
 * Returns: whether one of them takes service away, so that a second officer must countersign
 */
gboolean
lian_service_changes_take_away (const GPtrArray *changes)
{
  static const char *const taking[] = { "CLOSE", "MERGE", "ROUND_END", "ROUND_TO_POINT", NULL };
  for (guint i = 0; i < changes->len; i++)
    {
      const char *kind = lian_record_get_text (changes->pdata[i], "kind");
      if (kind != NULL && g_strv_contains (taking, kind))
        return TRUE;
    }
  return FALSE;
}

static void
check (LianCheck *c, const LianRecord *r)
{
  const char *kind = lian_record_get_text (r, "kind");
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      if (g_strcmp0 (kinds[k].kind, kind) != 0)
        continue;
      for (gsize i = 0; i < G_N_ELEMENTS (kinds[k].needed) && kinds[k].needed[i] != NULL; i++)
        lian_check_filled (c, r, kinds[k].needed[i]);
      if (kinds[k].place && lian_record_is_empty (r, "neighbourhood")
          && (lian_record_is_empty (r, "x") || lian_record_is_empty (r, "y")))
        lian_check_error (c, r, "neighbourhood", "no-place",
                          _ ("where? Name a neighbourhood or both positions"));
    }
  if (!lian_record_is_empty (r, "into_point")
      && lian_record_get_number (r, "into_point") == lian_record_get_number (r, "service_point"))
    lian_check_error (c, r, "into_point", "same-place", _ ("a point can't be merged into itself"));
}

const LianType lian_type_service_change = {
  .id = "service_change",
  .label = N_("change of service"),
  .label_plural = N_("Changes of service"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "note",
  .title_en = "note",
  .check = check,
  .by_acts = TRUE,
};
