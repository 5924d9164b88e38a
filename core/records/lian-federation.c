/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "federation". */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "code", LIAN_FIELD_TEXT, N_("code"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "level", LIAN_FIELD_CHOICE, N_("level"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_level },
  { "city", LIAN_FIELD_REFERENCE, N_("city"), .group = N_("Place"), .flags = LIAN_FIELD_LISTED, .reference = "city" },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED, .reference = "trade" },
  { "parent", LIAN_FIELD_REFERENCE, N_("higher federation"), .group = N_("Identity"), .reference = "federation" },
  { "seal_line", LIAN_FIELD_TEXT, N_("seal line"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED,
    .help = N_("The name as it stands in the seal; printed above the signatures.") },
  { "address", LIAN_FIELD_TEXT, N_("address"), .group = N_("Place"), .flags = LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Identity"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
  { "founded", LIAN_FIELD_DATE, N_("founded"), .group = N_("Place") },
  { "dissolved", LIAN_FIELD_DATE, N_("dissolved on"), .group = N_("Place") },
};

static gboolean
is_level (const LianRecord *r, const char *level)
{
  return g_strcmp0 (lian_record_get_text (r, "level"), level) == 0;
}

static gboolean
is_over (const LianRecord *r, LianDate day)
{
  LianDate end = lian_record_get_date (r, "dissolved");
  return end != 0 && day != 0 && end < day;
}

/* Whether both are there on some day; a day that is not known is no proof of the contrary. */
static gboolean
meet (const LianRecord *a, const LianRecord *b)
{
  return !is_over (a, lian_record_get_date (b, "founded")) && !is_over (b, lian_record_get_date (a, "founded"));
}

/* One local federation of a place and at most one specialised federation of a trade there (domain.md §8). */
static const LianRecord *
find_second (const LianRecord *r, const GPtrArray *same)
{
  for (guint i = 0; i < same->len; i++)
    if (lian_record_get_id (same->pdata[i]) != lian_record_get_id (r)
        && lian_record_get_number (same->pdata[i], "city") == lian_record_get_number (r, "city")
        && is_level (same->pdata[i], lian_record_get_text (r, "level")) && meet (same->pdata[i], r))
      return same->pdata[i];
  return NULL;
}

static void
check_local (LianCheck *c, const LianRecord *r)
{
  if (lian_record_is_empty (r, "city"))
    return;
  g_autoptr (GPtrArray) same = c->list (c->data, "federation", "city", lian_record_get_number (r, "city"));
  const LianRecord *second = find_second (r, same);
  if (second != NULL)
    lian_check_warning (c, r, "city", "second-federation",
                        _ ("“%s” is the local federation of the same place already"),
                        lian_record_get_title (second));
}

static void
check_specialised (LianCheck *c, const LianRecord *r)
{
  if (lian_record_is_empty (r, "trade"))
    {
      lian_check_error (c, r, "trade", "trade-missing",
                        _ ("a specialised federation belongs to a trade: name it"));
      return;
    }
  g_autoptr (GPtrArray) same = c->list (c->data, "federation", "trade", lian_record_get_number (r, "trade"));
  const LianRecord *second = find_second (r, same);
  if (second != NULL)
    lian_check_warning (c, r, "trade", "second-federation",
                        _ ("“%s” is a specialised federation of the same trade already"),
                        lian_record_get_title (second));
}

/* From below: a specialised federation, the local one, the province's, the nation's. */
static int
rank (const LianRecord *r)
{
  static const char *const levels[] = { "SPECIALISED", "LOCAL", "PROVINCE", "NATION" };
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    if (is_level (r, levels[i]))
      return (int) i;
  return -1;
}

static void
check_parent (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) parent = lian_check_load (c, r, "parent");
  if (parent != NULL && (rank (parent) < rank (r) || lian_record_get_id (parent) == lian_record_get_id (r)))
    lian_check_warning (c, r, "parent", "parent-level", _ ("“%s” is not of a higher level than this one"),
                        lian_record_get_title (parent));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  if (is_level (r, "SPECIALISED"))
    check_specialised (c, r);
  else if (is_level (r, "LOCAL"))
    check_local (c, r);
  check_parent (c, r);
  lian_check_date_order (c, r, "founded", "dissolved");
}

const LianType lian_type_federation = {
  .id = "federation",
  .label = N_("federation"),
  .label_plural = N_("Federations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
};
