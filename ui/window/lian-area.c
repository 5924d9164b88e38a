/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The areas of the sidebar: one table. */
#include "lian-area.h"

#include <string.h>

#include "lian-i18n.h"

static const char *const cooperatives[] = { "cooperative", "activity", "production_return", NULL };
static const char *const members[]
    = { "member", "journal_entry", "share_terms", "valuation", "valuation_item", "distribution_terms",
        "distribution", "distribution_share", "member_year", "month_account",
        "member_distinct", "succession", "succession_item", NULL };
static const char *const crafts[]
    = { "special_craft", "veteran_artisan", "protection_measure", "product_variety", "variety_event", "quality_person",
        "improvement", "management_check", "product_cost", NULL };
static const char *const points[]
    = { "service_point", "round", "neighbourhood", "way", "investigation", "split_link",
        "impact_finding", "service_standard", NULL };
static const char *const relations[] = { "relation", "relation_task", "relation_event", NULL };
static const char *const contracts[]
    = { "contract", "contract_line", "schedule", "allotment", "delivery", "delivery_grade",
        "penalty", "payment", "amendment", "period_lock", "partner", NULL };
static const char *const channels[] = { "sale", "plan", "plan_line", "outlet", "market_price", "capacity", NULL };
static const char *const materials[]
    = { "material_movement", "material", "stock_place", "norm", "reservation", "purchase_approval", NULL };
static const char *const arrangements[]
    = { "arrangement", "arrangement_line", "arrangement_stage", "process_capacity", "work_norm", "distance", NULL };
static const char *const reports[]
    = { "annual_return", "return_item", "return_rule", "published_table", "table_line", NULL };
static const char *const reorganisations[] = { "reorganisation", NULL };
static const char *const progress[]
    = { "task", "progress_figure", "city_confirmation", "trade_arrangement", "federation_membership", NULL };
static const char *const registers[]
    = { "city", "trade", "federation", "officer", "unit", "currency", "product", "decision", "recommendation",
        "correction_case", "kept_warning", "shared_list", "likeness", "settings", NULL };

/* The first twelve have the upper row of keys with Alt, the next the same row with Control: with
 * Alt and Shift the row gives signs that differ from keyboard to keyboard. */
static const LianArea areas[] = {
  { "today", N_ ("Today"), "x-office-calendar-symbolic", "<Alt>1", NULL, NULL },
  { "cooperatives", N_ ("Co-operatives"), "system-users-symbolic", "<Alt>2", cooperatives, NULL },
  { "points", N_ ("Points"), "mark-location-symbolic", "<Alt>3", points, NULL },
  { "coverage", N_ ("Coverage"), "find-location-symbolic", "<Alt>equal", NULL, NULL },
  { "review", N_ ("Review"), "checkbox-checked-symbolic", "<Alt>4", NULL, NULL },
  { "corrections", N_ ("Corrections"), "edit-undo-symbolic", "<Alt>minus", NULL, NULL },
  { "relations", N_ ("Relations"), "emblem-shared-symbolic", "<Control>1", relations,
    N_ ("Tasks and picture") },
  { "contracts", N_ ("Contracts"), "x-office-document-symbolic", "<Alt>5", contracts, NULL },
  { "materials", N_ ("Materials"), "package-x-generic-symbolic", "<Control>2", materials, N_ ("Stock and need") },
  { "channels", N_ ("Channels"), "media-playlist-shuffle-symbolic", "<Control>3", channels, N_ ("Done against plan") },
  { "arrangement", N_ ("Arrangement"), "view-app-grid-symbolic", "<Control>4", arrangements, N_ ("Who makes what") },
  { "members", N_ ("Members"), "avatar-default-symbolic", "<Control>5", members, NULL },
  { "reports", N_ ("Reports"), "accessories-calculator-symbolic", "<Control>9", reports, N_ ("Reports") },
  { "reorganisations", N_ ("Reorganisation"), "view-dual-symbolic", "<Control>6", reorganisations, N_ ("Side by side") },
  { "progress", N_ ("Progress"), "view-continuous-symbolic", "<Control>7", progress, N_ ("Rate and gaps") },
  { "crafts", N_ ("Crafts and quality"), "starred-symbolic", "<Control>8", crafts,
    N_ ("Against the year before") },
  { "charts", N_ ("Charts"), "view-grid-symbolic", "<Alt>6", NULL, NULL },
  { "registers", N_ ("Registers"), "accessories-dictionary-symbolic", "<Alt>7", registers, NULL },
  { "history", N_ ("History"), "document-open-recent-symbolic", "<Alt>8", NULL, NULL },
  { "numbers", N_ ("Numbers"), "view-list-ordered-symbolic", "<Alt>9", NULL, NULL },
  { "rulebook", N_ ("Rulebook"), "x-office-spreadsheet-symbolic", "<Alt>0", NULL, NULL },
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

/* What stands on the key alone. */
static const char *
get_sign (const LianArea *area)
{
  const char *key = strchr (area->key, '>') + 1;
  return g_str_equal (key, "minus") ? "−" : g_str_equal (key, "equal") ? "=" : key;
}

static gboolean
has_control (const LianArea *area)
{
  return g_str_has_prefix (area->key, "<Control>");
}

/**
 * lian_area_get_key_sign:
 * @area: an area
 *
 * Returns: (transfer full): what stands on its key, after "Ctrl" where that goes with it, not Alt
 */
char *
lian_area_get_key_sign (const LianArea *area)
{
  return g_strconcat (has_control (area) ? "Ctrl " : "", get_sign (area), NULL);
}

/**
 * lian_area_get_key_words:
 * @area: an area
 *
 * Returns: (transfer full): the keys to press, such as "Alt+1"
 */
char *
lian_area_get_key_words (const LianArea *area)
{
  return g_strconcat (has_control (area) ? "Ctrl+" : "Alt+", get_sign (area), NULL);
}
