/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Cases of the rules of special crafts and of improving production. */
#include "config.h"

#include "record-cases.h"

#define LACQUER "special_craft#1 name_zh=漆器"
#define PROTECTED LACQUER "|protected_from=1956-03-01|resolution=会议"
#define MASTER "veteran_artisan#2 special_craft=1|member=5|specialty=髹漆"
#define OLD "member#5 cooperative=3|name_zh=沈|birth_year=1889"
#define PUPIL "apprenticeship#4 veteran_artisan=2|member=6|from_date=1956-01-01"
#define DUE "protection_measure#7 special_craft=1|measure=MATERIALS|detail=夏布"
#define PLACE "craft_place#8 special_craft=1|cooperative=3|activity=9"
#define EVENT "variety_event#1 product_variety=2|cooperative=3|on_date=1956-02-01"
#define BEFORE "variety_event#4 product_variety=2|cooperative=3|on_date=1956-01-01"
#define QUALITY "quality_person#1 cooperative=3|name=郭|from_date=1956-01-01"
#define MONTH "management_check#1 cooperative=3|month=1956-03-01|checked_on=1956-04-05|checked_by=3"
#define DEED "improvement#1 cooperative=3|name=弹簧锤|improvement_kind=MACHINE"

#define COST "product_cost#1 cooperative=3|product=4|from_date=1956-01-01|to_date=1956-03-31"

