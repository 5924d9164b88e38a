/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The record type "member": a person or a household of a co-operative (domain.md §2, §4, §10). */
#include "lian-check.h"
#include "lian-choices.h"
#include "lian-i18n.h"
#include "lian-types-private.h"

/* Whoever joined younger than that was more likely born in another year: no figure in the source. */
#define YOUNGEST 10

static const LianField fields[] = {
  { "cooperative", LIAN_FIELD_REFERENCE, N_("co-operative"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_OWNER | LIAN_FIELD_LISTED | LIAN_FIELD_KEY, .reference = "cooperative" },
  { "name_zh", LIAN_FIELD_TEXT, N_("name (Chinese)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "name_en", LIAN_FIELD_TEXT, N_("name (English)"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "card_no", LIAN_FIELD_TEXT, N_("number of the member certificate"), .group = N_("Identity"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED | LIAN_FIELD_KEY | LIAN_FIELD_NUMBER,
    .help = N_("Each number once in a co-operative.") },
  { "member_kind", LIAN_FIELD_CHOICE, N_("joined as"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_member_kind, .initial = "PERSON",
    .help = N_("Groups are joined by households, producer co-operatives by persons.") },
  { "member_role", LIAN_FIELD_CHOICE, N_("as what"), .group = N_("Identity"), .flags = LIAN_FIELD_REQUIRED | LIAN_FIELD_LISTED, .choices = lian_choices_member_role, .initial = "MEMBER" },
  { "sex", LIAN_FIELD_CHOICE, N_("sex"), .group = N_("Person"), .flags = LIAN_FIELD_LISTED, .choices = lian_choices_sex,
    .help = N_("Of a household, that of its head.") },
  { "birth_year", LIAN_FIELD_INTEGER, N_("year of birth"), .group = N_("Person"), .flags = LIAN_FIELD_LISTED, .bounded = TRUE, .min = 1800, .max = 2100 },
  { "household", LIAN_FIELD_REFERENCE, N_("household"), .group = N_("Person"), .reference = "member",
    .help = N_("The household of the same co-operative that this person belongs to.") },
  { "persons", LIAN_FIELD_INTEGER, N_("persons in the household"), .group = N_("Person"), .bounded = TRUE, .min = 1, .max = 99,
    .help = N_("Those who work, its head included.") },
  { "trade", LIAN_FIELD_REFERENCE, N_("trade"), .group = N_("Work"), .flags = LIAN_FIELD_LISTED, .reference = "trade" },
  { "skill", LIAN_FIELD_TEXT, N_("skill in the craft"), .group = N_("Work"), .flags = LIAN_FIELD_SEARCHED },
  { "address", LIAN_FIELD_TEXT, N_("address"), .group = N_("Person"), .flags = LIAN_FIELD_LISTED | LIAN_FIELD_SEARCHED },
  { "neighbourhood", LIAN_FIELD_REFERENCE, N_("neighbourhood"), .group = N_("Person"), .reference = "neighbourhood" },
  { "joined", LIAN_FIELD_DATE, N_("date joined"), .group = N_("Membership"), .flags = LIAN_FIELD_LISTED },
  { "left_on", LIAN_FIELD_DATE, N_("left on"), .group = N_("Membership"), .flags = LIAN_FIELD_LISTED },
  { "left_why", LIAN_FIELD_CHOICE, N_("why left"), .group = N_("Membership"), .choices = lian_choices_left_why },
  { "income_before", LIAN_FIELD_MONEY, N_("income before joining"), .group = N_("Work"), .bounded = TRUE, .min = 0, .max = G_MAXINT64 / 4,
    .help = N_("In a month; afterwards it should not be less.") },
  { "prefers_individual", LIAN_FIELD_TRUTH, N_("prefers individual work"), .group = N_("Work"),
    .help = N_("Suited to individual work and wishes to stay out (S1-6d).") },
  { "note", LIAN_FIELD_MULTILINE, N_("note"), .group = N_("Membership"), .flags = LIAN_FIELD_SEARCHED },
  { "source", LIAN_FIELD_JSON, N_("source fields"), .flags = LIAN_FIELD_HIDDEN },
};

static const LianPart parts[] = {
  { "member_distinct", "member", FALSE },
  { "member_year", "member", FALSE },
};

static gboolean
is (const LianRecord *r, const char *field, const char *value)
{
  return g_strcmp0 (lian_record_get_text (r, field), value) == 0;
}

/**
 * _lian_member_is_here:
 * @member: a member
 *
 * Returns: whether @member has not left
 */
gboolean
_lian_member_is_here (const LianRecord *member)
{
  return lian_record_is_empty (member, "left_on");
}

/* Master or plain member: who has joined, and does not only work there. */
static gboolean
has_joined (const LianRecord *r)
{
  return is (r, "member_role", "MEMBER") || is (r, "member_role", "MASTER");
}

/* Domain §2: groups are joined by households, producer co-operatives by persons, and what stands
 * between them by either. */
static void
check_stage (LianCheck *c, const LianRecord *r, const LianRecord *cooperative)
{
  gboolean group = is (cooperative, "stage", "GROUP") || is (cooperative, "stage", "SM_GROUP");
  if (group && is (r, "member_kind", "PERSON") && lian_record_is_empty (r, "household"))
    lian_check_warning (c, r, "member_kind", "stage-household",
                        _ ("a group is joined by households: name the household of this person"));
  if (is (cooperative, "stage", "PRODUCER_COOP") && is (r, "member_kind", "HOUSEHOLD"))
    lian_check_warning (c, r, "member_kind", "stage-person",
                        _ ("a producer co-operative is joined by persons: enter each one who works"));
}

static void
check_times (LianCheck *c, const LianRecord *r, const LianRecord *cooperative)
{
  LianDate founded = lian_record_get_date (cooperative, "founded");
  LianDate joined = lian_record_get_date (r, "joined");
  if (founded != 0 && joined != 0 && joined < founded)
    {
      g_autofree char *day = lian_date_format (founded);
      lian_check_warning (c, r, "joined", "before-founded",
                          _ ("the co-operative was founded later, on %s"), day);
    }
  if (is (cooperative, "status", "DISSOLVED"))
    lian_check_warning (c, r, "left_on", "co-operative-gone",
                        _ ("the co-operative is dissolved: where did this member go?"));
}

static void
check_owner (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) cooperative = lian_check_load (c, r, "cooperative");
  if (cooperative == NULL || !_lian_member_is_here (r))
    return;
  if (has_joined (r))
    check_stage (c, r, cooperative);
  check_times (c, r, cooperative);
}

static void
check_household (LianCheck *c, const LianRecord *r)
{
  g_autoptr (LianRecord) household = lian_check_load (c, r, "household");
  if (!is (r, "member_kind", "HOUSEHOLD") && !lian_record_is_empty (r, "persons"))
    lian_check_warning (c, r, "persons", "not-household", _ ("this is a person, no household"));
  if (household == NULL)
    return;
  if (is (r, "member_kind", "HOUSEHOLD"))
    lian_check_error (c, r, "household", "household-of-household",
                      _ ("a household belongs to no other one: clear this"));
  else if (!is (household, "member_kind", "HOUSEHOLD"))
    lian_check_error (c, r, "household", "not-household", _ ("“%s” is a person, no household"),
                      lian_record_get_title (household));
  else if (_lian_member_is_here (r)
           && lian_record_get_number (household, "cooperative")
                  != lian_record_get_number (r, "cooperative"))
    lian_check_error (c, r, "household", "other-co-operative",
                      _ ("the household “%s” belongs to another co-operative"),
                      lian_record_get_title (household));
}

static void
check_age (LianCheck *c, const LianRecord *r)
{
  int year, month, day;
  LianDate joined = lian_record_get_date (r, "joined");
  gint64 born = lian_record_get_number (r, "birth_year");
  if (joined == 0 || lian_record_is_empty (r, "birth_year") || is (r, "member_kind", "HOUSEHOLD"))
    return;
  lian_date_split (joined, &year, &month, &day);
  if (year - born < YOUNGEST)
    lian_check_warning (c, r, "birth_year", "too-young",
                        _ ("born in %d and joined in %d: is that right?"), (int) born, year);
}

/* S4: whose income fell may leave, nobody may be forced to. */
static void
check_leaving (LianCheck *c, const LianRecord *r)
{
  if (_lian_member_is_here (r) && !lian_record_is_empty (r, "left_why"))
    lian_check_warning (c, r, "left_on", "left-when", _ ("a reason is given: when did this member leave?"));
  if (!_lian_member_is_here (r) && lian_record_is_empty (r, "left_why"))
    lian_check_warning (c, r, "left_why", "left-why", _ ("why did this member leave?"));
  if (is (r, "left_why", "PUT_OUT"))
    lian_check_warning (c, r, "left_why", "s4-forced",
                        _ ("members may leave, but are not forced out (S4)"));
  if (lian_record_get_date (r, "left_on") > c->working_date)
    lian_check_warning (c, r, "left_on", "future", _ ("this day is after the working date"));
}

static void
check (LianCheck *c, const LianRecord *r)
{
  check_owner (c, r);
  check_household (c, r);
  check_age (c, r);
  check_leaving (c, r);
  lian_check_date_order (c, r, "joined", "left_on");
  if (_lian_member_is_here (r) && has_joined (r)
      && lian_record_get_truth (r, "prefers_individual") == LIAN_YES)
    lian_check_warning (c, r, "prefers_individual", "s1-6d",
                        _ ("who is suited to individual work and prefers it may stay out (S1-6d)"));
  _lian_member_check_card (c, r);
}

static const LianTwinRule twins[] = {
  { LIAN_TWIN_LIKELY, { "name_zh", "cooperative", NULL }, { "card_no", "birth_year", "sex", "member_kind", "address", NULL }, NULL },
  { LIAN_TWIN_LIKELY, { "name_en", "cooperative", NULL }, { "name_zh", "card_no", "birth_year", "sex", "member_kind", "address", NULL }, NULL },
  { LIAN_TWIN_LIKELY, { "name_zh", "address", NULL }, { "birth_year", "sex", "member_kind", NULL }, "left_on" },
  { LIAN_TWIN_LIKELY, { "name_en", "address", NULL }, { "name_zh", "birth_year", "sex", "member_kind", NULL }, "left_on" },
};

const LianType lian_type_member = {
  .id = "member",
  .label = N_("member"),
  .label_plural = N_("Members"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title_zh = "name_zh",
  .title_en = "name_en",
  .check = check,
  .twins = twins,
  .n_twins = G_N_ELEMENTS (twins),
};
