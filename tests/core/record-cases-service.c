/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Cases of the rules of service points, standards, ways, rounds and service proposals. */
#include "config.h"

#include "record-cases.h"

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
#define PROPOSAL "service_proposal#1 title=合并|put_on=1956-04-01|number=1956/001/0001"
#define CHANGE "service_change#1 service_proposal=17"

static const RecordCase cases[] = {
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

  /* service proposals */
  { "required", LIAN_ISSUE_ERROR, { "service_proposal#1 title=合并|state=PUT" } },
  { "required", LIAN_ISSUE_ERROR, { PROPOSAL "|state=ACCEPTED" } },
  { "required", LIAN_ISSUE_ERROR,
    { PROPOSAL "|state=REJECTED|decided_by=3|decided_on=1956-04-10", OFFICER } },
  { "required", LIAN_ISSUE_ERROR,
    { PROPOSAL "|state=CARRIED_OUT|decided_by=3|decided_on=1956-04-10", OFFICER,
      "service_change#2 service_proposal=1|kind=CLOSE|service_point=13" } },
  { "required", LIAN_ISSUE_ERROR,
    { PROPOSAL "|state=CARRIED_OUT|decided_by=3|decided_on=1956-04-10", OFFICER,
      "service_change#2 service_proposal=1|kind=ROUND_TO_POINT|round=14" } },
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
};

const RecordCases record_cases_service = { cases, G_N_ELEMENTS (cases) };
