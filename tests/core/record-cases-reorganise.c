/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Cases of the rules of proposals to reorganise a trade, their steps and what goes along. */
#include "config.h"

#include "record-cases.h"

#define DECIDED "reorganisation#1 name=合|trade=30|rehearsed_on=1956-04-02|decided_by=3|decided_on=1956-04-03|decision=可行"
#define DRAFT "reorganisation#20 name=合|trade=30|state=DRAFT"
#define STEP "reorganisation_step#1 reorganisation=20|batch=1|from_cooperative=6"
#define OTHER "reorganisation_step#2 reorganisation=20|batch=1|kind=MERGER|from_cooperative=7"
#define FOUNDS "reorganisation_step#3 reorganisation=20|batch=1|kind=DIVISION|from_cooperative=6|new_name=新社"
#define NEXT "reorganisation_step#1 reorganisation=20|batch=2|from_cooperative=6"
#define PART "reorganisation_item#1 reorganisation_step=1"

static const RecordCase cases[] = {
  /* the proposal */
  { "required", LIAN_ISSUE_ERROR, { "reorganisation#1 name=合|trade=30|state=DECIDED", OFFICER } },
  { "required", NEVER, { DECIDED "|state=DECIDED", OFFICER } },
  { "required", NEVER, { "reorganisation#1 name=合|trade=30|state=DRAFT" } },
  { "same-person", LIAN_ISSUE_ERROR, { DECIDED "|state=DECIDED|countersigned_by=3", OFFICER } },
  { "same-person", NEVER, { DECIDED "|state=DECIDED|countersigned_by=5", OFFICER, SECOND } },
  { "not-officer", LIAN_ISSUE_ERROR, { "reorganisation#1 name=合|trade=30|state=DECIDED|decided_by=4", CLERK } },
  { "not-officer", NEVER, { DECIDED "|state=DECIDED", OFFICER } },

  /* a step */
  { "no-target", LIAN_ISSUE_ERROR, { STEP "|kind=MERGER", DRAFT } },
  { "no-target", NEVER, { STEP "|kind=MERGER|to_cooperative=7", DRAFT } },
  { "no-target", NEVER, { STEP "|kind=MERGER|new_name=大合社", DRAFT } },
  { "two-targets", LIAN_ISSUE_ERROR, { STEP "|kind=MERGER|to_cooperative=7|new_name=大合社", DRAFT } },
  { "two-targets", NEVER, { STEP "|kind=MERGER|to_cooperative=7", DRAFT } },
  { "stage-of-itself", LIAN_ISSUE_ERROR, { STEP "|kind=STAGE|to_cooperative=7|stage_after=PRODUCER_COOP", DRAFT } },
  { "stage-of-itself", NEVER, { STEP "|kind=STAGE|to_cooperative=6|stage_after=PRODUCER_COOP", DRAFT } },
  { "required", LIAN_ISSUE_ERROR, { STEP "|kind=STAGE|to_cooperative=6", DRAFT } },
  { "required", NEVER, { STEP "|kind=STAGE|to_cooperative=6|stage_after=PRODUCER_COOP", DRAFT } },
  { "move-elsewhere", LIAN_ISSUE_ERROR, { STEP "|kind=MOVE|to_cooperative=6", DRAFT } },
  { "move-elsewhere", LIAN_ISSUE_ERROR, { STEP "|kind=MOVE|new_name=新社", DRAFT } },
  { "move-elsewhere", NEVER, { STEP "|kind=MOVE|to_cooperative=7", DRAFT } },
  { "mixed-batch", LIAN_ISSUE_ERROR, { STEP "|kind=MOVE|to_cooperative=7", DRAFT, OTHER } },
  { "mixed-batch", NEVER, { STEP "|kind=MERGER|to_cooperative=7", DRAFT, OTHER } },
  { "mixed-batch", NEVER, { "reorganisation_step#1 reorganisation=20|batch=2|kind=MOVE|from_cooperative=6", DRAFT, OTHER } },
  { "move-elsewhere", NEVER, { NEXT "|kind=MOVE|new_name=新社", DRAFT, FOUNDS } },
  { "move-elsewhere", LIAN_ISSUE_ERROR, { NEXT "|kind=MOVE|from_new=新社|new_name=新社", DRAFT, FOUNDS } },
  { "stage-of-itself", NEVER, { NEXT "|kind=STAGE|from_new=新社|new_name=新社|stage_after=PRODUCER_COOP", DRAFT, FOUNDS } },
  { "stage-of-itself", LIAN_ISSUE_ERROR, { NEXT "|kind=STAGE|from_new=新社|to_cooperative=6|stage_after=PRODUCER_COOP", DRAFT, FOUNDS } },
  { "not-founded", NEVER, { NEXT "|kind=MERGER|from_new=新社|to_cooperative=7", DRAFT, FOUNDS } },
  { "not-founded", LIAN_ISSUE_ERROR, { NEXT "|kind=MERGER|from_new=新社|to_cooperative=7", DRAFT } },
  { "not-founded", LIAN_ISSUE_ERROR, { STEP "|kind=MERGER|from_new=新社|to_cooperative=7", DRAFT, FOUNDS } },
  { "not-founded", LIAN_ISSUE_ERROR, { "reorganisation_step#1 reorganisation=20|batch=2|from_cooperative=7|kind=MERGER|from_new=新社|to_cooperative=6", DRAFT, FOUNDS } },

  /* what goes along */
  { "one-thing", LIAN_ISSUE_ERROR, { PART } },
  { "one-thing", LIAN_ISSUE_ERROR, { PART "|member=11|activity=8" } },
  { "one-thing", NEVER, { PART "|member=11" } },
  { "process-where", LIAN_ISSUE_ERROR, { PART "|process=15" } },
  { "process-where", LIAN_ISSUE_ERROR, { PART "|member=11|into_activity=8" } },
  { "process-where", NEVER, { PART "|process=15|into_activity=8" } },
  { "only-service", LIAN_ISSUE_ERROR, { PART "|member=11|ends=yes" } },
  { "only-service", NEVER, { PART "|service_point=13|ends=yes" } },
  { "only-service", NEVER, { PART "|round=14|ends=yes" } },
};

const RecordCases record_cases_reorganise = { cases, G_N_ELEMENTS (cases) };
