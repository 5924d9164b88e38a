/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Cases of the rules of members: who joins what, who is entered twice, what the register says. */
#include "config.h"

#include "record-cases.h"

#define PERSON "member#1 cooperative=3|member_kind=PERSON|member_role=MEMBER"
#define HOME "member#2 cooperative=3|member_kind=HOUSEHOLD|member_role=MEMBER|name_zh=张家"
#define GROUP "cooperative#3 name_zh=竹器组|stage=GROUP"
#define BETWEEN "cooperative#3 name_zh=竹器社|stage=SM_COOP"
#define PRODUCER "cooperative#3 name_zh=铁器社|stage=PRODUCER_COOP"
#define ZHANG PERSON "|name_zh=张国富|address=竹器街3号"
#define OTHER_ZHANG "member#5 cooperative=3|member_kind=PERSON|member_role=MEMBER|name_zh=张国富"
#define AWAY_ZHANG "member#5 cooperative=4|member_kind=PERSON|member_role=MEMBER|name_zh=张国富"
#define MAN "member#6 cooperative=3|member_kind=PERSON|member_role=MASTER|sex=MALE"
#define WOMAN "member#7 cooperative=3|member_kind=PERSON|member_role=MEMBER|sex=FEMALE"
#define SOMEBODY "member#8 cooperative=3|member_kind=PERSON|member_role=MEMBER"