static const RecordCase cases[] = {
  /* protection */
  { "no-start", LIAN_ISSUE_ERROR, { LACQUER "|protected_until=1957-01-01" } },
  { "no-start", NEVER, { PROTECTED "|protected_until=1957-01-01" } },
  { "no-resolution", LIAN_ISSUE_ERROR, { LACQUER "|protected_from=1956-03-01" } },
  { "no-resolution", NEVER, { PROTECTED } },
  { "date-order", LIAN_ISSUE_WARNING, { PROTECTED "|protected_until=1956-02-29" } },
  { "date-order", NEVER, { PROTECTED "|protected_until=1956-03-01" } },
  { "century", LIAN_ISSUE_WARNING, { LACQUER "|since_year=1856|over_century=yes" } },
  { "century", NEVER, { LACQUER "|since_year=1855|over_century=yes" } },
  { "century", LIAN_ISSUE_WARNING, { LACQUER "|since_year=1855|over_century=no" } },
  { "century", NEVER, { LACQUER "|since_year=1855|over_century=unknown" } },
  { "future", LIAN_ISSUE_ERROR, { LACQUER "|since_year=1957" } },
  { "future", NEVER, { LACQUER "|since_year=1956" } },
  { "no-measure", LIAN_ISSUE_WARNING, { LACQUER "|risk=SEVERE" } },
  { "no-measure", LIAN_ISSUE_WARNING, { LACQUER "|risk=SEVERE", DUE "|done_on=1956-01-01" } },
  { "no-measure", NEVER, { LACQUER "|risk=SEVERE", DUE } },
  { "no-measure", NEVER, { LACQUER "|risk=SOME" } },
  { "no-master", LIAN_ISSUE_WARNING, { PROTECTED } },
  { "no-master", NEVER, { LACQUER } },
  { "no-master", LIAN_ISSUE_WARNING, { PROTECTED, MASTER "|until_date=1956-01-01" } },
  { "no-master", NEVER, { PROTECTED, MASTER } },
  { "no-apprentice", LIAN_ISSUE_WARNING, { PROTECTED, MASTER } },
  { "no-apprentice", LIAN_ISSUE_WARNING, { PROTECTED, MASTER, PUPIL "|result=FINISHED" } },
  { "no-apprentice", NEVER, { PROTECTED, MASTER, PUPIL "|result=LEARNING" } },
  { "no-apprentice", NEVER, { LACQUER "|protected_from=1956-04-16|resolution=会议", MASTER } },
  { "no-file", LIAN_ISSUE_WARNING, { PROTECTED } },
  { "no-file", NEVER, { PROTECTED, "attachment#9 special_craft=1|name=工艺.pdf" } },

  /* masters and apprentices */
  { "twice", LIAN_ISSUE_ERROR, { MASTER, "veteran_artisan#3 special_craft=1|member=5" } },
  { "twice", NEVER, { MASTER, "veteran_artisan#3 special_craft=1|member=6" } },
  { "no-age", LIAN_ISSUE_WARNING, { MASTER, "member#5 cooperative=3|name_zh=沈" } },
  { "no-age", NEVER, { MASTER, OLD } },
  { "before-birth", LIAN_ISSUE_ERROR, { MASTER "|since_year=1889", OLD } },
  { "before-birth", NEVER, { MASTER "|since_year=1900", OLD } },
  { "member-left", LIAN_ISSUE_WARNING, { MASTER, OLD "|left_on=1956-01-01" } },
  { "member-left", NEVER, { MASTER "|until_date=1956-01-01", OLD "|left_on=1956-01-01" } },
  { "future", LIAN_ISSUE_WARNING, { MASTER "|until_date=1956-04-16" } },
  { "future", NEVER, { MASTER "|until_date=1956-04-15" } },
  { "itself", LIAN_ISSUE_ERROR, { "apprenticeship#4 veteran_artisan=2|member=5", MASTER } },
  { "itself", NEVER, { PUPIL, MASTER } },
  { "date-order", LIAN_ISSUE_WARNING, { PUPIL "|to_date=1955-12-31" } },
  { "date-order", NEVER, { PUPIL "|to_date=1956-01-01" } },
  { "no-end", LIAN_ISSUE_WARNING, { PUPIL "|result=GAVE_UP" } },
  { "no-end", NEVER, { PUPIL "|result=LEARNING" } },
  { "over", LIAN_ISSUE_WARNING, { PUPIL "|result=LEARNING|to_date=1956-04-14" } },
  { "over", NEVER, { PUPIL "|result=LEARNING|to_date=1956-04-15" } },
  { "no-fee", LIAN_ISSUE_WARNING, { PUPIL "|result=LEARNING" } },
  { "no-fee", NEVER, { PUPIL "|result=LEARNING|fee=0" } },

  /* where it is practised, and what is done for it */
  { "other-cooperative", LIAN_ISSUE_ERROR, { PLACE, "activity#9 cooperative=4" } },
  { "other-cooperative", NEVER, { PLACE, "activity#9 cooperative=3" } },
  { "says-no", LIAN_ISSUE_WARNING, { PLACE, "activity#9 cooperative=3|special_craft=no" } },
  { "says-no", NEVER, { PLACE, "activity#9 cooperative=3|special_craft=unknown" } },
  { "date-order", LIAN_ISSUE_WARNING, { PLACE "|from_date=1956-01-02|to_date=1956-01-01" } },
  { "date-order", NEVER, { PLACE "|from_date=1956-01-01|to_date=1956-01-01" } },
  { "no-owner", LIAN_ISSUE_WARNING, { DUE } },
  { "no-owner", NEVER, { DUE "|owner=3", OFFICER } },
  { "no-due", LIAN_ISSUE_WARNING, { DUE } },
  { "no-due", NEVER, { DUE "|due_on=1956-05-01" } },
  { "future", LIAN_ISSUE_WARNING, { DUE "|done_on=1956-04-16" } },
  { "future", NEVER, { DUE "|done_on=1956-04-15" } },
  { "no-result", LIAN_ISSUE_WARNING, { DUE "|done_on=1956-04-15" } },
  { "no-result", NEVER, { DUE "|done_on=1956-04-15|result=已拨" } },

  /* varieties */
  { "same-day", LIAN_ISSUE_ERROR, { EVENT "|event=LOST", "variety_event#4 product_variety=2|cooperative=3|on_date=1956-02-01|event=KEPT" } },
  { "same-day", NEVER, { EVENT "|event=LOST", "variety_event#4 product_variety=2|cooperative=4|on_date=1956-02-01|event=KEPT" } },
  { "not-lost", LIAN_ISSUE_WARNING, { EVENT "|event=RESTORED", BEFORE "|event=KEPT" } },
  { "not-lost", NEVER, { EVENT "|event=RESTORED", BEFORE "|event=LOST" } },
  { "was-lost", LIAN_ISSUE_WARNING, { EVENT "|event=KEPT", BEFORE "|event=LOST" } },
  { "was-lost", NEVER, { EVENT "|event=KEPT", BEFORE "|event=NEW" } },
  { "lost-already", LIAN_ISSUE_WARNING, { EVENT "|event=LOST", BEFORE "|event=LOST" } },
  { "lost-already", NEVER, { EVENT "|event=LOST", BEFORE "|event=KEPT" } },
  { "not-new", LIAN_ISSUE_WARNING, { EVENT "|event=NEW", BEFORE "|event=KEPT" } },
  { "not-new", NEVER, { EVENT "|event=NEW", "variety_event#4 product_variety=2|cooperative=3|on_date=1956-03-01|event=LOST" } },
  { "no-reason", LIAN_ISSUE_WARNING, { EVENT "|event=LOST|why=费工" } },
  { "no-reason", LIAN_ISSUE_WARNING, { EVENT "|event=LOST|decided_by=厂部" } },
  { "no-reason", NEVER, { EVENT "|event=LOST|why=费工|decided_by=厂部" } },
  { "future", LIAN_ISSUE_WARNING, { "variety_event#1 product_variety=2|cooperative=3|on_date=1956-04-16" } },
  { "future", NEVER, { EVENT } },

  /* one person at a time */
  { "overlap", LIAN_ISSUE_ERROR, { QUALITY, "quality_person#2 cooperative=3|name=徐|from_date=1955-01-01" } },
  { "overlap", LIAN_ISSUE_ERROR, { QUALITY, "quality_person#2 cooperative=3|name=徐|from_date=1955-01-01|to_date=1956-01-01" } },
  { "overlap", NEVER, { QUALITY, "quality_person#2 cooperative=3|name=徐|from_date=1955-01-01|to_date=1955-12-31" } },
  { "overlap", NEVER, { QUALITY, "quality_person#2 cooperative=4|name=徐|from_date=1955-01-01" } },
  { "other-cooperative", LIAN_ISSUE_ERROR, { QUALITY "|member=5", "member#5 cooperative=4|name_zh=郭" } },
  { "other-cooperative", NEVER, { QUALITY "|member=5", "member#5 cooperative=3|name_zh=郭" } },
  { "member-left", LIAN_ISSUE_WARNING, { QUALITY "|member=5", "member#5 cooperative=3|name_zh=郭|left_on=1956-02-01" } },
  { "member-left", NEVER, { QUALITY "|member=5|to_date=1956-02-01", "member#5 cooperative=3|name_zh=郭|left_on=1956-02-01" } },
  { "date-order", LIAN_ISSUE_WARNING, { QUALITY "|to_date=1955-12-31" } },
  { "date-order", NEVER, { QUALITY "|to_date=1956-01-01" } },

  /* management */
  { "first-day", LIAN_ISSUE_ERROR, { "management_check#1 month=1956-03-02" } },
  { "first-day", NEVER, { MONTH } },
  { "twice", LIAN_ISSUE_ERROR, { MONTH, "management_check#2 cooperative=3|month=1956-03-01" } },
  { "twice", NEVER, { MONTH, "management_check#2 cooperative=3|month=1956-02-01" } },
  { "not-done", LIAN_ISSUE_WARNING, { MONTH "|stock_verified=no" } },
  { "not-done", NEVER, { MONTH "|stock_verified=unknown" } },
  { "not-known", LIAN_ISSUE_WARNING, { MONTH "|accounts_on_time=yes|stock_verified=no" } },
  { "not-known", NEVER, { MONTH "|accounts_on_time=yes|stock_verified=no|meeting_held=yes" } },
  { "who-when", LIAN_ISSUE_WARNING, { "management_check#1 month=1956-03-01|checked_on=1956-04-05" } },
  { "who-when", NEVER, { MONTH, OFFICER } },
  { "future", LIAN_ISSUE_WARNING, { "management_check#1 month=1956-03-01|checked_on=1956-04-16" } },
  { "future", NEVER, { MONTH } },

  /* what a product costs */
  { "overlap", LIAN_ISSUE_ERROR, { COST, "product_cost#2 cooperative=3|product=4|from_date=1956-03-31|to_date=1956-04-10" } },
  { "overlap", NEVER, { COST, "product_cost#2 cooperative=3|product=5|from_date=1956-03-31|to_date=1956-04-10" } },
  { "overlap", NEVER, { COST, "product_cost#2 cooperative=3|product=4|from_date=1956-04-01|to_date=1956-04-10" } },
  { "period", LIAN_ISSUE_ERROR, { "product_cost#1 from_date=1956-03-31|to_date=1956-03-30" } },
  { "period", NEVER, { COST } },
  { "parts-more", LIAN_ISSUE_ERROR, { COST "|cost=100|material_cost=60|wage_cost=41" } },
  { "parts-more", NEVER, { COST "|cost=100|material_cost=60|wage_cost=40" } },
  { "no-evidence", LIAN_ISSUE_WARNING, { COST } },
  { "no-evidence", NEVER, { COST "|evidence=账" } },
  { "future", LIAN_ISSUE_WARNING, { "product_cost#1 from_date=1956-04-01|to_date=1956-04-16" } },
  { "future", NEVER, { COST } },

  /* measures of technique */
  { "no-day", LIAN_ISSUE_ERROR, { DEED "|state=DONE" } },
  { "no-day", NEVER, { DEED "|state=DONE|done_on=1956-02-20" } },
  { "done-open", LIAN_ISSUE_ERROR, { DEED "|state=RUNNING|done_on=1956-02-20" } },
  { "done-open", NEVER, { DEED "|state=RUNNING" } },
  { "overdue", LIAN_ISSUE_WARNING, { DEED "|state=RUNNING|due_on=1956-04-14" } },
  { "overdue", NEVER, { DEED "|state=RUNNING|due_on=1956-04-15" } },
  { "overdue", NEVER, { DEED "|state=DROPPED|due_on=1956-04-14" } },
  { "future", LIAN_ISSUE_WARNING, { DEED "|state=DONE|done_on=1956-04-16" } },
  { "future", NEVER, { DEED "|state=DONE|done_on=1956-04-15" } },
  { "no-evidence", LIAN_ISSUE_ERROR, { DEED "|effect=COST|measured=-8|measured_on=1956-02-28" } },
  { "no-evidence", NEVER, { DEED "|effect=COST|measured=-8|measured_on=1956-02-28|evidence=领料单" } },
  { "no-effect", LIAN_ISSUE_ERROR, { DEED "|expected=10" } },
  { "no-effect", NEVER, { DEED "|expected=10|effect=OUTPUT" } },
  { "not-measured", LIAN_ISSUE_WARNING, { DEED "|state=DONE|done_on=1956-02-20|measure_on=1956-04-14" } },
  { "not-measured", NEVER, { DEED "|state=DONE|done_on=1956-02-20|measure_on=1956-04-15" } },
  { "not-measured", NEVER, { DEED "|state=DROPPED|measure_on=1956-04-14" } },
  { "no-measuring", LIAN_ISSUE_WARNING, { DEED "|state=DONE|done_on=1956-02-20" } },
  { "no-measuring", NEVER, { DEED "|state=PLANNED" } },
};

const RecordCases record_cases_crafts = { cases, G_N_ELEMENTS (cases) };
