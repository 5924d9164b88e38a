/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Cases of the rules of relations: none is cut unseen (L1), what was cut is restored (L2). */
#include "config.h"

#include "record-cases.h"

#define CUT                                                                                        \
  "relation#1 cooperative=3|partner=2|relation_kind=SALES|goods=锅盖|state=INTERRUPTED|"            \
  "interrupted_on=1956-01-01|interrupted_by=并坊|task=请回|task_owner=3|task_due=1956-05-01"
#define BEGUN "relation_event#10 relation=1|state=ORIGINAL|on_date=1950-01-01"
#define EVENT_CUT "relation_event#11 relation=1|state=INTERRUPTED|on_date=1956-01-01|cause=MERGER|what=并坊"
#define EVENT_BACK "relation_event#12 relation=1|state=RESTORED|on_date=1956-02-01|what=又来料"
#define LIVE "relation#1 cooperative=3|partner=2|relation_kind=SALES|goods=锅盖|state=ORIGINAL"
#define BACK "relation#1 cooperative=3|partner=2|state=RESTORED|restored_on=1956-02-01"
#define SOLD "relation#1 cooperative=3|partner=8|relation_kind=SALES|goods=锅盖 / pot lids|state=ORIGINAL"
#define LIDS "contract_line#7 contract=4|product=大锅盖|quantity=100|unit=9"
#define TWO_MONTHS "contract#4 contract_type=ORDER|state=DRAFT|orderer=2|term_from=1956-05-01|term_to=1956-06-30"
#define FIFTY "capacity#50 cooperative=3|product=40|monthly=50|unit=9|from_date=1956-01-01"
#define GIVEN "allotment#6 contract_line=7|cooperative=3|quantity=100"

