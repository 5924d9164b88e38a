/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Cases of the rules of federations, of confirmations and figures of progress, of tasks. */
#include "config.h"

#include "record-cases.h"

#define COOP "cooperative#3 name_zh=鞋社|city=70|trade=30|federation=5|spec_federation=6"
#define OTHER_COOP "cooperative#3 name_zh=鞋社|city=71|trade=31"
#define PROVINCE "federation#8 level=PROVINCE|name_zh=省联社"
#define BELONGS "federation_membership#1 cooperative=3|federation=5|from_date=1956-01-01"
#define YEAR_BEFORE "federation_membership#2 cooperative=3|federation=7|from_date=1955-01-01"
#define SECOND_LOCAL "federation#7 level=LOCAL|city=70|name_zh=东区联社"
#define CLASS "trade_arrangement#1 trade=30|city=70|arr_class=DEVELOP|from_date=1956-01-01|origin=s"
#define SHARE "trade_arrangement#1 city=70|arr_class=DEVELOP|from_date=1955-12-31|origin=s|share=27"
#define REST "trade_arrangement#2 city=70|arr_class=MAINTAIN|from_date=1955-12-31|origin=s"
#define CONFIRMED "city_confirmation#2 city=70|on_date=1956-03-01|confirmation=CONFIRMED|officer=3"
#define WITHDRAWN "city_confirmation#4 city=70|on_date=1956-03-20|confirmation=WITHDRAWN|officer=3"
#define WORD "city_confirmation#1 city=70|officer=3|reason=r|on_date=1956-04-01"
#define TASK "task#1 task_kind=LEFTOVER|what=w|city=70|owner=3|due=1956-04-30"

