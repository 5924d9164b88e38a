/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Cases of the rules of annual returns and of published tables. */
#include "config.h"

#include "record-cases.h"

#define RULE "return_rule#30 country=IN|code=report|due_rule=MONTHS_AFTER|months=6|citation=S45"
#define JUNE "return_rule#31 country=CN|code=report|due_rule=FIXED_DAY|due_month=6|due_day=30|citation=S52"
#define RETURN "annual_return#40 cooperative=3|year=1955|country=IN|year_end=1955-12-31"
#define ITEM "return_item#1 annual_return=40|return_rule=30|state=OPEN"
#define TABLE "published_table#50 title_en=t|citation=S15"
#define LINE "table_line#1 published_table=50|line_no=2|name_en=l|measure=COUNT"
#define FIRST "table_line#8 published_table=50|line_no=1|name_en=a|measure=COUNT|printed=7"

static const RecordCase cases[] = {
  /* what is asked for */
  { "required", LIAN_ISSUE_ERROR, { "return_rule#1 country=IN|code=a|name_en=a|due_rule=MONTHS_AFTER" } },
  { "required", NEVER, { "return_rule#1 country=IN|code=a|name_en=a|due_rule=MONTHS_AFTER|months=0" } },
  { "required", LIAN_ISSUE_ERROR, { "return_rule#1 country=IN|code=a|name_en=a|due_rule=FIXED_DAY|due_month=6" } },
  { "required", NEVER, { "return_rule#1 country=IN|code=a|name_en=a|due_rule=FIXED_DAY|due_month=6|due_day=30" } },
  { "no-day", LIAN_ISSUE_ERROR, { "return_rule#1 due_rule=FIXED_DAY|due_month=6|due_day=31" } },
  { "no-day", NEVER, { "return_rule#1 due_rule=FIXED_DAY|due_month=6|due_day=30" } },
  { "no-source", LIAN_ISSUE_WARNING, { "return_rule#1 due_rule=MONTHS_AFTER|months=6" } },
  { "no-source", NEVER, { "return_rule#1 due_rule=MONTHS_AFTER|months=6|citation=S45" } },

  /* returns */
  { "twice", LIAN_ISSUE_ERROR, { "annual_return#1 cooperative=3|year=1955|country=IN", RETURN } },
  { "twice", NEVER, { "annual_return#1 cooperative=3|year=1956|country=IN", RETURN } },
  { "twice", NEVER, { "annual_return#1 cooperative=3|year=1955|country=CN", RETURN } },
  { "year-end", LIAN_ISSUE_ERROR, { "annual_return#1 cooperative=3|year=1955|country=IN|year_end=1957-03-31" } },
  { "year-end", LIAN_ISSUE_ERROR, { "annual_return#1 cooperative=3|year=1955|country=IN|year_end=1954-12-31" } },
  { "year-end", NEVER, { "annual_return#1 cooperative=3|year=1955|country=IN|year_end=1956-03-31" } },

  /* their items */
  { "due", LIAN_ISSUE_ERROR, { ITEM "|due_on=1956-07-01", RETURN, RULE } },
  { "due", NEVER, { ITEM "|due_on=1956-06-30", RETURN, RULE } },
  { "due", NEVER, { ITEM "|due_on=1956-07-31|due_why=granted", RETURN, RULE } },
  { "other-country", LIAN_ISSUE_ERROR, { "return_item#1 annual_return=40|return_rule=31|due_on=1956-06-30|state=OPEN", RETURN, JUNE } },
  { "other-country", NEVER, { ITEM "|due_on=1956-06-30", RETURN, RULE } },
  { "required", LIAN_ISSUE_ERROR, { "return_item#1 annual_return=40|return_rule=30|due_on=1956-06-30|state=SENT", RETURN, RULE } },
  { "required", NEVER,
    { "return_item#1 annual_return=40|return_rule=30|due_on=1956-06-30|state=SENT|done_on=1956-04-01", RETURN, RULE } },
  { "not-done", LIAN_ISSUE_ERROR, { ITEM "|done_on=1956-04-01" } },
  { "not-done", NEVER, { ITEM } },
  { "future", LIAN_ISSUE_ERROR, { "return_item#1 state=SENT|done_on=1956-04-16" } },
  { "future", NEVER, { "return_item#1 state=SENT|done_on=1956-04-15" } },
  { "no-reason", LIAN_ISSUE_WARNING, { "return_item#1 state=NOT_ASKED" } },
  { "no-reason", NEVER, { "return_item#1 state=NOT_ASKED|note=a group" } },

  /* tables */
  { "name", LIAN_ISSUE_ERROR, { "published_table#1 citation=S15" } },
  { "name", NEVER, { TABLE } },
  { "old-yuan", LIAN_ISSUE_WARNING,
    { TABLE "|on_date=1955-02-28", "table_line#9 published_table=50|line_no=1|measure=MONEY" } },
  { "old-yuan", NEVER, { TABLE "|on_date=1955-03-01", "table_line#9 published_table=50|line_no=1|measure=MONEY" } },
  { "old-yuan", NEVER, { TABLE "|on_date=1955-02-28", "table_line#9 published_table=50|line_no=1|measure=COUNT" } },
  { "old-yuan", NEVER,
    { TABLE "|on_date=1955-02-28|currency=60", "table_line#9 published_table=50|line_no=1|measure=MONEY" } },
  { "no-figure", LIAN_ISSUE_ERROR, { LINE "|printed=三千五" } },
  { "no-figure", NEVER, { LINE "|printed=三千五百" } },
  { "no-figure", LIAN_ISSUE_WARNING, { LINE } },
  { "no-figure", NEVER, { LINE "|reckoned=SHARE|of_line=1|base_line=3" } },
  { "required", LIAN_ISSUE_ERROR, { LINE "|reckoned=SHARE|of_line=1", TABLE, FIRST } },
  { "required", NEVER, { LINE "|reckoned=SHARE|of_line=1|base_line=1", TABLE, FIRST } },
  { "no-line", LIAN_ISSUE_ERROR, { LINE "|printed=1|part_of=3", FIRST } },
  { "no-line", NEVER, { LINE "|printed=1|part_of=1", FIRST } },
  { "own-line", LIAN_ISSUE_ERROR, { LINE "|printed=1|part_of=2", FIRST } },
  { "own-line", NEVER, { LINE "|printed=1|part_of=1", FIRST } },
  { "twice", LIAN_ISSUE_ERROR, { "table_line#1 published_table=50|line_no=1", FIRST } },
  { "twice", NEVER, { LINE, FIRST } },
  { "round", LIAN_ISSUE_ERROR, { LINE "|printed=1|part_of=1", FIRST "|part_of=2" } },
  { "round", NEVER, { LINE "|printed=1|part_of=1", FIRST } },
};

const RecordCases record_cases_returns = { cases, G_N_ELEMENTS (cases) };
