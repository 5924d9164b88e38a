/* SPDX-License-Identifier: LGPL-2.1-or-later
 * The rules of the record types: each one firing, and not firing on its neighbour. */
#include "config.h"

#include <string.h>

#include "lian-check.h"
#include "lian-test-base.h"
#include "lian-test-case.h"

/* A record as one line: "contract#1 state=SIGNED|orderer=2".  The first one of a case is checked, the
 * others are what its rules may look at. */
#define MAX_RECORDS 8

enum
{
  NEVER = -1, /* the code is not among the issues */
};

typedef struct
{
  const char *code;
  int severity;
  const char *records[MAX_RECORDS];
} Case;

#define BUYER "partner#2 partner_kind=STATE_COMMERCE"
#define SHOP "partner#2 partner_kind=OTHER"
#define PIECE "unit#9 name_zh=件|numerator=1|denominator=1"
#define CITY "federation#5 level=LOCAL|city=70|name_zh=安澜联社"
#define SHOES "federation#6 level=SPECIALISED|city=70|trade=30|name_zh=制鞋专业联社"
#define LINE "contract_line#7 contract=1|product=布鞋|quantity=100|unit=9"
#define DRAFT_LINE "contract_line#1 contract=4|product=布鞋|quantity=100|unit=9"
#define RETURN "production_return#1 activity=7"
#define FEBRUARY RETURN "|from_date=1956-02-01|to_date=1956-02-29"
#define CORRECTION "correction_case#1 activity=7|merged=七坊"
#define CLOSED_CASE CORRECTION "|state=CLOSED|opened_on=1956-02-01"
#define WORK "activity#7 name_zh=铁器"
#define OFFICER "officer#3 name=周|role=OFFICER"
#define SECOND "officer#5 name=李|role=OFFICER"
#define STOPPED \
  "decision#1 activity=7|state=IN_FORCE|number=1|outcome=CENTRALISE|officer=3|decided_on=1956-04-07|" \
  "blocked_by=G2"
#define CLERK "officer#4 name=陈|role=CLERK"
#define ODD "service_point"
#define PLAIN(id) "service_point#" #id " cooperative=9"
#define STANDARD "service_standard#1 resolution=安手联字第三号|resolved_on=1956-03-01|from_date=1956-04-01"
#define TRADE "trade#30 name_zh=修锁"
#define TOWN "city#70 name_zh=安澜"
#define EAST "neighbourhood#11 name_zh=东"
#define WEST "neighbourhood#12 name_zh=西"
#define WAY "way#1 from_neighbourhood=11|to_neighbourhood=12"
#define POINT "service_point#13 name_zh=东街|trade=30"
#define ROUND "round#14 name_zh=东线|weekdays=1,4"
#define SPRAY "process#15 activity=7|name_zh=喷漆|major_link=yes"
#define SPRAY_NO SPRAY "|link_consumer_impact=no"
#define LINK "split_link#1 process=15|workshop_cooperative=16"
#define BETTER \
  "|days_before=6|days_after=4|price_before=300|price_after=300|evidence=账|officer=3|decided_on=1956-04-01|" \
  "from_date=1956-04-15"
#define FINDING "impact_finding#1 activity=7|value=no|computed_on=1956-04-01|evidence=账"
#define PROPOSAL "service_proposal#1 title=合并|put_on=1956-04-01|number=1956/001/0001"
#define CHANGE "service_change#1 service_proposal=17"
#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define ORDERED "contract#1 contract_type=ORDER|state=SIGNED|signed_on=1956-02-01|orderer=2"

