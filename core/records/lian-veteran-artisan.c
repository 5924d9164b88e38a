/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "veteran_artisan": a master of a special craft; name and age stand with the member. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "special_craft", LIAN_FIELD_REFERENCE, N_("special craft"), .group = N_("Master"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "special_craft" },
  { "member", LIAN_FIELD_REFERENCE, N_("member"), .group = N_("Master"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "member" },
  { "specialty", LIAN_FIELD_TEXT, N_("special skill"), .group = N_("Master"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "since_year", LIAN_FIELD_INTEGER, N_("in the craft since the year"), .group = N_("Master"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1800, .max = 2100 },
  { "until_date", LIAN_FIELD_DATE, N_("practises no more since"), .group = N_("Master"), .flags = LIAN_FIELD_LISTED },
  { "teaches", LIAN_FIELD_TRUTH, N_("takes apprentices"), .group = N_("Master"), .flags = LIAN_FIELD_LISTED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Master"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "apprenticeship", "veteran_artisan", FALSE },
};

static void
check_twice (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) others
      = c->list (c->data, "veteran_artisan", "special_craft", lian_record_get_number (r, "special_craft"));
  for (guint i = 0; i < others->len; i++)
    if (lian_record_get_id (others->pdata[i]) != lian_record_get_id (r)
        && lian_record_get_number (others->pdata[i], "member") == lian_record_get_number (r, "member"))
      {
        lian_check_error (c, r, "member", "twice", _ ("this member is a master of the craft already"));
        return;
      }
}

static void
check_member (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) member = lian_check_load (c, r, "member");
  if (member == NULL)
    return;
  if (lian_record_is_empty (member, "birth_year"))
    lian_check_warning (c, r, "member", "no-age", _ ("how old? Enter the year of birth with the member"));
  else if (!lian_record_is_empty (r, "since_year")
           && lian_record_get_number (r, "since_year") <= lian_record_get_number (member, "birth_year"))
    lian_check_error (c, r, "since_year", "before-birth", _ ("the member was not born yet"));
  if (!_lian_member_is_here (member) && lian_record_is_empty (r, "until_date"))
    lian_check_warning (c, r, "until_date", "member-left", _ ("the member has left: does the craft go on elsewhere?"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_twice (c, r);
  check_member (c, r);
  if (lian_record_get_date (r, "until_date") > c->working_date)
    lian_check_warning (c, r, "until_date", "future", _ ("this day is after the working date"));
}

const LianType lian_type_veteran_artisan = {
  .id = "veteran_artisan",
  .label = N_("veteran craftsman"),
  .label_plural = N_("Veteran craftsmen"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "specialty",
  .title_en = "specialty",
  .check = check,
};