static const RecordCase cases[] = {
  /* who joins what */
  { "stage-household", LIAN_ISSUE_WARNING, { PERSON, GROUP } },
  { "stage-household", NEVER, { PERSON "|household=2", GROUP, HOME } },
  { "stage-household", NEVER, { "member#1 cooperative=3|member_kind=PERSON|member_role=HELPER", GROUP } },
  { "stage-household", NEVER, { PERSON "|left_on=1956-01-01", GROUP } },
  { "stage-household", NEVER, { PERSON, BETWEEN } },
  { "stage-household", NEVER, { HOME, GROUP } },
  { "stage-person", LIAN_ISSUE_WARNING, { HOME, PRODUCER } },
  { "stage-person", NEVER, { HOME, BETWEEN } },
  { "stage-person", NEVER, { PERSON, PRODUCER } },

  /* households */
  { "not-household", LIAN_ISSUE_ERROR, { PERSON "|household=6", MAN } },
  { "not-household", LIAN_ISSUE_WARNING, { PERSON "|persons=2" } },
  { "not-household", NEVER, { HOME "|persons=2" } },
  { "not-household", NEVER, { PERSON "|household=2", HOME } },
  { "household-of-household", LIAN_ISSUE_ERROR, { HOME "|household=4", "member#4 cooperative=3|member_kind=HOUSEHOLD" } },
  { "household-of-household", NEVER, { HOME } },
  { "other-co-operative", LIAN_ISSUE_ERROR,
    { PERSON "|household=2", "member#2 cooperative=4|member_kind=HOUSEHOLD|name_zh=张家" } },
  { "other-co-operative", NEVER, { PERSON "|household=2", HOME } },
  { "other-co-operative", NEVER,
    { PERSON "|household=2|left_on=1956-01-01", "member#2 cooperative=4|member_kind=HOUSEHOLD|name_zh=张家" } },

  /* when */
  { "before-founded", LIAN_ISSUE_WARNING, { PERSON "|joined=1954-01-01", PRODUCER "|founded=1954-01-02" } },
  { "before-founded", NEVER, { PERSON "|joined=1954-01-02", PRODUCER "|founded=1954-01-02" } },
  { "date-order", LIAN_ISSUE_WARNING, { PERSON "|joined=1955-01-02|left_on=1955-01-01" } },
  { "date-order", NEVER, { PERSON "|joined=1955-01-01|left_on=1955-01-01" } },
  { "future", LIAN_ISSUE_WARNING, { PERSON "|left_on=1956-04-16" } },
  { "future", NEVER, { PERSON "|left_on=1956-04-15" } },
  { "too-young", LIAN_ISSUE_WARNING, { PERSON "|birth_year=1946|joined=1955-12-31" } },
  { "too-young", NEVER, { PERSON "|birth_year=1946|joined=1956-01-01" } },
  { "too-young", NEVER, { HOME "|birth_year=1950|joined=1956-01-01" } },
  { "too-small", LIAN_ISSUE_ERROR, { PERSON "|birth_year=1799" } },
  { "too-small", NEVER, { PERSON "|birth_year=1800" } },
  { "too-large", LIAN_ISSUE_ERROR, { HOME "|persons=100" } },
  { "too-large", NEVER, { HOME "|persons=99" } },
  { "co-operative-gone", LIAN_ISSUE_WARNING, { PERSON, PRODUCER "|status=DISSOLVED" } },
  { "co-operative-gone", NEVER, { PERSON "|left_on=1956-01-01", PRODUCER "|status=DISSOLVED" } },
  { "co-operative-gone", NEVER, { PERSON, PRODUCER "|status=LIVE" } },
  { "left-when", LIAN_ISSUE_WARNING, { PERSON "|left_why=MOVED" } },
  { "left-when", NEVER, { PERSON "|left_why=MOVED|left_on=1956-01-01" } },
  { "left-why", LIAN_ISSUE_WARNING, { PERSON "|left_on=1956-01-01" } },
  { "left-why", NEVER, { PERSON "|left_on=1956-01-01|left_why=OWN_WISH" } },
  { "s4-forced", LIAN_ISSUE_WARNING, { PERSON "|left_on=1956-01-01|left_why=PUT_OUT" } },
  { "s4-forced", NEVER, { PERSON "|left_on=1956-01-01|left_why=OWN_WISH" } },
  { "s1-6d", LIAN_ISSUE_WARNING, { PERSON "|prefers_individual=yes" } },
  { "s1-6d", NEVER, { PERSON "|prefers_individual=unknown" } },
  { "s1-6d", NEVER, { PERSON "|prefers_individual=yes|left_on=1956-01-01" } },

  /* twice: by number */
  { "card-twice", LIAN_ISSUE_ERROR, { PERSON "|name_zh=甲|card_no=００7", OTHER_ZHANG "|card_no=007" } },
  { "card-twice", NEVER, { PERSON "|name_zh=甲|card_no=007", OTHER_ZHANG "|card_no=008" } },
  { "card-twice", NEVER, { PERSON "|name_zh=甲|card_no=007", AWAY_ZHANG "|card_no=007" } },
  { "card-twice", NEVER, { PERSON "|name_zh=甲", OTHER_ZHANG } },
  /* by name and what else is known */
  { "double", LIAN_ISSUE_WARNING, { ZHANG, OTHER_ZHANG "|address=竹器街３号" } },
  { "double", LIAN_ISSUE_WARNING, { ZHANG, OTHER_ZHANG } },
  { "double", LIAN_ISSUE_WARNING, { PERSON "|name_zh=張國富", OTHER_ZHANG } },
  { "double", LIAN_ISSUE_WARNING,
    { PERSON "|name_en=Zhang Guofu", "member#5 cooperative=3|member_kind=PERSON|name_en=ZHANG  GUO-FU" } },
  { "double", NEVER, { ZHANG, OTHER_ZHANG "|address=竹器街4号" } },
  { "double", NEVER, { ZHANG "|birth_year=1911", OTHER_ZHANG "|birth_year=1931" } },
  { "double", NEVER, { ZHANG "|card_no=1", OTHER_ZHANG "|card_no=2" } },
  { "double", NEVER, { ZHANG, "member#5 cooperative=3|member_kind=HOUSEHOLD|name_zh=张国富" } },
  { "double", NEVER, { ZHANG, OTHER_ZHANG, "member_distinct#9 member=1|other=5|reason=两人" } },
  { "double", NEVER, { ZHANG, OTHER_ZHANG, "member_distinct#9 member=5|other=1|reason=两人" } },
  { "double", LIAN_ISSUE_WARNING, { ZHANG, OTHER_ZHANG, "member_distinct#9 member=1|other=6|reason=两人" } },
  /* in another co-operative */
  { "double", LIAN_ISSUE_WARNING, { ZHANG, AWAY_ZHANG "|address=竹器街３号" } },
  { "double", NEVER, { ZHANG, AWAY_ZHANG } },
  { "double", NEVER, { ZHANG, AWAY_ZHANG "|address=竹器街3号|left_on=1956-01-01" } },
  { "itself", LIAN_ISSUE_ERROR, { "member_distinct#9 member=1|other=1|reason=两人" } },
  { "itself", NEVER, { "member_distinct#9 member=1|other=5|reason=两人" } },

  /* what the co-operative says of them */
  { "register-differs", LIAN_ISSUE_WARNING, { "cooperative#3 name_zh=社|members_male=2", MAN } },
  { "register-differs", NEVER, { "cooperative#3 name_zh=社|members_male=1|members_female=1", MAN, WOMAN } },
  { "register-differs", NEVER, { "cooperative#3 name_zh=社|members_male=2|members_female=0", MAN, SOMEBODY } },
  { "register-differs", LIAN_ISSUE_WARNING, { "cooperative#3 name_zh=社|members_male=3", MAN, SOMEBODY } },
  { "register-differs", NEVER, { "cooperative#3 name_zh=社|members_male=2" } },
  { "register-differs", NEVER, { "cooperative#3 name_zh=社", MAN } },
  { "register-differs", NEVER, { "cooperative#3 name_zh=社|members_male=0", MAN "|left_on=1956-01-01" } },
  { "register-differs", LIAN_ISSUE_WARNING,
    { "cooperative#3 name_zh=社|staff=0", "member#6 cooperative=3|member_kind=PERSON|member_role=STAFF" } },
  { "register-differs", LIAN_ISSUE_WARNING,
    { "cooperative#3 name_zh=社|aux=2", "member#6 cooperative=3|member_kind=PERSON|member_role=HELPER" } },
  { "register-differs", LIAN_ISSUE_WARNING,
    { "cooperative#3 name_zh=社|apprentices=2", "member#6 cooperative=3|member_kind=PERSON|member_role=APPRENTICE" } },
};

const RecordCases record_cases_members = { cases, G_N_ELEMENTS (cases) };
