/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "federation_membership": which federation a co-operative belongs to, from when until
 * when (domain.md §8, A18). */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Membership"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "federation", LIAN_FIELD_REFERENCE, N_("federation"), .group = N_("Membership"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "federation",
    .help = N_("One local and at most one specialised federation on a day.") },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Membership"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("Membership"), .flags = LIAN_FIELD_LISTED,
    .help = N_("The last day; empty while it lasts.") },
  { "resolution", LIAN_FIELD_TEXT, N_("resolution"), .group = N_("Membership"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Membership"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

/* The field of the co-operative that names its federation of that level today; NULL for other levels. */
static const char *
field_of_level (const LianRecord *federation)
{
  const char *level = lian_record_get_text (federation, "level");
  if (g_strcmp0 (level, "LOCAL") == 0)
    return "federation";
  return g_strcmp0 (level, "SPECIALISED") == 0 ? "spec_federation" : NULL;
}

static void
check_overlap (LianCheck *c, const LianRecord *r, const char *level)
{
  g_autoptr (GPtrArray) all = c->list (c->data, "federation_membership", "cooperative",
                                       lian_record_get_number (r, "cooperative"));
  for (guint i = 0; i < all->len; i++)
    {
      const LianRecord *other = all->pdata[i];
      if (lian_record_get_id (other) == lian_record_get_id (r) || !lian_check_share_day (r, other))
        continue;
      g_autoptr (LianRecord) federation = lian_check_load (c, other, "federation");
      if (federation == NULL || g_strcmp0 (field_of_level (federation), level) != 0)
        continue;
      lian_check_error (c, r, "from_date", "overlap",
                        _ ("it belongs to “%s” on some of these days: end that first"),
                        lian_record_get_title (federation));
      return;
    }
}

/* A federation is there from its founding to its end. */
static void
check_there (LianCheck *c, const LianRecord *r, const LianRecord *federation)
{
  LianDate founded = lian_record_get_date (federation, "founded");
  LianDate dissolved = lian_record_get_date (federation, "dissolved");
  if (founded != 0 && lian_record_get_date (r, "from_date") < founded)
    lian_check_warning (c, r, "from_date", "not-founded", _ ("the federation was founded later"));
  if (dissolved != 0 && lian_check_last_day (r) > dissolved)
    lian_check_warning (c, r, "to_date", "dissolved", _ ("the federation was dissolved: until when did this last?"));
}

/* A specialised federation is one of a trade, each one of a place. */
static void
check_fits (LianCheck *c, const LianRecord *r, const LianRecord *federation, const LianRecord *cooperative)
{
  if (!lian_record_is_empty (federation, "city") && !lian_record_is_empty (cooperative, "city")
      && lian_record_get_number (federation, "city") != lian_record_get_number (cooperative, "city"))
    lian_check_warning (c, r, "federation", "other-city", _ ("this federation is in another city"));
  if (!lian_record_is_empty (federation, "trade")
      && lian_record_get_number (federation, "trade") != lian_record_get_number (cooperative, "trade"))
    lian_check_warning (c, r, "federation", "other-trade", _ ("this federation is of another trade"));
}

/* What the record of the co-operative says is what is so on the working date. */
static void
check_today (LianCheck *c, const LianRecord *r, const LianRecord *cooperative, const char *level)
{
  if (lian_record_get_date (r, "from_date") > c->working_date || lian_check_last_day (r) < c->working_date
      || lian_record_get_number (r, "federation") == lian_record_get_number (cooperative, level))
    return;
  lian_check_warning (c, r, "federation", "other-federation",
                      _ ("the record of the co-operative names another one, or none"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) federation = lian_check_load (c, r, "federation");
  g_autoptr (LianRecord) cooperative = lian_check_load (c, r, "cooperative");
  lian_check_date_order (c, r, "from_date", "to_date");
  if (federation == NULL)
    return;
  const char *level = field_of_level (federation);
  if (level == NULL)
    {
      lian_check_error (c, r, "federation", "level",
                        _ ("co-operatives belong to a local or a specialised federation, not to a higher one"));
      return;
    }
  check_overlap (c, r, level);
  check_there (c, r, federation);
  if (cooperative == NULL)
    return;
  check_fits (c, r, federation, cooperative);
  check_today (c, r, cooperative, level);
}

const LianType lian_type_federation_membership = {
  .id = "federation_membership",
  .label = N_("membership in a federation"),
  .label_plural = N_("Memberships in federations"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "resolution",
  .title_en = "resolution",
  .check = check,
};
