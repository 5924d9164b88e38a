/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Cases of the rules of every type, of the office, of co-operatives and their activities, of files. */
#include "config.h"

#include "record-cases.h"

#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static const RecordCase cases[] = {
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

  { "kind", LIAN_ISSUE_ERROR, { "shared_list#1 kind=coop|name=铁器" } },
  { "kind", NEVER, { "shared_list#1 kind=cooperative|name=铁器|columns=gone:100" } },

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

  /* files */
  { "no-content", LIAN_ISSUE_ERROR, { "attachment#0 name=信|size=0|sha256=" HASH } },
  { "no-content", NEVER, { "attachment#1 name=信|size=0|sha256=" HASH } },
  { "too-large", LIAN_ISSUE_ERROR, { "attachment#1 name=信|size=16777217|sha256=" HASH } },
  { "too-large", NEVER, { "attachment#1 name=信|size=16777216|sha256=" HASH } },
};

const RecordCases record_cases_office = { cases, G_N_ELEMENTS (cases) };
