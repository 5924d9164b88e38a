/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Cases of the rules of process capacities, work norms, distances and arrangements. */
#include "config.h"

#include "record-cases.h"

#define HOURS "process_capacity#40 process=30|monthly_hours=400|from_date=1956-01-01|to_date=1956-06-30"
#define NORM "work_norm#41 process=30|product=20|minutes=75|per=1|per_unit=9|from_date=1956-01-01"
#define RAKES "product#20 name_zh=钉耙|unit=9"
#define COUNTED "unit#9 name_zh=把|measure=COUNT|numerator=1|denominator=1"
#define JIN "unit#10 name_zh=斤|measure=MASS|numerator=500000|denominator=1"
#define FAR "distance#42 cooperative=3|partner=2|metres=6200"
#define PLAN "arrangement#4 name=春季|federation=5|from_month=1956-03-01|months=3|state=DRAFT"
#define FORCE "arrangement#6 name=旧|federation=5|from_month=1956-01-01|months=6|state=IN_FORCE"
#define DECIDED "|in_force_on=1956-02-27|officer=3|reason=商定"
#define LINE "contract_line#7 contract=8|product=钉耙|quantity=100|unit=9|catalogue_product=20"
#define ABLE "capacity#43 cooperative=3|product=20|monthly=60|unit=9|from_date=1956-03-15|to_date=1956-04-30"
#define SHARE "arrangement_line#1 arrangement=4|contract_line=7|cooperative=3|quantity=60"

