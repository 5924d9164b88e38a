/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Cases of the rules of what is reviewed: split links, findings, decisions, returns, corrections. */
#include "config.h"

#include "record-cases.h"

#define RETURN "production_return#1 activity=7"
#define FEBRUARY RETURN "|from_date=1956-02-01|to_date=1956-02-29"
#define CORRECTION "correction_case#1 activity=7|merged=七坊"
#define CLOSED_CASE CORRECTION "|state=CLOSED|opened_on=1956-02-01"
#define WORK "activity#7 name_zh=铁器"
#define STOPPED \
  "decision#1 activity=7|state=IN_FORCE|number=1|outcome=CENTRALISE|officer=3|decided_on=1956-04-07|" \
  "blocked_by=G2"
#define SPRAY "process#15 activity=7|name_zh=喷漆|major_link=yes"
#define SPRAY_NO SPRAY "|link_consumer_impact=no"
#define LINK "split_link#1 process=15|workshop_cooperative=16"
#define BETTER \
  "|days_before=6|days_after=4|price_before=300|price_after=300|evidence=账|officer=3|decided_on=1956-04-01|" \
  "from_date=1956-04-15"
#define FINDING "impact_finding#1 activity=7|value=no|computed_on=1956-04-01|evidence=账"

static const RecordCase cases[] = {
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

const RecordCases record_cases_review = { cases, G_N_ELEMENTS (cases) };
