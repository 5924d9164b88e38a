/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Members counted, and held against what the co-operative's own record says: a difference is shown,
 * not hidden (domain.md §1, finding 5). */
#include "lian-member-count.h"
#include "lian-check.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

static void
count_joined (const LianRecord *member, LianMemberCount *count)
{
  const char *sex = lian_record_get_text (member, "sex");
  if (sex == NULL)
    count->unknown++;
  else if (g_str_equal (sex, "MALE"))
    count->male++;
  else
    count->female++;
}

static void
count_one (const LianRecord *member, LianMemberCount *count)
{
  const char *role = lian_record_get_text (member, "member_role");
  if (g_strcmp0 (lian_record_get_text (member, "member_kind"), "HOUSEHOLD") == 0)
    count->households++;
  if (g_strcmp0 (role, "STAFF") == 0)
    count->staff++;
  else if (g_strcmp0 (role, "HELPER") == 0)
    count->helpers++;
  else if (g_strcmp0 (role, "APPRENTICE") == 0)
    count->apprentices++;
  else
    count_joined (member, count);
}

/**
 * lian_member_count:
 * @members: (element-type LianRecord): records of type "member"
 * @count: (out caller-allocates): how many of each kind
 *
 * Counts those who have not left.
 */
void
lian_member_count (const GPtrArray *members, LianMemberCount *count)
{
  *count = (LianMemberCount){ 0 };
  for (guint i = 0; i < members->len; i++)
    if (_lian_member_is_here (members->pdata[i]))
      count_one (members->pdata[i], count);
}

/* @unknown: how many more it may be, since something of them is not known. */
static void
compare (LianCheck *c, const LianRecord *cooperative, const char *field, gint64 counted, gint64 unknown)
{
  gint64 said = lian_record_get_number (cooperative, field);
  if (lian_record_is_empty (cooperative, field) || (said >= counted && said <= counted + unknown))
    return;
  if (unknown == 0)
    lian_check_warning (c, cooperative, field, "register-differs",
                        _ ("%d stated, %d in the register of members"), (int) said, (int) counted);
  else
    lian_check_warning (c, cooperative, field, "register-differs",
                        _ ("%d stated; in the register of members %d, and %d whose sex is not known"),
                        (int) said, (int) counted, (int) unknown);
}

/**
 * _lian_member_check_counts:
 * @c: what a rule may look at
 * @cooperative: a co-operative
 *
 * Adds a warning to each number of people that is not what the register of members has; none where
 * there is no register.
 */
void
_lian_member_check_counts (LianCheck *c, const LianRecord *cooperative)
{
  LianMemberCount count;
  g_autoptr (GPtrArray) members
      = c->list (c->data, "member", "cooperative", lian_record_get_id (cooperative));
  if (members->len == 0)
    return;
  lian_member_count (members, &count);
  compare (c, cooperative, "members_male", count.male, count.unknown);
  compare (c, cooperative, "members_female", count.female, count.unknown);
  compare (c, cooperative, "staff", count.staff, 0);
  compare (c, cooperative, "aux", count.helpers, 0);
  compare (c, cooperative, "apprentices", count.apprentices, 0);
}
