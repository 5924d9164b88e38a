/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "quality_person": the one person who answers for quality and variety in a
 * co-operative (S1-7): one at a time. */
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Person"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "name", LIAN_FIELD_TEXT, N_("name"), .group = N_("Person"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "member", LIAN_FIELD_REFERENCE, N_("member"), .group = N_("Person"), .flags = LIAN_FIELD_LISTED, .reference = "member",
    .help = N_("Where the co-operative has a register of members.") },
  { "post", LIAN_FIELD_TEXT, N_("post"), .group = N_("Person"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED,
    .help = N_("The manager or a deputy manager (S1-7).") },
  { "from_date", LIAN_FIELD_DATE, N_("from"), .group = N_("Person"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED | LIAN_FIELD_KEY },
  { "to_date", LIAN_FIELD_DATE, N_("until"), .group = N_("Person"), .flags = LIAN_FIELD_LISTED },
  { "resolution", LIAN_FIELD_TEXT, N_("resolution"), .group = N_("Person"), .flags = LIAN_FIELD_SEARCHED },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Person"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static void
check_member (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) member = lian_check_load (c, r, "member");
  /* Who answered for it once may have gone on to another co-operative since. */
  if (member != NULL && lian_record_is_empty (r, "to_date")
      && lian_record_get_number (member, "cooperative") != lian_record_get_number (r, "cooperative"))
    lian_check_error (c, r, "member", "other-cooperative", _ ("this member belongs to another co-operative"));
  else if (member != NULL && !_lian_member_is_here (member) && lian_record_is_empty (r, "to_date"))
    lian_check_warning (c, r, "to_date", "member-left", _ ("the member has left: who answers for quality and variety now?"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  g_autoptr (GPtrArray) others
      = c->list (c->data, "quality_person", "cooperative", lian_record_get_number (r, "cooperative"));
  const LianRecord *other = lian_check_find_overlap (r, others, NULL);
  check_member (c, r);
  lian_check_date_order (c, r, "from_date", "to_date");
  if (other == NULL || lian_record_is_empty (r, "from_date"))
    return;
  g_autofree char *from = lian_date_format (lian_record_get_date (other, "from_date"));
  lian_check_error (c, r, "from_date", "overlap",
                    _ ("since %s another person answers for it: enter first until when (S1-7)"), from);
}

const LianType lian_type_quality_person = {
  .id = "quality_person",
  .label = N_("person who answers for quality"),
  .label_plural = N_("Who answers for quality"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .title_zh = "name",
  .title_en = "name",
  .check = check,
};