static const Case cases[] = {
  /* every type */
  { "required", LIAN_ISSUE_ERROR, { "officer#1 role=CLERK" } },
  { "required", NEVER, { "officer#1 role=CLERK|name=陈文华" } },
  { "name", LIAN_ISSUE_ERROR, { "trade#1 code=0001" } },
  { "name", NEVER, { "trade#1 name_zh=铁器业" } },
  { "name", NEVER, { "trade#1 name_en=Ironware" } },
  { "choice", LIAN_ISSUE_ERROR, { "trade#1 name_zh=铁器业|trade_class=IRON" } },
  { "choice", NEVER, { "trade#1 name_zh=铁器业|trade_class=MANUFACTURE" } },
  { "choice", LIAN_ISSUE_ERROR, { "city#1 name_zh=安澜|handicrafts_concentrated=perhaps" } },
  { "choice", NEVER, { "city#1 name_zh=安澜|handicrafts_concentrated=unknown" } },
  { "date", LIAN_ISSUE_ERROR, { "officer#1 name=陈|role=CLERK|from_date=1956-02-30" } },
  { "date", NEVER, { "officer#1 name=陈|role=CLERK|from_date=1956-02-29" } },
  { "date-order", LIAN_ISSUE_WARNING,
    { "officer#1 name=陈|role=CLERK|from_date=1956-02-01|until_date=1956-01-31" } },
  { "date-order", NEVER,
    { "officer#1 name=陈|role=CLERK|from_date=1956-02-01|until_date=1956-02-01" } },
  { "too-small", LIAN_ISSUE_ERROR, { "cooperative#1 name_zh=红星|members_male=-1" } },
  { "too-small", NEVER, { "cooperative#1 name_zh=红星|members_male=0" } },
  { "too-large", LIAN_ISSUE_ERROR, { "settings#1 federation=5|office=4096", CITY } },
  { "too-large", NEVER, { "settings#1 federation=5|office=4095", CITY } },
  { "reference", LIAN_ISSUE_ERROR, { "settings#1 federation=6|office=1", CITY } },
  { "reference", NEVER, { "settings#1 federation=5|office=1", CITY } },

  /* the office */
  { "seal-line", LIAN_ISSUE_WARNING, { "settings#1 federation=5|office=1", CITY } },
  { "seal-line", NEVER,
    { "settings#1 federation=5|office=1", "federation#5 level=LOCAL|seal_line=安澜市联社" } },
  { "duplicate", LIAN_ISSUE_ERROR, { "unit#1 code=pc", "unit#2 code=pc" } },
  { "duplicate", NEVER, { "unit#1 code=pc", "unit#2 code=pair" } },
  { "trade-missing", LIAN_ISSUE_ERROR, { "federation#1 level=SPECIALISED|name_zh=制鞋" } },
  { "trade-missing", NEVER, { "federation#1 level=LOCAL|name_zh=安澜" } },
  { "second-federation", LIAN_ISSUE_WARNING,
    { "federation#1 level=SPECIALISED|city=70|trade=30|name_zh=二社", SHOES } },
  { "second-federation", NEVER,
    { "federation#1 level=SPECIALISED|city=71|trade=30|name_zh=外市", SHOES } },

  /* co-operatives */
  { "duplicate", LIAN_ISSUE_WARNING,
    { "cooperative#1 name_zh=甲|reg_no=00101|registrar=安澜",
      "cooperative#2 name_zh=乙|reg_no=00101|registrar=安澜" } },
  { "duplicate", NEVER,
    { "cooperative#1 name_zh=甲|reg_no=00101|registrar=安澜",
      "cooperative#2 name_zh=乙|reg_no=00101|registrar=白石" } },
  { "status", LIAN_ISSUE_WARNING, { "cooperative#1 name_zh=甲|status=LIVE|dissolved=1956-01-01" } },
  { "status", LIAN_ISSUE_WARNING, { "cooperative#1 name_zh=甲|status=DISSOLVED" } },
  { "status", NEVER, { "cooperative#1 name_zh=甲|status=DISSOLVED|dissolved=1956-01-01" } },
  { "term-over", LIAN_ISSUE_WARNING, { "cooperative#1 name_zh=甲|term_end=1956-04-14" } },
  { "term-over", NEVER, { "cooperative#1 name_zh=甲|term_end=1956-04-15" } },
  { "paid-more", LIAN_ISSUE_WARNING, { "cooperative#1 name_zh=甲|share_called=100|share_paid=101" } },
  { "paid-more", NEVER, { "cooperative#1 name_zh=甲|share_called=100|share_paid=100" } },
  { "paid-more", NEVER, { "cooperative#1 name_zh=甲|share_paid=101" } },

  /* activities and their conditions */
  { "a4-note", LIAN_ISSUE_WARNING, { "activity#1 aux_many=yes|aux_placeable=no" } },
  { "a4-note", NEVER, { "activity#1 aux_many=yes|aux_placeable=unknown" } },
  { "a4-note", NEVER, { "activity#1 aux_many=yes|aux_placeable=no|note=带孩子" } },
  { "a4-note", NEVER,
    { "activity#1 aux_many=yes|aux_placeable=no",
      "readiness#2 activity=1|fact=aux_placeable|value=no|evidence=六月再看" } },
  { "a7-premises", LIAN_ISSUE_WARNING,
    { "activity#1 trade_class=REPAIR_SERVICE|fixed_premises=yes|storefront=no" } },
  { "a7-premises", NEVER,
    { "activity#1 trade_class=REPAIR_SERVICE|fixed_premises=yes|storefront=yes" } },
  { "a22-mixed", LIAN_ISSUE_WARNING, { "activity#1 trade_class=MIXED" } },
  { "a22-mixed", NEVER, { "activity#1 trade_class=UNKNOWN" } },
  { "not-repair", LIAN_ISSUE_WARNING,
    { "activity#1 trade_class=MANUFACTURE|high_grade_repair=yes" } },
  { "not-repair", NEVER, { "activity#1 trade_class=REPAIR_SERVICE|high_grade_repair=yes" } },
  { "no-date", LIAN_ISSUE_WARNING, { "readiness#1 fact=premises_ok|value=yes" } },
  { "no-date", NEVER, { "readiness#1 fact=premises_ok|value=unknown" } },
  { "no-evidence", LIAN_ISSUE_WARNING, { "readiness#1 fact=premises_ok|value=no" } },
  { "no-evidence", NEVER, { "readiness#1 fact=premises_ok|value=no|evidence=太小" } },
  { "future", LIAN_ISSUE_WARNING, { "readiness#1 fact=premises_ok|value=no|found_on=1956-04-16" } },
  { "future", NEVER, { "readiness#1 fact=premises_ok|value=no|found_on=1956-04-15" } },
  { "name", LIAN_ISSUE_ERROR, { "readiness#1 fact=other|value=yes" } },
  { "name", NEVER, { "readiness#1 fact=other|name=电力|value=yes" } },

  /* service */
  { "r3-investigate", LIAN_ISSUE_WARNING, { "service_point#1 name_zh=东|unreasonable=yes" } },
  { "r3-investigate", NEVER, { "service_point#1 name_zh=东|unreasonable=yes|investigated=yes" } },
  { "r3-order", LIAN_ISSUE_WARNING, { "service_point#1 name_zh=东|adjustment_prepared=yes" } },
  { "r3-order", NEVER,
    { "service_point#1 name_zh=东|investigated=yes|adjustment_prepared=yes" } },
  { "r3-no-visit", LIAN_ISSUE_WARNING,
    { "service_point#1 name_zh=东|unreasonable=yes|investigated=yes" } },
  { "r3-no-visit", NEVER,
    { "service_point#1 name_zh=东|unreasonable=yes|investigated=yes",
      "investigation#2 service_point=1|visited=1956-03-01" } },
  { "r3-no-visit", NEVER, { "service_point#1 name_zh=东|unreasonable=no|investigated=yes" } },
  { "r3-closed", LIAN_ISSUE_WARNING, { "service_point#1 name_zh=东|closed=1956-03-01" } },
  { "r3-closed", NEVER, { "service_point#1 name_zh=东|closed=1956-03-01|investigated=yes" } },
  /* A8: one of five is individual, one of four is not. */
  { "a8-share", LIAN_ISSUE_WARNING,
    { ODD "#1 cooperative=9|unreasonable=yes", PLAIN (2), PLAIN (3), PLAIN (4) } },
  { "a8-share", NEVER,
    { ODD "#1 cooperative=9|unreasonable=yes", PLAIN (2), PLAIN (3), PLAIN (4), PLAIN (5) } },
  { "a8-share", LIAN_ISSUE_WARNING,
    { ODD "#1 cooperative=9|unreasonable=yes", PLAIN (2), PLAIN (3), PLAIN (4), PLAIN (5),
      ODD "#6 cooperative=9|closed=1956-01-16" } },
  { "a8-share", LIAN_ISSUE_WARNING, { ODD "#1 cooperative=9|closed=1956-01-16", PLAIN (2) } },
  /* Closed long ago, or another co-operative's, is no adjustment of these. */
  { "a8-share", NEVER, { ODD "#1 cooperative=9|closed=1950-01-16", PLAIN (2) } },
  { "a8-share", NEVER,
    { ODD "#1 cooperative=9|unreasonable=yes", PLAIN (2), PLAIN (3), PLAIN (4), PLAIN (5),
      ODD "#6 cooperative=9|closed=1950-01-16", ODD "#7 cooperative=8|unreasonable=yes" } },
  { "a8-share", NEVER, { ODD "#1 cooperative=9|unreasonable=unknown" } },
  { "no-evidence", LIAN_ISSUE_ERROR, { "investigation#1 finding=UNREASONABLE" } },
  { "no-evidence", NEVER, { "investigation#1 finding=REASONABLE" } },
  { "future", LIAN_ISSUE_WARNING, { "investigation#1 visited=1956-05-01" } },
  { "future", NEVER, { "investigation#1 visited=1956-04-01" } },
  { "no-days", LIAN_ISSUE_WARNING, { "round#1 name_zh=东街" } },
  { "no-days", NEVER, { "round#1 name_zh=东街|weekdays=1,4" } },

  /* standards and ways */
  { "required", LIAN_ISSUE_ERROR, { "service_standard#1 from_date=1956-04-01" } },
  { "required", NEVER, { STANDARD } },
  { "no-limit", LIAN_ISSUE_WARNING, { STANDARD "|wait_days=7" } },
  { "no-limit", NEVER, { STANDARD "|limit_metres=800" } },
  { "no-limit", NEVER, { STANDARD "|limit_minutes=12" } },
  { "too-small", LIAN_ISSUE_ERROR, { STANDARD "|limit_metres=0" } },
  { "too-small", NEVER, { STANDARD "|limit_metres=1" } },
  { "too-large", LIAN_ISSUE_ERROR, { STANDARD "|tolerated=1001" } },
  { "too-large", NEVER, { STANDARD "|tolerated=1000" } },
  { "no-date", LIAN_ISSUE_WARNING,
    { "service_standard#1 resolution=三|from_date=1956-04-01|limit_metres=800" } },
  { "no-date", NEVER, { STANDARD } },
  { "date-order", LIAN_ISSUE_WARNING,
    { "service_standard#1 resolution=三|resolved_on=1956-05-01|from_date=1956-04-01" } },
  { "date-order", NEVER, { STANDARD } },
  { "duplicate", LIAN_ISSUE_ERROR,
    { STANDARD "|trade=30", TRADE, "service_standard#2 trade=30|from_date=1956-04-01" } },
  { "duplicate", LIAN_ISSUE_ERROR,
    { STANDARD "|city=70", TOWN, "service_standard#2 city=70|from_date=1956-04-01" } },
  { "duplicate", LIAN_ISSUE_ERROR, { STANDARD, "service_standard#2 from_date=1956-04-01" } },
  { "duplicate", NEVER,
    { STANDARD "|trade=30", TRADE, "service_standard#2 trade=30|from_date=1956-05-01" } },
  { "duplicate", NEVER,
    { STANDARD "|trade=30", TRADE, "service_standard#2 trade=30|city=70|from_date=1956-04-01" } },
  { "duplicate", NEVER, { STANDARD, "service_standard#2 trade=30|from_date=1956-04-01" } },
  { "one-end", LIAN_ISSUE_ERROR, { "way#1 from_neighbourhood=11|metres=300", EAST } },
  { "one-end", LIAN_ISSUE_ERROR, { WAY "|to_point=13|metres=300", EAST, WEST, POINT } },
  { "one-end", NEVER, { WAY "|metres=300", EAST, WEST } },
  { "one-end", NEVER, { "way#1 from_neighbourhood=11|to_point=13|metres=300", EAST, POINT } },
  { "same-place", LIAN_ISSUE_ERROR,
    { "way#1 from_neighbourhood=11|to_neighbourhood=11|metres=300", EAST } },
  { "same-place", NEVER, { WAY "|metres=300", EAST, WEST } },
  { "no-length", LIAN_ISSUE_ERROR, { WAY, EAST, WEST } },
  { "no-length", NEVER, { WAY "|metres=0", EAST, WEST } },
  { "no-length", NEVER, { WAY "|minutes=5", EAST, WEST } },
  { "way-twice", LIAN_ISSUE_WARNING,
    { WAY "|metres=300", EAST, WEST, "way#2 from_neighbourhood=12|to_neighbourhood=11|metres=310" } },
  { "way-twice", LIAN_ISSUE_WARNING,
    { WAY "|metres=300", EAST, WEST, "way#2 from_neighbourhood=11|to_neighbourhood=12|metres=310" } },
  { "way-twice", LIAN_ISSUE_WARNING,
    { "way#1 from_neighbourhood=11|to_point=13|metres=30", EAST, POINT,
      "way#2 from_neighbourhood=11|to_point=13|metres=40" } },
  { "way-twice", NEVER,
    { WAY "|metres=300", EAST, WEST, "way#2 from_neighbourhood=11|to_point=13|metres=310" } },
  { "way-twice", NEVER,
    { "way#1 from_neighbourhood=11|to_point=13|metres=30", EAST, POINT,
      "way#2 from_neighbourhood=11|to_point=18|metres=40" } },

  /* trades of a point, stops of a round */
  { "duplicate", LIAN_ISSUE_ERROR, { "point_trade#1 service_point=13|trade=30", POINT, TRADE } },
  { "duplicate", LIAN_ISSUE_ERROR,
    { "point_trade#1 service_point=13|trade=31", POINT, "trade#31 name_zh=修伞",
      "point_trade#2 service_point=13|trade=31" } },
  { "duplicate", NEVER,
    { "point_trade#1 service_point=13|trade=31", POINT, "trade#31 name_zh=修伞",
      "point_trade#2 service_point=18|trade=31" } },
  { "duplicate", LIAN_ISSUE_ERROR,
    { "round_stop#1 round=14|neighbourhood=11", ROUND, EAST, "round_stop#2 round=14|neighbourhood=11" } },
  { "duplicate", NEVER,
    { "round_stop#1 round=14|neighbourhood=11", ROUND, EAST, "round_stop#2 round=14|neighbourhood=12" } },
  { "other-days", LIAN_ISSUE_WARNING,
    { "round_stop#1 round=14|neighbourhood=11|weekdays=1,2", ROUND, EAST } },
  { "other-days", NEVER, { "round_stop#1 round=14|neighbourhood=11|weekdays=4", ROUND, EAST } },
  { "other-days", NEVER,
    { "round_stop#1 round=14|neighbourhood=11|weekdays=2", "round#14 name_zh=东线", EAST } },

  /* files */
  { "no-content", LIAN_ISSUE_ERROR, { "attachment#0 name=信|size=0|sha256=" HASH } },
  { "no-content", NEVER, { "attachment#1 name=信|size=0|sha256=" HASH } },
  { "too-large", LIAN_ISSUE_ERROR, { "attachment#1 name=信|size=16777217|sha256=" HASH } },
  { "too-large", NEVER, { "attachment#1 name=信|size=16777216|sha256=" HASH } },

  /* split links */
  { "r6-worse", LIAN_ISSUE_WARNING,
    { LINK "|state=PROPOSED|days_before=4|days_after=6", SPRAY } },
  { "r6-worse", LIAN_ISSUE_WARNING,
    { LINK "|state=PROPOSED|price_before=300|price_after=301", SPRAY } },
  { "r6-worse", LIAN_ISSUE_ERROR,
    { LINK "|state=IN_FORCE|days_before=4|days_after=5", SPRAY_NO, OFFICER } },
  { "r6-worse", NEVER, { LINK "|state=IN_FORCE" BETTER, SPRAY_NO, OFFICER } },
  { "r6-worse", NEVER, { LINK "|state=REFUSED|days_before=4|days_after=5", SPRAY } },
  { "r6-worse", NEVER, { LINK "|state=PROPOSED|days_after=5", SPRAY } },
  { "required", LIAN_ISSUE_ERROR,
    { LINK "|state=IN_FORCE|days_before=6|price_before=300|price_after=300", SPRAY_NO, OFFICER } },
  { "required", NEVER, { LINK "|state=IN_FORCE" BETTER, SPRAY_NO, OFFICER } },
  { "required", NEVER, { LINK "|state=PROPOSED", SPRAY } },
  { "required", LIAN_ISSUE_ERROR, { LINK "|state=ENDED", SPRAY } },
  { "r6-impact", LIAN_ISSUE_ERROR, { LINK "|state=IN_FORCE" BETTER, SPRAY, OFFICER } },
  { "r6-impact", LIAN_ISSUE_ERROR,
    { LINK "|state=IN_FORCE" BETTER, SPRAY "|link_consumer_impact=unknown", OFFICER } },
  { "r6-impact", NEVER, { LINK "|state=IN_FORCE" BETTER, SPRAY_NO, OFFICER } },
  { "r6-impact", NEVER, { LINK "|state=PROPOSED", SPRAY } },
  { "r5a-link", LIAN_ISSUE_ERROR,
    { LINK "|state=IN_FORCE" BETTER, "process#15 activity=7|name_zh=补胎|link_consumer_impact=no" } },
  { "r5a-link", NEVER, { LINK "|state=IN_FORCE" BETTER, SPRAY_NO, OFFICER } },
  { "no-workshop", LIAN_ISSUE_WARNING, { "split_link#1 process=15|state=PROPOSED", SPRAY } },
  { "no-workshop", NEVER, { LINK "|state=PROPOSED", SPRAY } },
  { "not-officer", LIAN_ISSUE_ERROR, { LINK "|state=REFUSED|officer=4", SPRAY, CLERK } },
  { "not-officer", NEVER, { LINK "|state=REFUSED|officer=3", SPRAY, OFFICER } },

  /* findings on consumers */
  { "required", LIAN_ISSUE_ERROR, { FINDING "|fact=link_consumer_impact|state=PROPOSED", WORK } },
  { "required", LIAN_ISSUE_ERROR, { FINDING "|fact=consumer_impact|state=CONFIRMED", WORK } },
  { "required", LIAN_ISSUE_ERROR,
    { FINDING "|fact=consumer_impact|state=REJECTED|officer=3|decided_on=1956-04-02", WORK, OFFICER } },
  { "required", NEVER,
    { FINDING "|fact=consumer_impact|state=CONFIRMED|officer=3|decided_on=1956-04-02", WORK, OFFICER } },
  { "required", NEVER,
    { FINDING "|fact=link_consumer_impact|state=PROPOSED|process=15", WORK, SPRAY } },
  { "other-activity", LIAN_ISSUE_ERROR,
    { FINDING "|fact=link_consumer_impact|process=15", "process#15 activity=8|name_zh=喷漆" } },
  { "other-activity", NEVER, { FINDING "|fact=link_consumer_impact|process=15", SPRAY } },
  { "not-officer", LIAN_ISSUE_ERROR,
    { FINDING "|fact=consumer_impact|state=CONFIRMED|officer=4", WORK, CLERK } },
  { "not-officer", NEVER,
    { FINDING "|fact=consumer_impact|state=CONFIRMED|officer=3", WORK, OFFICER } },

  /* service proposals */
  { "required", LIAN_ISSUE_ERROR, { "service_proposal#1 title=合并|state=PUT" } },
  { "required", LIAN_ISSUE_ERROR, { PROPOSAL "|state=ACCEPTED" } },
  { "required", LIAN_ISSUE_ERROR,
    { PROPOSAL "|state=REJECTED|decided_by=3|decided_on=1956-04-10", OFFICER } },
  { "required", LIAN_ISSUE_ERROR,
    { PROPOSAL "|state=CARRIED_OUT|decided_by=3|decided_on=1956-04-10", OFFICER,
      "service_change#2 service_proposal=1|kind=CLOSE|service_point=13" } },
  { "required", NEVER,
    { PROPOSAL "|state=CARRIED_OUT|decided_by=3|decided_on=1956-04-10", OFFICER,
      "service_change#2 service_proposal=1|kind=OPEN|cooperative=16" } },
  { "required", NEVER, { "service_proposal#1 title=合并|state=DRAFT" } },
  { "not-officer", LIAN_ISSUE_ERROR, { PROPOSAL "|state=ACCEPTED|decided_by=4", CLERK } },
  { "not-officer", NEVER, { PROPOSAL "|state=ACCEPTED|decided_by=3", OFFICER } },
  { "same-person", LIAN_ISSUE_ERROR,
    { PROPOSAL "|state=ACCEPTED|decided_by=3|countersigned_by=3", OFFICER } },
  { "same-person", NEVER,
    { PROPOSAL "|state=ACCEPTED|decided_by=3|countersigned_by=5", OFFICER, SECOND } },
  { "required", LIAN_ISSUE_ERROR, { CHANGE "|kind=CLOSE", PROPOSAL } },
  { "required", LIAN_ISSUE_ERROR, { CHANGE "|kind=MERGE|service_point=13", POINT } },
  { "required", LIAN_ISSUE_ERROR, { CHANGE "|kind=ROUND_BEGIN|cooperative=16|neighbourhood=11" } },
  { "required", NEVER, { CHANGE "|kind=CLOSE|service_point=13", POINT } },
  { "required", NEVER, { CHANGE "|kind=ROUND_END|round=14", ROUND } },
  { "no-place", LIAN_ISSUE_ERROR, { CHANGE "|kind=MOVE|service_point=13|x=5", POINT } },
  { "no-place", NEVER, { CHANGE "|kind=MOVE|service_point=13|x=5|y=6", POINT } },
  { "no-place", NEVER, { CHANGE "|kind=OPEN|cooperative=16|neighbourhood=11", EAST } },
  { "same-place", LIAN_ISSUE_ERROR,
    { CHANGE "|kind=MERGE|service_point=13|into_point=13", POINT } },
  { "same-place", NEVER, { CHANGE "|kind=MERGE|service_point=13|into_point=18", POINT } },

  /* relations */
  { "no-date", LIAN_ISSUE_ERROR, { "relation#1 state=INTERRUPTED" } },
  { "no-date", NEVER, { "relation#1 state=INTERRUPTED|interrupted_on=1956-01-01" } },
  { "no-date", LIAN_ISSUE_ERROR, { "relation#1 state=RESTORED" } },
  { "no-date", NEVER, { "relation#1 state=RESTORED|restored_on=1956-01-01" } },
  { "l2-task", LIAN_ISSUE_WARNING,
    { "relation#1 state=INTERRUPTED|interrupted_on=1956-01-01|task=请回|task_owner=3" } },
  { "l2-task", NEVER, { "relation#1 state=INTERRUPTED|task=请回|task_owner=3|task_due=1956-05-01" } },
  { "l3-grew-from", LIAN_ISSUE_WARNING, { "relation#1 state=NEW" } },
  { "l3-grew-from", NEVER, { "relation#1 state=NEW|grew_from=2" } },
  { "l3-grew-from", NEVER, { "relation#1 state=ORIGINAL" } },

  /* contracts */
  { "duplicate", LIAN_ISSUE_ERROR, { "contract#1 number=1956/001/0001", "contract#2 number=1956/001/0001" } },
  { "duplicate", NEVER, { "contract#1 number=1956/001/0001", "contract#2 number=1956/001/0002" } },
  { "signatory", LIAN_ISSUE_ERROR, { ORDERED, SHOP } },
  { "signatory", NEVER, { "contract#1 contract_type=ORDER|state=DRAFT|orderer=2", SHOP } },
  { "signatory", LIAN_ISSUE_ERROR, { ORDERED "|signatory=FEDERATION", BUYER } },
  { "signatory", LIAN_ISSUE_ERROR, { ORDERED "|signatory=COOPERATIVE", SHOP } },
  { "signatory", NEVER, { ORDERED "|signatory=FEDERATION|signing_federation=5", BUYER, CITY } },
  { "two-signatories", LIAN_ISSUE_ERROR,
    { ORDERED "|signatory=FEDERATION|signing_federation=5|signing_cooperative=3", BUYER, CITY } },
  { "two-signatories", NEVER, { ORDERED "|signatory=FEDERATION|signing_federation=5", BUYER, CITY } },
  { "c1-bypass", LIAN_ISSUE_WARNING,
    { ORDERED "|signatory=COOPERATIVE|signing_cooperative=3|bypass_reason=急用", BUYER } },
  { "c1-bypass", NEVER, { ORDERED "|signatory=COOPERATIVE|signing_cooperative=3", SHOP } },
  { "c1-bypass", NEVER,
    { "contract#1 contract_type=SELECTIVE|state=SIGNED|orderer=2|signatory=COOPERATIVE", BUYER } },
  { "c1-reason", LIAN_ISSUE_ERROR, { ORDERED "|signatory=COOPERATIVE|signing_cooperative=3", BUYER } },
  { "c1-reason", NEVER,
    { ORDERED "|signatory=COOPERATIVE|signing_cooperative=3|bypass_reason=急用", BUYER } },
  { "c1-reason", NEVER,
    { "contract#1 contract_type=ORDER|state=DRAFT|orderer=2|signatory=COOPERATIVE", BUYER } },
  { "a18-specialised", LIAN_ISSUE_WARNING,
    { ORDERED "|signatory=FEDERATION|signing_federation=5", BUYER, CITY, SHOES, LINE,
      "allotment#8 contract_line=7|cooperative=3|quantity=100", "cooperative#3 trade=30" } },
  { "a18-specialised", NEVER,
    { ORDERED "|signatory=FEDERATION|signing_federation=6", BUYER, CITY, SHOES, LINE,
      "allotment#8 contract_line=7|cooperative=3|quantity=100", "cooperative#3 trade=30" } },
  { "a18-specialised", NEVER,
    { ORDERED "|signatory=FEDERATION|signing_federation=5", BUYER, CITY, SHOES, LINE,
      "allotment#8 contract_line=7|cooperative=3|quantity=100", "cooperative#3 trade=31" } },
  { "a18-other-trade", LIAN_ISSUE_WARNING,
    { ORDERED "|signatory=FEDERATION|signing_federation=6", BUYER, SHOES, LINE,
      "allotment#8 contract_line=7|cooperative=3|quantity=100", "cooperative#3 trade=31" } },
  { "a18-other-trade", NEVER,
    { ORDERED "|signatory=FEDERATION|signing_federation=6", BUYER, SHOES, LINE,
      "allotment#8 contract_line=7|cooperative=3|quantity=100", "cooperative#3 trade=30" } },
  { "no-date", LIAN_ISSUE_ERROR, { "contract#1 state=SIGNED" } },
  { "no-date", NEVER, { "contract#1 state=DRAFT" } },
  { "no-reason", LIAN_ISSUE_ERROR, { "contract#1 state=VOID|voided_on=1956-02-01" } },
  { "no-reason", NEVER, { "contract#1 state=VOID|void_reason=重复|voided_on=1956-02-01" } },
  { "no-lines", LIAN_ISSUE_ERROR, { ORDERED, SHOP } },
  { "no-lines", NEVER, { ORDERED, SHOP, LINE } },
  { "no-lines", NEVER, { "contract#1 state=DRAFT" } },
  { "no-material", LIAN_ISSUE_ERROR,
    { "contract#1 contract_type=PROCESSING|state=SIGNED", LINE,
      "contract_material#8 contract=1|material_source=SELF" } },
  { "no-material", NEVER,
    { "contract#1 contract_type=PROCESSING|state=SIGNED", LINE,
      "contract_material#8 contract=1|material_source=ORDERER" } },
  { "no-material", NEVER, { "contract#1 contract_type=ORDER|state=SIGNED", LINE } },
  { "no-norm", LIAN_ISSUE_WARNING,
    { "contract_material#1 contract=4|material_source=ORDERER", "contract#4 state=DRAFT" } },
  { "no-norm", LIAN_ISSUE_ERROR,
    { "contract_material#1 contract=4|material_source=ORDERER", "contract#4 state=SIGNED" } },
  { "no-norm", NEVER,
    { "contract_material#1 contract=4|material_source=ORDERER|norm=3", "contract#4 state=SIGNED" } },
  { "no-norm", NEVER,
    { "contract_material#1 contract=4|material_source=LOCAL", "contract#4 state=SIGNED" } },
  /* The contract of 1985 in source S32 names sizes; its quantities are lost. */
  { "no-quantity", LIAN_ISSUE_WARNING,
    { "contract_line#1 product=水曲柳货架|spec=180x100x95|unit=9", PIECE } },
  { "no-quantity", NEVER, { DRAFT_LINE, "contract#4 state=DRAFT", PIECE } },
  { "sum-of-allotments", LIAN_ISSUE_WARNING,
    { DRAFT_LINE, "contract#4 state=DRAFT", PIECE, "allotment#8 contract_line=1|quantity=60" } },
  { "sum-of-allotments", LIAN_ISSUE_ERROR,
    { DRAFT_LINE, "contract#4 state=SIGNED", PIECE, "allotment#8 contract_line=1|quantity=60" } },
  { "sum-of-allotments", NEVER,
    { DRAFT_LINE, "contract#4 state=SIGNED", PIECE, "allotment#8 contract_line=1|quantity=60",
      "allotment#10 contract_line=1|quantity=40" } },
  { "sum-of-schedule", LIAN_ISSUE_WARNING,
    { DRAFT_LINE, "contract#4 state=DRAFT", PIECE, "schedule#8 contract_line=1|quantity=101" } },
  { "sum-of-schedule", LIAN_ISSUE_ERROR,
    { DRAFT_LINE, "contract#4 state=FULFILLED", PIECE, "schedule#8 contract_line=1|quantity=101" } },
  { "sum-of-schedule", NEVER,
    { DRAFT_LINE, "contract#4 state=SIGNED", PIECE, "schedule#8 contract_line=1|quantity=100" } },
  { "delivered-more", LIAN_ISSUE_ERROR,
    { DRAFT_LINE, "contract#4 state=SIGNED", PIECE, "delivery#8 contract_line=1|quantity=101" } },
  { "delivered-more", NEVER,
    { DRAFT_LINE, "contract#4 state=SIGNED", PIECE,
      "delivery#8 contract_line=1|quantity=101|excess_accepted=yes" } },
  { "delivered-more", NEVER,
    { DRAFT_LINE, "contract#4 state=SIGNED", PIECE, "delivery#8 contract_line=1|quantity=100" } },
  { "after-term", LIAN_ISSUE_WARNING,
    { "schedule#1 contract_line=7|due_on=1956-07-01|quantity=1", LINE,
      "contract#1 term_to=1956-06-30" } },
  { "after-term", NEVER,
    { "schedule#1 contract_line=7|due_on=1956-06-30|quantity=1", LINE,
      "contract#1 term_to=1956-06-30" } },
  { "future", LIAN_ISSUE_WARNING, { "delivery#1 delivered_on=1956-04-16" } },
  { "future", NEVER, { "delivery#1 delivered_on=1956-04-15" } },

  /* decisions */
  { "a23-review", LIAN_ISSUE_ERROR, { "decision#1 state=IN_FORCE|outcome=TEMP_DECENTRALISE" } },
  { "a23-review", LIAN_ISSUE_ERROR, { "decision#1 state=WAITING|outcome=TEMP_DECENTRALISE" } },
  { "a23-review", NEVER,
    { "decision#1 state=IN_FORCE|outcome=TEMP_DECENTRALISE|review_on=1956-10-15" } },
  { "a23-review", NEVER, { "decision#1 state=IN_FORCE|outcome=CENTRALISE" } },
  { "a23-review", NEVER, { "decision#1 state=DRAFT|outcome=TEMP_DECENTRALISE" } },
  { "same-person", LIAN_ISSUE_ERROR, { "decision#1 state=IN_FORCE|officer=3|countersigned_by=3" } },
  { "same-person", NEVER, { "decision#1 state=IN_FORCE|officer=3|countersigned_by=4" } },
  { "required", LIAN_ISSUE_ERROR, { "decision#1 activity=2|state=RETURNED", "activity#2 note=-" } },
  { "required", NEVER,
    { "decision#1 activity=2|state=RETURNED|reason=再看", "activity#2 note=-" } },

  /* a form that a guard stops */
  { "required", LIAN_ISSUE_ERROR, { STOPPED "|reason=租约到期", WORK, OFFICER } },
  { "required", LIAN_ISSUE_ERROR,
    { STOPPED "|reason=租约到期|countersigned_by=5", WORK, OFFICER, SECOND } },
  { "required", LIAN_ISSUE_ERROR,
    { STOPPED "|countersigned_by=5|countersigned_on=1956-04-08", WORK, OFFICER, SECOND } },
  { "required", NEVER,
    { STOPPED "|reason=租约到期|countersigned_by=5|countersigned_on=1956-04-08", WORK, OFFICER,
      SECOND } },
  { "required", LIAN_ISSUE_ERROR,
    { "decision#1 activity=7|state=WAITING|blocked_by=G2", WORK } },
  { "required", NEVER,
    { "decision#1 activity=7|state=WAITING|blocked_by=G2|reason=租约到期", WORK } },

  /* production returns */
  { "period", LIAN_ISSUE_ERROR, { RETURN "|from_date=1956-02-01|to_date=1956-01-31" } },
  { "period", NEVER, { RETURN "|from_date=1956-02-01|to_date=1956-02-01" } },
  { "overlap", LIAN_ISSUE_ERROR, { FEBRUARY, "production_return#2 activity=7|from_date=1956-02-29|to_date=1956-03-31" } },
  { "overlap", LIAN_ISSUE_ERROR, { FEBRUARY, "production_return#2 activity=7|from_date=1955-12-01|to_date=1956-02-01" } },
  { "overlap", LIAN_ISSUE_ERROR, { FEBRUARY, "production_return#2 activity=7|from_date=1956-01-01|to_date=1956-12-31" } },
  { "overlap", NEVER, { FEBRUARY, "production_return#2 activity=7|from_date=1956-03-01|to_date=1956-03-31",
      "production_return#3 activity=7|from_date=1956-01-01|to_date=1956-01-31" } },
  { "overlap", NEVER, { FEBRUARY, "production_return#2 activity=8|from_date=1956-02-01|to_date=1956-02-29" } },
  { "future", LIAN_ISSUE_WARNING, { RETURN "|from_date=1956-04-01|to_date=1956-04-30" } },
  { "future", NEVER, { FEBRUARY } },
  { "passed-more", LIAN_ISSUE_ERROR, { FEBRUARY "|examined=100|passed=101" } },
  { "passed-more", NEVER, { FEBRUARY "|examined=100|passed=100" } },
  { "no-examined", LIAN_ISSUE_WARNING, { FEBRUARY "|passed=100" } },
  { "no-examined", NEVER, { FEBRUARY "|examined=100|passed=100" } },
  { "no-unit", LIAN_ISSUE_ERROR, { FEBRUARY "|quantity=5" } },
  { "no-unit", NEVER, { FEBRUARY "|quantity=5|unit=9", PIECE } },
  { "nothing", LIAN_ISSUE_WARNING, { FEBRUARY "|evidence=口头" } },
  { "nothing", NEVER, { FEBRUARY "|complaints=0" } },
  { "future", LIAN_ISSUE_WARNING, { "activity#1 centralised_on=1956-04-16" } },
  { "future", NEVER, { "activity#1 centralised_on=1956-04-15" } },

  /* correction cases */
  { "g4-task", LIAN_ISSUE_WARNING, { CORRECTION "|state=OPEN|owner=3", OFFICER } },
  { "g4-task", LIAN_ISSUE_WARNING, { CORRECTION "|state=OPEN|due_on=1956-05-01" } },
  { "g4-task", NEVER, { CORRECTION "|state=OPEN|owner=3|due_on=1956-05-01", OFFICER } },
  { "not-officer", LIAN_ISSUE_ERROR, { CORRECTION "|state=OPEN|owner=4", CLERK } },
  { "not-officer", NEVER, { CORRECTION "|state=OPEN|owner=3", OFFICER } },
  { "not-officer", LIAN_ISSUE_ERROR, { CORRECTION "|state=CLOSED|closed_by=4", CLERK } },
  { "not-closed", LIAN_ISSUE_WARNING, { CORRECTION "|state=OPEN|closed_on=1956-04-01" } },
  { "not-closed", NEVER, { CORRECTION "|state=OPEN" } },
  { "required", LIAN_ISSUE_ERROR, { CLOSED_CASE "|closed_by=3|closed_on=1956-04-01", WORK, OFFICER } },
  { "required", LIAN_ISSUE_ERROR, { CLOSED_CASE "|result=好|closed_on=1956-04-01", WORK } },
  { "required", LIAN_ISSUE_ERROR, { CLOSED_CASE "|result=好|closed_by=3", WORK, OFFICER } },
  { "required", NEVER, { CLOSED_CASE "|result=好|closed_by=3|closed_on=1956-04-01", WORK, OFFICER } },
  { "undone", LIAN_ISSUE_WARNING,
    { CLOSED_CASE, "correction_measure#2 correction_case=1|measure=SPLIT" } },
  { "undone", NEVER,
    { CLOSED_CASE, "correction_measure#2 correction_case=1|measure=SPLIT|done_on=1956-04-01" } },
  { "other-activity", LIAN_ISSUE_ERROR, { CORRECTION "|decision=5", "decision#5 activity=8" } },
  { "other-activity", NEVER, { CORRECTION "|decision=5", "decision#5 activity=7" } },
  { "no-date", LIAN_ISSUE_WARNING, { CORRECTION "|state=OPEN" } },
  { "no-date", NEVER, { CORRECTION "|state=OPEN|centralised_on=1956-01-16" } },
  { "date-order", LIAN_ISSUE_WARNING, { CORRECTION "|opened_on=1956-01-01|centralised_on=1956-01-16" } },
  { "date-order", NEVER, { CORRECTION "|opened_on=1956-01-16|centralised_on=1956-01-16" } },
  { "no-date", LIAN_ISSUE_WARNING, { "correction_symptom#1 evidence=信" } },
  { "no-date", NEVER, { "correction_symptom#1 seen_on=1956-04-01" } },
  { "no-evidence", LIAN_ISSUE_WARNING, { "correction_symptom#1 seen_on=1956-04-01" } },
  { "no-evidence", NEVER, { "correction_symptom#1 seen_on=1956-04-01|evidence=信" } },
  { "future", LIAN_ISSUE_WARNING, { "correction_symptom#1 seen_on=1956-04-16" } },
  { "future", NEVER, { "correction_symptom#1 seen_on=1956-04-15" } },
  { "g4-task", LIAN_ISSUE_WARNING, { "correction_measure#1 measure=SPLIT|owner=3", OFFICER } },
  { "g4-task", NEVER, { "correction_measure#1 measure=SPLIT|done_on=1956-04-01|result=分了" } },
  { "no-result", LIAN_ISSUE_WARNING, { "correction_measure#1 measure=SPLIT|done_on=1956-04-01" } },
  { "no-result", NEVER, { "correction_measure#1 measure=SPLIT" } },
  { "future", LIAN_ISSUE_WARNING, { "correction_measure#1 done_on=1956-04-16" } },
  { "future", NEVER, { "correction_measure#1 done_on=1956-04-15" } },
};