static const RecordCase cases[] = {
  /* capacities of processes */
  { "overlap", LIAN_ISSUE_ERROR, { "process_capacity#1 process=30|monthly_hours=1|from_date=1956-06-30", HOURS } },
  { "overlap", NEVER, { "process_capacity#1 process=30|monthly_hours=1|from_date=1956-07-01", HOURS } },
  { "overlap", NEVER, { "process_capacity#1 process=31|monthly_hours=1|from_date=1956-06-30", HOURS } },
  { "too-small", LIAN_ISSUE_ERROR, { "process_capacity#1 process=30|monthly_hours=-1|from_date=1956-06-30" } },
  { "too-small", NEVER, { "process_capacity#1 process=30|monthly_hours=0|from_date=1956-06-30" } },
  { "date-order", LIAN_ISSUE_WARNING,
    { "process_capacity#1 process=30|monthly_hours=1|from_date=1956-06-30|to_date=1956-06-29" } },
  { "date-order", NEVER,
    { "process_capacity#1 process=30|monthly_hours=1|from_date=1956-06-30|to_date=1956-06-30" } },

  /* work norms */
  { "overlap", LIAN_ISSUE_ERROR, { "work_norm#1 process=30|product=20|minutes=70|from_date=1956-02-01", NORM } },
  { "overlap", NEVER, { "work_norm#1 process=30|product=21|minutes=70|from_date=1956-02-01", NORM } },
  { "overlap", NEVER,
    { "work_norm#1 process=30|product=20|minutes=70|from_date=1955-02-01|to_date=1955-12-31", NORM } },
  { "measure", LIAN_ISSUE_ERROR, { "work_norm#1 process=30|product=20|per_unit=10", RAKES, COUNTED, JIN } },
  { "measure", NEVER, { "work_norm#1 process=30|product=20|per_unit=9", RAKES, COUNTED, JIN } },
  { "no-resolution", LIAN_ISSUE_WARNING, { NORM } },
  { "no-resolution", NEVER, { NORM "|resolution=定额会议" } },

  /* distances */
  { "duplicate", LIAN_ISSUE_ERROR, { "distance#1 cooperative=3|partner=2|metres=5", FAR } },
  { "duplicate", NEVER, { "distance#1 cooperative=3|partner=4|metres=5", FAR } },

  /* what capacities and contract lines say for the arrangement */
  { "too-small", LIAN_ISSUE_ERROR, { "capacity#1 cooperative=3|product=20|monthly=9|least_lot=0" } },
  { "too-small", NEVER, { "capacity#1 cooperative=3|product=20|monthly=9|least_lot=1|cost=0" } },
  { "too-large", LIAN_ISSUE_ERROR, { "contract_line#1 contract=4|priority=10" } },
  { "too-large", NEVER, { "contract_line#1 contract=4|priority=9" } },

  /* arrangements */
  { "not-first", LIAN_ISSUE_ERROR, { "arrangement#1 name=春季|from_month=1956-03-02|months=3|state=DRAFT" } },
  { "not-first", NEVER, { PLAN } },
  { "too-large", LIAN_ISSUE_ERROR, { "arrangement#1 name=春季|from_month=1956-03-01|months=25|state=DRAFT" } },
  { "too-large", NEVER, { "arrangement#1 name=春季|from_month=1956-03-01|months=24|state=DRAFT" } },
  { "too-small", LIAN_ISSUE_ERROR, { "arrangement#1 name=春季|from_month=1956-03-01|months=0|state=DRAFT" } },
  { "too-small", NEVER, { "arrangement#1 name=春季|from_month=1956-03-01|months=1|state=DRAFT" } },
  { "itself", LIAN_ISSUE_ERROR, { PLAN "|based_on=4" } },
  { "itself", NEVER, { PLAN "|based_on=6", FORCE } },
  { "required", LIAN_ISSUE_ERROR, { FORCE "|in_force_on=1956-02-27|officer=3" } },
  { "required", LIAN_ISSUE_ERROR, { FORCE "|in_force_on=1956-02-27|reason=商定" } },
  { "required", LIAN_ISSUE_ERROR, { FORCE "|officer=3|reason=商定" } },
  { "required", NEVER, { FORCE DECIDED } },
  { "required", NEVER, { PLAN } },
  { "not-officer", LIAN_ISSUE_ERROR, { FORCE "|officer=4", CLERK } },
  { "not-officer", NEVER, { FORCE "|officer=3", OFFICER } },
  { "in-force-twice", LIAN_ISSUE_ERROR,
    { "arrangement#1 name=新|federation=5|from_month=1956-03-01|months=3|state=IN_FORCE" DECIDED, FORCE } },
  { "in-force-twice", LIAN_ISSUE_ERROR,
    { "arrangement#1 name=新|federation=5|trade=30|from_month=1956-03-01|months=3|state=IN_FORCE" DECIDED, FORCE } },
  { "in-force-twice", NEVER,
    { "arrangement#1 name=新|federation=5|trade=30|from_month=1956-03-01|months=3|state=IN_FORCE" DECIDED,
      FORCE "|trade=31" } },
  { "in-force-twice", NEVER,
    { "arrangement#1 name=新|federation=6|from_month=1956-03-01|months=3|state=IN_FORCE" DECIDED, FORCE } },
  { "in-force-twice", NEVER, { PLAN, FORCE } },

  /* their stages */
  { "duplicate", LIAN_ISSUE_ERROR,
    { "arrangement_stage#1 arrangement=4|aim=LATE|place=1|weight=1",
      "arrangement_stage#2 arrangement=4|aim=LATE|place=2|weight=1" } },
  { "duplicate", NEVER,
    { "arrangement_stage#1 arrangement=4|aim=LATE|place=1|weight=1",
      "arrangement_stage#2 arrangement=4|aim=COST|place=1|weight=1" } },
  { "duplicate", NEVER,
    { "arrangement_stage#1 arrangement=4|aim=LATE|place=1|weight=1",
      "arrangement_stage#2 arrangement=6|aim=LATE|place=1|weight=1" } },
  { "too-small", LIAN_ISSUE_ERROR, { "arrangement_stage#1 arrangement=4|aim=LATE|place=0|weight=1" } },
  { "too-large", LIAN_ISSUE_ERROR, { "arrangement_stage#1 arrangement=4|aim=LATE|place=7|weight=1" } },
  { "too-small", LIAN_ISSUE_ERROR, { "arrangement_stage#1 arrangement=4|aim=LATE|place=1|weight=0" } },
  { "choice", LIAN_ISSUE_ERROR, { "arrangement_stage#1 arrangement=4|aim=PROFIT|place=1|weight=1" } },
  { "choice", NEVER, { "arrangement_stage#1 arrangement=4|aim=COST|place=6|weight=1000" } },
  { "too-small", NEVER, { "arrangement_stage#1 arrangement=4|aim=COST|place=1|weight=1" } },
  { "too-large", NEVER, { "arrangement_stage#1 arrangement=4|aim=COST|place=6|weight=1000" } },

  /* their lines */
  { "not-first", LIAN_ISSUE_ERROR, { SHARE "|month=1956-04-02", PLAN, LINE } },
  { "not-first", NEVER, { SHARE "|month=1956-04-01", PLAN, LINE } },
  { "outside", LIAN_ISSUE_ERROR, { SHARE "|month=1956-02-01", PLAN, LINE } },
  { "outside", LIAN_ISSUE_ERROR, { SHARE "|month=1956-06-01", PLAN, LINE } },
  { "outside", NEVER, { SHARE "|month=1956-03-01", PLAN, LINE } },
  { "outside", NEVER, { SHARE "|month=1956-05-01", PLAN, LINE } },
  { "not-able", LIAN_ISSUE_WARNING, { SHARE "|month=1956-05-01", PLAN, LINE, ABLE } },
  { "not-able", NEVER, { SHARE "|month=1956-03-01", PLAN, LINE, ABLE } },
  { "not-able", NEVER, { SHARE "|month=1956-04-01", PLAN, LINE, ABLE } },
  { "duplicate", LIAN_ISSUE_ERROR,
    { SHARE "|month=1956-04-01", PLAN, LINE,
      "arrangement_line#2 arrangement=4|contract_line=7|cooperative=3|month=1956-04-01|quantity=1" } },
  { "duplicate", NEVER,
    { SHARE "|month=1956-04-01", PLAN, LINE,
      "arrangement_line#2 arrangement=6|contract_line=7|cooperative=3|month=1956-04-01|quantity=1",
      "arrangement_line#3 arrangement=4|contract_line=7|cooperative=3|month=1956-05-01|quantity=1" } },
  { "more-than-left", LIAN_ISSUE_WARNING,
    { SHARE "|month=1956-04-01", PLAN, LINE, COUNTED,
      "arrangement_line#2 arrangement=4|contract_line=7|cooperative=3|month=1956-05-01|quantity=41" } },
  { "more-than-left", NEVER,
    { SHARE "|month=1956-04-01", PLAN, LINE, COUNTED,
      "arrangement_line#2 arrangement=4|contract_line=7|cooperative=3|month=1956-05-01|quantity=40" } },
  { "more-than-left", LIAN_ISSUE_WARNING,
    { SHARE "|month=1956-04-01", PLAN, LINE, COUNTED,
      "delivery#2 contract_line=7|cooperative=3|delivered_on=1956-02-29|quantity=41|accepted=yes" } },
  { "more-than-left", NEVER,
    { SHARE "|month=1956-04-01", PLAN, LINE, COUNTED,
      "delivery#2 contract_line=7|cooperative=3|delivered_on=1956-03-01|quantity=41|accepted=yes" } },
};

const RecordCases record_cases_arrangement = { cases, G_N_ELEMENTS (cases) };