static const RecordCase cases[] = {
  /* levels and places of federations */
  { "second-federation", LIAN_ISSUE_WARNING, { "federation#1 level=LOCAL|city=70|name_zh=二", CITY } },
  { "second-federation", NEVER, { "federation#1 level=LOCAL|city=71|name_zh=二", CITY } },
  { "second-federation", NEVER, { "federation#1 level=LOCAL|name_zh=二", "federation#5 level=LOCAL|name_zh=一" } },
  { "second-federation", NEVER,
    { "federation#1 level=LOCAL|city=70|founded=1956-01-01", "federation#5 level=LOCAL|city=70|dissolved=1955-12-31" } },
  { "second-federation", LIAN_ISSUE_WARNING,
    { "federation#1 level=LOCAL|city=70|founded=1955-12-31", "federation#5 level=LOCAL|city=70|dissolved=1955-12-31" } },
  { "second-federation", NEVER, { "federation#1 level=PROVINCE|city=70", CITY } },
  { "parent-level", LIAN_ISSUE_WARNING, { "federation#5 level=LOCAL|parent=6", SHOES } },
  { "parent-level", LIAN_ISSUE_WARNING, { "federation#8 level=PROVINCE|parent=8" } },
  { "parent-level", NEVER, { "federation#5 level=LOCAL|parent=8", PROVINCE } },
  { "parent-level", NEVER, { "federation#6 level=SPECIALISED|trade=30|parent=5", CITY } },

  /* memberships */
  { "level", LIAN_ISSUE_ERROR, { "federation_membership#1 cooperative=3|federation=8", PROVINCE } },
  { "level", NEVER, { BELONGS, CITY } },
  { "overlap", LIAN_ISSUE_ERROR, { BELONGS, CITY, YEAR_BEFORE, SECOND_LOCAL } },
  { "overlap", LIAN_ISSUE_ERROR, { BELONGS, CITY, YEAR_BEFORE "|to_date=1956-01-01", SECOND_LOCAL } },
  { "overlap", NEVER, { BELONGS, CITY, YEAR_BEFORE "|to_date=1955-12-31", SECOND_LOCAL } },
  { "overlap", NEVER, { BELONGS, CITY, "federation_membership#2 cooperative=3|federation=6|from_date=1955-01-01", SHOES } },
  { "not-founded", LIAN_ISSUE_WARNING, { BELONGS, CITY "|founded=1956-01-02" } },
  { "not-founded", NEVER, { BELONGS, CITY "|founded=1956-01-01" } },
  { "dissolved", LIAN_ISSUE_WARNING, { BELONGS, CITY "|dissolved=1956-02-01" } },
  { "dissolved", NEVER, { BELONGS "|to_date=1956-02-01", CITY "|dissolved=1956-02-01" } },
  { "other-city", LIAN_ISSUE_WARNING, { BELONGS, CITY, OTHER_COOP } },
  { "other-city", NEVER, { BELONGS, CITY, COOP } },
  { "other-trade", LIAN_ISSUE_WARNING, { "federation_membership#1 cooperative=3|federation=6", SHOES, OTHER_COOP } },
  { "other-trade", NEVER, { "federation_membership#1 cooperative=3|federation=6", SHOES, COOP } },
  { "other-federation", LIAN_ISSUE_WARNING, { BELONGS, CITY, OTHER_COOP } },
  { "other-federation", NEVER, { BELONGS, CITY, COOP } },
  { "other-federation", NEVER, { BELONGS "|to_date=1956-04-14", CITY, OTHER_COOP } },

  /* classes of trades */
  { "no-subject", LIAN_ISSUE_ERROR, { "trade_arrangement#1 arr_class=DEVELOP|from_date=1956-01-01|origin=s" } },
  { "no-subject", NEVER, { CLASS } },
  { "two-classes", LIAN_ISSUE_ERROR,
    { CLASS, "trade_arrangement#2 trade=30|city=70|arr_class=RESTRICT|from_date=1956-01-01|origin=s" } },
  { "two-classes", NEVER,
    { CLASS, "trade_arrangement#2 trade=30|city=71|arr_class=RESTRICT|from_date=1956-01-01|origin=s" } },
  { "two-classes", NEVER,
    { CLASS, "trade_arrangement#2 trade=30|city=70|arr_class=RESTRICT|from_date=1956-01-02|origin=s" } },
  { "two-classes", NEVER, { SHARE, REST "|share=973" } },
  { "sum", LIAN_ISSUE_WARNING, { SHARE, REST "|share=972" } },
  { "sum", NEVER, { SHARE, REST "|share=973" } },
  { "sum", NEVER, { CLASS } },

  /* figures */
  { "no-figure", LIAN_ISSUE_ERROR, { "progress_figure#1 city=70|rate=911" } },
  { "no-figure", NEVER, { "progress_figure#1 city=70|organised_households=70" } },
  { "more-than-all", LIAN_ISSUE_ERROR, { "progress_figure#1 city=70|persons=9|organised_persons=10" } },
  { "more-than-all", NEVER, { "progress_figure#1 city=70|persons=10|organised_persons=10" } },
  { "more-than-all", NEVER, { "progress_figure#1 city=70|organised_persons=10" } },
  { "rate", LIAN_ISSUE_WARNING, { "progress_figure#1 city=70|persons=3131|organised_persons=2852|rate=912" } },
  { "rate", NEVER, { "progress_figure#1 city=70|persons=3131|organised_persons=2852|rate=911" } },
  { "future", LIAN_ISSUE_WARNING, { "progress_figure#1 city=70|on_date=1956-04-16|persons=1" } },
  { "future", NEVER, { "progress_figure#1 city=70|on_date=1956-04-15|persons=1" } },

  /* confirmations */
  { "not-officer", LIAN_ISSUE_ERROR, { "city_confirmation#1 city=70|officer=4|confirmation=CONFIRMED", CLERK } },
  { "not-officer", NEVER, { WORD "|confirmation=CONFIRMED", OFFICER } },
  { "future", LIAN_ISSUE_ERROR, { "city_confirmation#1 city=70|officer=3|on_date=1956-04-16" } },
  { "future", NEVER, { "city_confirmation#1 city=70|officer=3|on_date=1956-04-15" } },
  { "no-resolution", LIAN_ISSUE_ERROR, { WORD "|confirmation=CONFIRMED|threshold=900" } },
  { "no-resolution", NEVER, { WORD "|confirmation=CONFIRMED|threshold=900|resolution=第一号" } },
  { "no-resolution", NEVER, { WORD "|confirmation=CONFIRMED" } },
  { "nothing-to-withdraw", LIAN_ISSUE_ERROR, { WORD "|confirmation=WITHDRAWN" } },
  { "nothing-to-withdraw", LIAN_ISSUE_ERROR, { WORD "|confirmation=WITHDRAWN", CONFIRMED, WITHDRAWN } },
  { "nothing-to-withdraw", NEVER, { WORD "|confirmation=WITHDRAWN", CONFIRMED } },
  { "again", LIAN_ISSUE_WARNING, { WORD "|confirmation=CONFIRMED", CONFIRMED } },
  { "again", NEVER, { WORD "|confirmation=CONFIRMED", CONFIRMED, WITHDRAWN } },
  { "same-day", LIAN_ISSUE_ERROR,
    { WORD "|confirmation=CONFIRMED", "city_confirmation#2 city=70|on_date=1956-04-01|confirmation=WITHDRAWN" } },
  { "same-day", NEVER, { WORD "|confirmation=CONFIRMED", CONFIRMED } },

  /* tasks */
  { "nobody", LIAN_ISSUE_WARNING, { "task#1 task_kind=LEFTOVER|what=w|city=70|due=1956-04-30" } },
  { "nobody", LIAN_ISSUE_WARNING, { "task#1 task_kind=LEFTOVER|what=w|city=70|owner=3" } },
  { "nobody", NEVER, { TASK } },
  { "nobody", NEVER, { "task#1 task_kind=LEFTOVER|what=w|city=70|done_on=1956-04-01|result=r" } },
  { "no-result", LIAN_ISSUE_WARNING, { TASK "|done_on=1956-04-01" } },
  { "no-result", NEVER, { TASK "|done_on=1956-04-01|result=r" } },
  { "future", LIAN_ISSUE_WARNING, { TASK "|done_on=1956-04-16" } },
  { "future", NEVER, { TASK "|done_on=1956-04-15" } },
  { "no-place", LIAN_ISSUE_WARNING, { "task#1 task_kind=ORGANISE|what=w" } },
  { "no-place", NEVER, { "task#1 task_kind=ORGANISE|what=w|trade=30" } },
  { "no-place", NEVER, { "task#1 task_kind=OTHER|what=w" } },
  { "required", LIAN_ISSUE_ERROR, { "task#1 task_kind=SPEC_FEDERATION|what=w|city=70", "city#70 name_zh=安澜" } },
  { "required", NEVER, { "task#1 task_kind=SPEC_FEDERATION|what=w|city=70|trade=30", "city#70 name_zh=安澜" } },
};

const RecordCases record_cases_progress = { cases, G_N_ELEMENTS (cases) };