static void
set_field (LianRecord *record, const char *field, const char *value)
{
  const LianField *info = lian_type_get_field (lian_record_get_type_info (record), field);

  g_assert_nonnull (info);
  if (lian_record_holds_number (info))
    lian_record_set_number (record, field, g_ascii_strtoll (value, NULL, 10));
  else
    lian_record_set_text (record, field, value);
}

static LianRecord *
parse_record (const char *line)
{
  g_auto (GStrv) halves = g_strsplit (line, " ", 2);
  g_auto (GStrv) head = g_strsplit (halves[0], "#", 2);
  g_auto (GStrv) fields = g_strsplit (halves[1], "|", -1);
  LianRecord *record = lian_record_new (lian_type_find (head[0]));

  lian_record_set_id (record, g_ascii_strtoll (head[1], NULL, 10));
  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (fields[i], "=", 2);

      set_field (record, pair[0], pair[1]);
    }
  return record;
}

static gboolean
is_type (const LianRecord *record, const char *type)
{
  return g_str_equal (lian_record_get_type_info (record)->id, type);
}

static LianRecord *
load (gpointer data, const char *type, gint64 id)
{
  GPtrArray *world = data;

  for (guint i = 0; i < world->len; i++)
    if (is_type (world->pdata[i], type) && lian_record_get_id (world->pdata[i]) == id)
      return lian_record_copy (world->pdata[i]);
  return NULL;
}

