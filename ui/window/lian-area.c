/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The areas of the sidebar: one table. */
#include "lian-area.h"
#include "lian-i18n.h"

static const char *const cooperatives[] = { "cooperative", "activity", "relation", "production_return", NULL };
static const char *const points[]
    = { "service_point", "round", "neighbourhood", "way", "investigation", "split_link",
        "impact_finding", "service_standard", NULL };
static const char *const contracts[]
    = { "contract", "contract_line", "schedule", "allotment", "delivery", "partner", NULL };
static const char *const registers[]
    = { "city", "trade", "federation", "officer", "unit", "currency", "product", "material", "decision", "recommendation",
        "correction_case", "kept_warning", "settings", NULL };

static const LianArea areas[] = {
  { "today", N_ ("Today"), "x-office-calendar-symbolic", "1", NULL },
  { "cooperatives", N_ ("Co-operatives"), "system-users-symbolic", "2", cooperatives },
  { "points", N_ ("Points"), "mark-location-symbolic", "3", points },
  { "coverage", N_ ("Coverage"), "find-location-symbolic", "equal", NULL },
  { "review", N_ ("Review"), "checkbox-checked-symbolic", "4", NULL },
  { "corrections", N_ ("Corrections"), "edit-undo-symbolic", "minus", NULL },
  { "contracts", N_ ("Contracts"), "x-office-document-symbolic", "5", contracts },
  { "charts", N_ ("Charts"), "view-grid-symbolic", "6", NULL },
  { "registers", N_ ("Registers"), "accessories-dictionary-symbolic", "7", registers },
  { "history", N_ ("History"), "document-open-recent-symbolic", "8", NULL },
  { "numbers", N_ ("Numbers"), "view-list-ordered-symbolic", "9", NULL },
  { "rulebook", N_ ("Rulebook"), "x-office-spreadsheet-symbolic", "0", NULL },
};

/**
 * lian_areas:
 * @n_areas: (out): their number
 *
 * Returns: (transfer none) (array length=n_areas): the areas in the order of the sidebar
 */
const LianArea *
lian_areas (guint *n_areas)
{
  *n_areas = G_N_ELEMENTS (areas);
  return areas;
}

/**
 * lian_area_find:
 * @id: (nullable): an area's id
 *
 * Returns: (transfer none) (nullable): the area
 */
const LianArea *
lian_area_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    if (g_strcmp0 (areas[i].id, id) == 0)
      return &areas[i];
  return NULL;
}

/**
 * lian_area_of_type:
 * @type: a record type
 *
 * Returns: (transfer none) (nullable): the area that lists it; %NULL for parts that only their
 *   owner's form shows
 */
const LianArea *
lian_area_of_type (const LianType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    if (areas[i].types != NULL && g_strv_contains (areas[i].types, type->id))
      return &areas[i];
  return NULL;
}

/**
 * lian_area_get_key_sign:
 * @area: an area
 *
 * Returns: (transfer none): what stands on its key
 */
const char *
lian_area_get_key_sign (const LianArea *area)
{
  return g_str_equal (area->key, "minus")   ? "−"
         : g_str_equal (area->key, "equal") ? "="
                                            : area->key;
}