static const RecordCase cases[] = {
  { "no-date", LIAN_ISSUE_ERROR, { "relation#1 state=INTERRUPTED" } },
  { "no-date", NEVER, { "relation#1 state=INTERRUPTED|interrupted_on=1956-01-01" } },
  { "no-date", LIAN_ISSUE_ERROR, { "relation#1 state=RESTORED" } },
  { "no-date", NEVER, { "relation#1 state=RESTORED|restored_on=1956-01-01" } },
  { "l2-task", LIAN_ISSUE_WARNING, /* of a base from before the rule */
    { "relation#1 state=INTERRUPTED|interrupted_on=1956-01-01|interrupted_by=并坊|task=请回|task_owner=3" } },
  { "l2-task", LIAN_ISSUE_ERROR,
    { "relation#0 state=INTERRUPTED|interrupted_by=并坊|interrupted_on=1956-01-01|task=请回|task_owner=3" } },
  { "l2-task", NEVER, { CUT } },
  { "l2-cause", LIAN_ISSUE_ERROR,
    { "relation#0 state=INTERRUPTED|interrupted_on=1956-01-01|task=请回|task_owner=3|task_due=1956-05-01" } },
  { "l2-cause", NEVER, { CUT } },
  { "l3-grew-from", LIAN_ISSUE_WARNING, { "relation#1 state=NEW" } },
  { "l3-grew-from", NEVER, { "relation#1 state=NEW|grew_from=2" } },
  { "l3-grew-from", NEVER, { "relation#1 state=ORIGINAL" } },

  /* the history and how it stands now */
  { "last-event", LIAN_ISSUE_ERROR, { LIVE, BEGUN, EVENT_CUT } },
  { "last-event", LIAN_ISSUE_ERROR,
    { CUT, BEGUN,
      "relation_event#11 relation=1|state=INTERRUPTED|on_date=1956-01-02|cause=MERGER|what=并坊" } },
  { "last-event", NEVER, { CUT, EVENT_CUT, BEGUN } },
  { "last-event", NEVER, { BACK, BEGUN, EVENT_CUT, EVENT_BACK } },
  { "last-event", NEVER, { LIVE } },
  { "event-order", LIAN_ISSUE_ERROR, { BACK, BEGUN, EVENT_BACK } },
  { "event-order", LIAN_ISSUE_ERROR,
    { CUT, EVENT_CUT, "relation_event#13 relation=1|state=INTERRUPTED|on_date=1955-01-01" } },
  { "event-order", LIAN_ISSUE_ERROR,
    { LIVE, BEGUN, EVENT_CUT, "relation_event#13 relation=1|state=ORIGINAL|on_date=1956-03-01" } },
  { "event-order", NEVER, { BACK, EVENT_BACK, EVENT_CUT, BEGUN } },
  { "event-order", NEVER, { CUT, EVENT_CUT } },
  { "task-differs", LIAN_ISSUE_ERROR,
    { CUT, "relation_task#20 relation=1|what=请回|owner=3|due=1956-06-01" } },
  { "task-differs", NEVER, { CUT, "relation_task#20 relation=1|what=请回|owner=3|due=1956-05-01" } },
  { "task-differs", NEVER,
    { CUT, "relation_task#20 relation=1|what=请回|owner=3|due=1956-06-01|done_on=1956-04-01|result=好" } },
  { "task-open", LIAN_ISSUE_ERROR,
    { BACK, "relation_task#20 relation=1|what=请回|owner=3|due=1956-05-01" } },
  { "task-open", NEVER,
    { BACK, "relation_task#20 relation=1|what=请回|owner=3|due=1956-05-01|done_on=1956-02-01|result=好" } },
  { "l2-cause", LIAN_ISSUE_ERROR,
    { "relation_event#11 relation=1|state=INTERRUPTED|on_date=1956-01-01|what=并坊" } },
  { "l2-cause", LIAN_ISSUE_ERROR,
    { "relation_event#11 relation=1|state=INTERRUPTED|on_date=1956-01-01|cause=MERGER" } },
  { "l2-cause", NEVER, { EVENT_CUT } },
  { "future", LIAN_ISSUE_WARNING, { "relation_event#11 relation=1|state=NEW|on_date=1956-04-16" } },
  { "future", NEVER, { "relation_event#11 relation=1|state=NEW|on_date=1956-04-15" } },
  { "future", LIAN_ISSUE_WARNING,
    { "relation_task#20 relation=1|what=请回|owner=3|due=1956-05-01|done_on=1956-04-16|result=好" } },
  { "future", NEVER,
    { "relation_task#20 relation=1|what=请回|owner=3|due=1956-05-01|done_on=1956-04-15|result=好" } },
  { "no-result", LIAN_ISSUE_WARNING,
    { "relation_task#20 relation=1|what=请回|owner=3|due=1956-05-01|done_on=1956-04-01" } },
  { "no-result", NEVER, { "relation_task#20 relation=1|what=请回|owner=3|due=1956-05-01" } },

  /* both ends */
  { "l1-end-gone", LIAN_ISSUE_ERROR,
    { "relation#0 cooperative=3|partner=2|state=ORIGINAL", "partner#2 partner_kind=OTHER|closed_on=1956-01-01" } },
  { "l1-end-gone", LIAN_ISSUE_WARNING, { LIVE, "partner#2 partner_kind=OTHER|closed_on=1956-01-01" } },
  { "l1-end-gone", LIAN_ISSUE_WARNING, { LIVE, "cooperative#3 name_zh=铁器社|status=DISSOLVED" } },
  { "l1-end-gone", NEVER, { CUT, "partner#2 partner_kind=OTHER|closed_on=1956-01-01" } },
  { "l1-end-gone", NEVER, { LIVE, "partner#2 partner_kind=OTHER", "cooperative#3 name_zh=铁器社" } },
  { "l1-live", LIAN_ISSUE_WARNING, { "partner#2 partner_kind=OTHER|name_zh=店|closed_on=1956-01-01", LIVE } },
  { "l1-live", NEVER, { "partner#2 partner_kind=OTHER|name_zh=店|closed_on=1956-01-01", CUT } },
  { "l1-live", NEVER, { "partner#2 partner_kind=OTHER|name_zh=店", LIVE } },
  { "l1-live", LIAN_ISSUE_WARNING,
    { "cooperative#3 name_zh=铁器社|status=DISSOLVED|dissolved=1956-01-01", LIVE } },
  { "l1-live", NEVER, { "cooperative#3 name_zh=铁器社|status=DISSOLVED|dissolved=1956-01-01", CUT } },

  /* what a contract would cut */
  { "l1-cut", LIAN_ISSUE_WARNING,
    { "contract#4 contract_type=EXCLUSIVE|state=DRAFT|orderer=2", LIDS, GIVEN, SOLD } },
  { "l1-cut", LIAN_ISSUE_WARNING,
    { "contract#4 contract_type=UNIFIED|state=DRAFT|orderer=2|signing_cooperative=3", LIDS, SOLD } },
  { "l1-cut", NEVER, { "contract#4 contract_type=ORDER|state=DRAFT|orderer=2", LIDS, GIVEN, SOLD } },
  { "l1-cut", NEVER, { "contract#4 contract_type=EXCLUSIVE|state=VOID|orderer=2", LIDS, GIVEN, SOLD } },
  { "l1-cut", NEVER, { "contract#4 contract_type=EXCLUSIVE|state=DRAFT|orderer=8", LIDS, GIVEN, SOLD } },
  { "l1-cut", NEVER,
    { "contract#4 contract_type=EXCLUSIVE|state=DRAFT|orderer=2",
      "contract_line#7 contract=4|product=铁勺|quantity=100|unit=9", GIVEN, SOLD } },
  { "l1-cut", LIAN_ISSUE_WARNING,
    { LIDS, "contract#4 contract_type=ORDER|state=DRAFT|orderer=8",
      "allotment#6 contract_line=7|cooperative=5|quantity=100", SOLD, PIECE } },
  { "l1-cut", NEVER, { LIDS, "contract#4 contract_type=ORDER|state=DRAFT|orderer=8", GIVEN, SOLD, PIECE } },
  { "l1-cut", NEVER, { LIDS, "contract#4 contract_type=ORDER|state=DRAFT|orderer=8", SOLD, PIECE } },
  /* an order of all that can be made in its term: 50 a month, two months */
  { "l1-cut", LIAN_ISSUE_WARNING, { LIDS "|catalogue_product=40", TWO_MONTHS, GIVEN, SOLD, FIFTY, PIECE } },
  { "l1-cut", NEVER, { LIDS "|catalogue_product=40", TWO_MONTHS,
      "allotment#6 contract_line=7|cooperative=3|quantity=99", SOLD, FIFTY, PIECE } },
  { "l1-cut", NEVER, { LIDS "|catalogue_product=40", TWO_MONTHS, GIVEN, SOLD, PIECE } },
};

const RecordCases record_cases_relations = { cases, G_N_ELEMENTS (cases) };