static GPtrArray *
list (gpointer data, const char *type, const char *field, gint64 id)
{
  GPtrArray *world = data;
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);

  for (guint i = 0; i < world->len; i++)
    if (is_type (world->pdata[i], type) && lian_record_get_number (world->pdata[i], field) == id)
      g_ptr_array_add (found, lian_record_copy (world->pdata[i]));
  return found;
}

static gint64
find (gpointer data, const LianRecord *self, const char *field, const char *text)
{
  GPtrArray *world = data;

  for (guint i = 0; i < world->len; i++)
    if (lian_record_get_type_info (world->pdata[i]) == lian_record_get_type_info (self)
        && lian_record_get_id (world->pdata[i]) != lian_record_get_id (self)
        && g_strcmp0 (lian_record_get_text (world->pdata[i], field), text) == 0)
      return lian_record_get_id (world->pdata[i]);
  return 0;
}

/* As the shipped edition sets it. */
static guint
percent (gpointer data, const char *parameter)
{
  g_assert_cmpstr (parameter, ==, "adjust_share");
  return 20;
}

static GPtrArray *
issues_of (const Case *one)
{
  g_autoptr (GPtrArray) world = g_ptr_array_new_with_free_func ((GDestroyNotify) lian_record_free);
  LianCheck check = { lian_date_new (1956, 4, 15), load, list, find, world,
                      g_ptr_array_new_with_free_func ((GDestroyNotify) lian_issue_free), percent };

  for (guint i = 0; i < MAX_RECORDS && one->records[i] != NULL; i++)
    g_ptr_array_add (world, parse_record (one->records[i]));
  lian_check_record (&check, world->pdata[0]);
  return check.issues;
}

static void
test_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) issues = issues_of (&cases[i]);
      int severity = NEVER;

      for (guint j = 0; j < issues->len && severity == NEVER; j++)
        if (g_str_equal (((LianIssue *) issues->pdata[j])->code, cases[i].code))
          severity = (int) ((LianIssue *) issues->pdata[j])->severity;
      g_test_message ("%s on %s", cases[i].code, cases[i].records[0]);
      g_assert_cmpint (severity, ==, cases[i].severity);
    }
}

/* Each rule is seen to fire and to hold its peace, on its own type. */
static void
test_both_ways (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *end = strchr (cases[i].records[0], '#');
      gboolean fires = FALSE, silent = FALSE;

      for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
        if (g_str_equal (cases[j].code, cases[i].code)
            && strncmp (cases[j].records[0], cases[i].records[0],
                        (gsize) (end + 1 - cases[i].records[0]))
                   == 0)
          {
            fires = fires || cases[j].severity != NEVER;
            silent = silent || cases[j].severity == NEVER;
          }
      g_test_message ("%s on %s", cases[i].code, cases[i].records[0]);
      g_assert_true (fires && silent);
    }
}

/* A sum that fails names both figures with their unit. */
static void
test_figures (void)
{
  const Case sum = { "", 0, { DRAFT_LINE, "contract#4 state=SIGNED", PIECE,
                              "allotment#8 contract_line=1|quantity=60" } };
  g_autoptr (GPtrArray) issues = issues_of (&sum);
  g_autofree char *text = lian_issues_to_text (issues);

  g_assert_nonnull (strstr (text, "60 件"));
  g_assert_nonnull (strstr (text, "100 件"));
}

/* --- in a base ------------------------------------------------------------------------- */

static gboolean
sign (LianTxn *txn, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LianRecord) contract
      = lian_txn_load (txn, lian_type_find ("contract"), *(gint64 *) data);

  lian_record_set_text (contract, "state", "SIGNED");
  lian_record_set_text (contract, "signed_on", "1956-04-15");
  return lian_txn_update (txn, contract, error);
}

static char *
in_text (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* Signing alone asks the lines' rules: what a draft was allowed to lack stops it. */
static void
test_sign (void)
{
  g_auto (LianTestBase) base = lian_test_base_new ();
  g_autoptr (GError) error = NULL;
  LianTestCase test = lian_test_case_new (base.store);
  const char *shop[] = { "name_zh", "同兴", "partner_kind", "OTHER", NULL };
  const char *piece[] = { "code", "pc", "name_zh", "件", "measure", "COUNT", "numerator", "1",
                          "denominator", "1", NULL };
  g_autofree char *partner = in_text (lian_test_insert (base.store, "partner", shop));
  g_autofree char *unit = in_text (lian_test_insert (base.store, "unit", piece));
  g_autofree char *maker = in_text (test.cooperative);
  const char *fields[] = { "contract_type", "ORDER", "state", "DRAFT", "orderer", partner,
                           "signatory", "COOPERATIVE", "signing_cooperative", maker, NULL };
  gint64 contract = lian_test_insert (base.store, "contract", fields);
  g_autofree char *owner = in_text (contract);
  const char *line[] = { "contract", owner, "product", "锅盖", "quantity", "100", "unit", unit, NULL };
  g_autofree char *line_id = in_text (lian_test_insert (base.store, "contract_line", line));
  const char *part[] = { "contract_line", line_id, "cooperative", maker, "quantity", "60", NULL };
  gint64 allotment = lian_test_insert (base.store, "allotment", part);
  const char *due[]
      = { "contract_line", line_id, "due_on", "1956-06-01", "quantity", "100", NULL };

  lian_test_insert (base.store, "schedule", due);
  g_assert_false (lian_store_write (base.store, "sign", NULL, sign, &contract, NULL, &error));
  g_assert_nonnull (strstr (error->message, "60 件"));
  g_clear_error (&error);
  lian_test_set (base.store, "allotment", allotment, "quantity", "100");
  lian_store_write (base.store, "sign", NULL, sign, &contract, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/rules", test_rules);
  g_test_add_func ("/records/both-ways", test_both_ways);
  g_test_add_func ("/records/figures", test_figures);
  g_test_add_func ("/records/sign", test_sign);
  return g_test_run ();
}
