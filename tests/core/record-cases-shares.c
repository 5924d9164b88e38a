/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Cases of the rules of terms of shares and of the journal. */
#include "config.h"

#include "record-cases.h"

#define COOP "cooperative#3 name_zh=铁器社"
#define WANG "member#11 name_zh=王|cooperative=3"
#define LI "member#12 name_zh=李|cooperative=3"
#define STRANGER "member#13 name_zh=赵|cooperative=4"
#define TERMS "share_terms#50 cooperative=3|from_date=1956-01-01|entered_on=1956-01-01|share_value=500|quota=6|admission_fee=100"
#define RICE "share_terms#50 cooperative=3|from_date=1956-01-01|entered_on=1956-01-01|share_quantity=5000|share_unit=9|quota=1"
#define NEW "journal_entry#0 cooperative=3|member=11|booked_on=1956-04-15"
#define OLD "journal_entry#60 cooperative=3|member=11|booked_on=1956-04-01"
#define OWED OLD "|deed=SUBSCRIBED|amount=3000"
#define OWED_RICE OLD "|deed=SUBSCRIBED|quantity=5000|unit=9"

#define VALUED "valuation#70 cooperative=3|name=v|valued_on=1956-04-01|state=OPEN"
#define ITEM "valuation_item#1 valuation=70|member=11|item=砧"
#define ANVIL ITEM "|item_kind=TOOL|basis=LIST|reference_price=12000|years_used=4|years_remaining=8"
#define POT ITEM "|item_kind=HOUSEHOLD|basis=OWNER|reference_price=500"

#define DIVISION "distribution_terms#80 cooperative=3|from_date=1956-01-01|reserve=3334|welfare=3333|bonus=0|education=0|levy=0|labour=3333|share=0"
#define YEAR "distribution#1 cooperative=3|year=1956"
/* 10.00, of it 1.00 from others, and 2.00 of losses: 7.20 of members, 0.80 of others, 0.08 of them to the reserve. */
#define SPARED "distribution_terms#80 cooperative=3|from_date=1956-01-01|reserve=8278|welfare=1722|bonus=0|education=0|levy=0|labour=0|share=0|non_members=FUNDS|non_member_reserve=1000"
#define SPARED_PARTS "|surplus=1000|past_loss=200|non_member_surplus=100|to_loss=200|to_bonus=0|to_education=0|to_levy=0|to_labour=0|to_share=0"
#define PART_OF "distribution_share#5 distribution=1|member=11|to_labour=33|to_share=0"
#define WORK "member_year#1 member=11|cooperative=3|year=1955"
#define LATE "member#11 name_zh=王|cooperative=3|joined=1955-11-30"

static const RecordCase cases[] = {
  /* terms */
  { "two-units", LIAN_ISSUE_ERROR, { "share_terms#1 cooperative=3|share_value=1|share_quantity=1|share_unit=9" } },
  { "two-units", NEVER, { "share_terms#1 cooperative=3|share_value=1" } },
  { "no-unit", LIAN_ISSUE_ERROR, { "share_terms#1 cooperative=3|share_quantity=1" } },
  { "no-unit", NEVER, { "share_terms#1 cooperative=3|share_quantity=1|share_unit=9" } },
  { "required", LIAN_ISSUE_ERROR,
    { "share_terms#1 cooperative=3|from_date=1956-01-01|entered_on=1956-01-01|resolution=r|deposit_rate=480" } },
  { "required", NEVER,
    { "share_terms#1 cooperative=3|from_date=1956-01-01|entered_on=1956-01-01|resolution=r|deposit_rate=480|day_count=DAYS_365", COOP } },
  { "no-term", LIAN_ISSUE_ERROR, { "share_terms#1 cooperative=3|instalments=3" } },
  { "no-term", NEVER, { "share_terms#1 cooperative=3|instalments=3|term_months=6" } },
  { "no-term", LIAN_ISSUE_ERROR, { "share_terms#1 cooperative=3|repay_instalments=3" } },
  { "no-term", NEVER, { "share_terms#1 cooperative=3|repay_instalments=3|repay_months=6" } },
  { "future", LIAN_ISSUE_ERROR, { "share_terms#1 cooperative=3|entered_on=1956-04-16" } },
  { "future", NEVER, { "share_terms#1 cooperative=3|entered_on=1956-04-15|from_date=1956-05-01" } },

  /* figures */
  { "no-amount", LIAN_ISSUE_ERROR, { NEW "|deed=PAID_CASH" } },
  { "no-amount", NEVER, { NEW } },
  { "no-amount", LIAN_ISSUE_ERROR, { NEW "|deed=PAID_CASH|quantity=5|unit=9" } },
  { "no-amount", NEVER, { NEW "|deed=PAID_GOODS|quantity=5|unit=9" } },
  { "no-unit", LIAN_ISSUE_ERROR, { NEW "|deed=PAID_GOODS|quantity=5" } },
  { "no-unit", NEVER, { NEW "|deed=PAID_GOODS|quantity=5|unit=9" } },
  { "goods", LIAN_ISSUE_ERROR, { NEW "|deed=REPAID|amount=5|quantity=5|unit=9" } },
  { "goods", NEVER, { NEW "|deed=PAID_CASH|amount=5|quantity=5|unit=9" } },
  { "two-units", LIAN_ISSUE_ERROR, { NEW "|deed=SUBSCRIBED|amount=5|quantity=5|unit=9" } },
  { "two-units", NEVER, { NEW "|deed=SUBSCRIBED|quantity=5|unit=9" } },

  /* whose */
  { "other-cooperative", LIAN_ISSUE_ERROR, { "journal_entry#0 cooperative=3|member=13", STRANGER } },
  { "other-cooperative", NEVER, { NEW, WANG } },
  { "other-cooperative", NEVER, { "journal_entry#1 cooperative=3|member=13", STRANGER } },
  { "other-cooperative", LIAN_ISSUE_ERROR, { NEW "|deed=TRANSFERRED|to_member=13", WANG, STRANGER } },
  { "to-member", LIAN_ISSUE_ERROR, { NEW "|deed=TRANSFERRED" } },
  { "to-member", LIAN_ISSUE_ERROR, { NEW "|deed=TRANSFERRED|to_member=11", WANG } },
  { "to-member", LIAN_ISSUE_ERROR, { NEW "|deed=PAID_CASH|to_member=12", LI } },
  { "to-member", NEVER, { NEW "|deed=TRANSFERRED|to_member=12", LI } },

  /* days */
  { "future", LIAN_ISSUE_ERROR, { "journal_entry#0 cooperative=3|member=11|booked_on=1956-04-16" } },
  { "future", NEVER, { NEW } },
  { "effect", LIAN_ISSUE_ERROR, { NEW "|effective_on=1956-04-16" } },
  { "effect", NEVER, { NEW "|effective_on=1956-04-15" } },

  /* reversals */
  { "reversed", LIAN_ISSUE_ERROR, { NEW "|deed=REVERSED|amount=3000" } },
  { "reversed", LIAN_ISSUE_ERROR, { NEW "|deed=PAID_CASH|amount=3000|reversed=60", OWED } },
  { "reversed", LIAN_ISSUE_ERROR, { NEW "|deed=REVERSED|amount=3000|reversed=60", OLD "|deed=REVERSED|amount=3000" } },
  { "reversed", NEVER, { NEW "|deed=REVERSED|amount=3000|reversed=60", OWED } },
  { "other-entry", LIAN_ISSUE_ERROR, { NEW "|deed=REVERSED|amount=2000|reversed=60", OWED } },
  { "other-entry", NEVER, { NEW "|deed=REVERSED|amount=3000|reversed=60", OWED } },
  { "twice", LIAN_ISSUE_ERROR,
    { NEW "|deed=REVERSED|amount=3000|reversed=60", OWED, "journal_entry#61 cooperative=3|member=11|deed=REVERSED|reversed=60" } },
  { "twice", NEVER, { NEW "|deed=REVERSED|amount=3000|reversed=60", OWED } },

  /* what the members resolved */
  { "no-terms", LIAN_ISSUE_WARNING, { NEW "|deed=SUBSCRIBED|amount=3000" } },
  { "no-terms", LIAN_ISSUE_WARNING, { NEW "|deed=SUBSCRIBED|amount=3000|effective_on=1955-12-31", TERMS } },
  { "no-terms", NEVER, { NEW "|deed=SUBSCRIBED|amount=3000", TERMS } },
  { "no-terms", NEVER, { NEW "|deed=CASH_DEPOSITED|amount=3000" } },
  { "share-unit", LIAN_ISSUE_ERROR, { NEW "|deed=SUBSCRIBED|quantity=5000|unit=9", TERMS } },
  { "share-unit", LIAN_ISSUE_ERROR, { NEW "|deed=SUBSCRIBED|amount=3000", RICE } },
  { "share-unit", LIAN_ISSUE_ERROR, { NEW "|deed=SUBSCRIBED|quantity=5000|unit=8", RICE } },
  { "share-unit", NEVER, { NEW "|deed=SUBSCRIBED|quantity=5000|unit=9", RICE } },
  { "share-unit", LIAN_ISSUE_ERROR, { NEW "|deed=PAID_CASH|amount=80", RICE, OWED_RICE } },
  { "share-unit", NEVER, { NEW "|deed=PAID_CASH|amount=80|quantity=5000|unit=9", RICE, OWED_RICE } },
  { "part-of-share", LIAN_ISSUE_WARNING, { NEW "|deed=SUBSCRIBED|amount=2999", TERMS } },
  { "part-of-share", NEVER, { NEW "|deed=SUBSCRIBED|amount=2500", TERMS } },
  { "quota", LIAN_ISSUE_WARNING, { NEW "|deed=SUBSCRIBED|amount=2500", TERMS } },
  { "quota", NEVER, { NEW "|deed=SUBSCRIBED|amount=3000", TERMS } },
  { "fee", LIAN_ISSUE_WARNING, { NEW "|deed=ADMISSION_FEE|amount=99", TERMS } },
  { "fee", NEVER, { NEW "|deed=ADMISSION_FEE|amount=100", TERMS } },
  { "fee", NEVER, { NEW "|deed=ADMISSION_FEE|amount=99" } },
  { "docked", LIAN_ISSUE_WARNING, { NEW "|deed=DOCKED|amount=99", TERMS, OWED } },
  { "docked", LIAN_ISSUE_WARNING, { OLD "|deed=DOCKED|amount=99", TERMS } },
  { "docked", NEVER,
    { OLD "|deed=DOCKED|amount=99", TERMS, "journal_entry#61 cooperative=3|member=11|deed=DOCKING_REFUNDED|amount=99" } },
  { "docked", NEVER, { NEW "|deed=PAID_CASH|amount=99", TERMS, OWED } },

  /* no account falls below nothing */
  { "overdrawn", LIAN_ISSUE_ERROR, { NEW "|deed=PAID_CASH|amount=3001", TERMS, OWED } },
  { "overdrawn", NEVER, { NEW "|deed=PAID_CASH|amount=3000", TERMS, OWED } },
  { "overdrawn", LIAN_ISSUE_ERROR, { NEW "|deed=RETURNED_CASH|amount=1", TERMS, OWED } },
  { "overdrawn", NEVER, { NEW "|deed=CANCELLED|amount=3000", TERMS, OWED } },
  { "overdrawn", LIAN_ISSUE_ERROR, { NEW "|deed=REPAID|amount=1" } },
  { "overdrawn", LIAN_ISSUE_ERROR, { NEW "|deed=PAID_GOODS|quantity=5001|unit=9", RICE, OWED_RICE, PIECE } },
  { "overdrawn", NEVER, { NEW "|deed=PAID_GOODS|quantity=5000|unit=9", RICE, OWED_RICE, PIECE } },

  /* valuations */
  { "required", LIAN_ISSUE_ERROR, { "valuation#1 cooperative=3|name=v|valued_on=1956-04-01|state=FINISHED", COOP } },
  { "required", NEVER, { "valuation#1 cooperative=3|name=v|valued_on=1956-04-01|state=OPEN", COOP } },
  { "basis", LIAN_ISSUE_ERROR, { ITEM "|item_kind=TOOL|basis=STATE_INDUSTRY" } },
  { "basis", NEVER, { ITEM "|item_kind=MACHINE|basis=STATE_INDUSTRY" } },
  { "basis", LIAN_ISSUE_ERROR, { ITEM "|item_kind=DEAD_STOCK|basis=LIST" } },
  { "no-reason", LIAN_ISSUE_WARNING, { ITEM "|item_kind=MACHINE|basis=LIST" } },
  { "no-reason", NEVER, { ITEM "|item_kind=MACHINE|basis=LIST|basis_why=自制" } },
  { "no-reason", NEVER, { ITEM "|item_kind=TOOL|basis=MARKET" } },
  { "no-reason", LIAN_ISSUE_WARNING, { ITEM "|item_kind=TOOL|basis=BY_WEAR" } },
  { "value", LIAN_ISSUE_ERROR, { ANVIL "|value=7999" } },
  { "value", NEVER, { ANVIL "|value=8000" } },
  { "value", NEVER, { ANVIL "|value=7200|discount=10" } },
  { "value", NEVER, { ITEM "|item_kind=IN_PROGRESS|basis=STATE_PURCHASE|reference_price=1000|completion=35|value=350" } },
  { "value", LIAN_ISSUE_ERROR, { ITEM "|item_kind=IN_PROGRESS|basis=STATE_PURCHASE|reference_price=1000|completion=35|value=1000" } },
  { "value", NEVER, { ITEM "|item_kind=DEAD_STOCK|basis=NEGOTIATED|reference_price=1000|discount=60|value=400" } },
  { "no-basis", LIAN_ISSUE_ERROR, { ITEM "|item_kind=MATERIAL|reference_price=100|value=100" } },
  { "no-basis", NEVER, { ITEM "|item_kind=MATERIAL|basis=STATE_INDUSTRY|reference_price=100|value=100" } },
  { "no-figures", LIAN_ISSUE_ERROR, { ITEM "|item_kind=TOOL|basis=LIST|reference_price=100|years_used=1|value=100" } },
  { "no-figures", NEVER, { ITEM "|item_kind=TOOL|basis=LIST|reference_price=100|years_used=1|years_remaining=0|value=0" } },
  { "no-figures", LIAN_ISSUE_ERROR, { ITEM "|item_kind=DEAD_STOCK|basis=NEGOTIATED|reference_price=100|value=100" } },
  { "household", LIAN_ISSUE_ERROR, { POT "|value=500" } },
  { "household", LIAN_ISSUE_ERROR, { POT "|value=500|owner_agrees=unknown" } },
  { "household", NEVER, { POT "|value=500|owner_agrees=yes" } },
  { "household", NEVER, { POT "|outcome=LEFT_PRIVATE" } },
  { "household", NEVER, { ANVIL "|value=8000|outcome=PRICED_IN" } },
  { "no-value", LIAN_ISSUE_ERROR, { ANVIL "|outcome=ON_DEPOSIT" } },
  { "no-value", NEVER, { ANVIL "|outcome=LEFT_PRIVATE" } },
  { "no-rent", LIAN_ISSUE_ERROR, { ANVIL "|outcome=RENTED" } },
  { "no-rent", LIAN_ISSUE_ERROR, { ANVIL "|outcome=LEFT_PRIVATE|rent=5" } },
  { "no-rent", NEVER, { ANVIL "|outcome=RENTED|rent=5" } },
  { "no-objection", LIAN_ISSUE_ERROR, { ANVIL "|answer=再估" } },
  { "no-objection", NEVER, { ANVIL "|objection=太低|answer=再估" } },
  { "other-cooperative", LIAN_ISSUE_ERROR, { "valuation_item#1 valuation=70|member=13", VALUED, STRANGER } },
  { "other-cooperative", NEVER, { ITEM, VALUED, WANG } },

  /* the surplus: the parts are the whole, past losses go first, fen are not lost */
  { "sum-of-parts", LIAN_ISSUE_ERROR, { "distribution_terms#1 cooperative=3|reserve=5000|welfare=1000|bonus=0|education=0|levy=0|labour=3999|share=0" } },
  { "sum-of-parts", NEVER, { "distribution_terms#1 cooperative=3|reserve=5000|welfare=1000|bonus=0|education=0|levy=0|labour=4000|share=0" } },
  { "overlap", LIAN_ISSUE_ERROR, { "distribution_terms#1 cooperative=3|from_date=1956-01-01", DIVISION } },
  { "overlap", NEVER, { "distribution_terms#1 cooperative=3|from_date=1957-01-01", DIVISION } },
  { "no-terms", LIAN_ISSUE_ERROR, { "distribution#1 cooperative=3|year=1955|surplus=0|past_loss=0", DIVISION } },
  { "no-terms", NEVER, { "distribution#1 cooperative=3|year=1956|surplus=0|past_loss=0", DIVISION } },
  { "amount", NEVER, { YEAR "|surplus=10001|past_loss=0|to_reserve=3335|to_welfare=3333|to_labour=3333", DIVISION } },
  { "amount", LIAN_ISSUE_ERROR, { YEAR "|surplus=10001|past_loss=0|to_reserve=3334|to_welfare=3333|to_labour=3333", DIVISION } },
  { "amount", NEVER, { YEAR "|surplus=300|past_loss=0|to_reserve=100|to_welfare=100|to_labour=100", DIVISION } },
  { "amount", NEVER, { YEAR "|surplus=300|past_loss=400|to_loss=300", DIVISION } },
  { "amount", LIAN_ISSUE_ERROR, { YEAR "|surplus=300|past_loss=400|to_reserve=300", DIVISION } },
  { "amount", NEVER, { YEAR "|surplus=-300|past_loss=400", DIVISION } },

  /* wages, relief, reserve */
  /* the surplus of members and of others */
  { "labour-by", LIAN_ISSUE_WARNING, { "distribution_terms#1 cooperative=3|labour=10000" } },
  { "labour-by", NEVER, { "distribution_terms#1 cooperative=3|labour=10000|labour_by=DAYS" } },
  { "labour-by", NEVER, { "distribution_terms#1 cooperative=3|share=10000" } },
  { "non-members", LIAN_ISSUE_ERROR, { "distribution_terms#1 cooperative=3|non_members=FUNDS" } },
  { "non-members", NEVER, { "distribution_terms#1 cooperative=3|non_members=FUNDS|non_member_reserve=1000" } },
  { "non-members", LIAN_ISSUE_ERROR, { "distribution_terms#1 cooperative=3|non_members=DIVIDED|non_member_reserve=1000" } },
  { "non-members", LIAN_ISSUE_ERROR, { YEAR "|surplus=100|past_loss=0|non_member_surplus=101", SPARED } },
  { "non-members", LIAN_ISSUE_ERROR, { YEAR "|surplus=100|past_loss=0", SPARED } },
  { "non-members", LIAN_ISSUE_ERROR, { YEAR "|surplus=100|past_loss=0|non_member_surplus=1", DIVISION } },
  { "non-members", NEVER, { YEAR "|surplus=100|past_loss=0|non_member_surplus=0", SPARED } },
  { "amount", NEVER, { YEAR SPARED_PARTS "|to_reserve=604|to_welfare=196", SPARED } },
  { "amount", LIAN_ISSUE_ERROR, { YEAR SPARED_PARTS "|to_reserve=605|to_welfare=195", SPARED } },
  { "sum-of-members", LIAN_ISSUE_ERROR, { YEAR "|surplus=100|past_loss=0|to_labour=34", DIVISION, PART_OF } },
  { "sum-of-members", NEVER, { YEAR "|surplus=100|past_loss=0|to_labour=33", DIVISION, PART_OF } },
  { "twice", LIAN_ISSUE_ERROR, { WORK, "member_year#2 member=11|cooperative=3|year=1955" } },
  { "twice", NEVER, { WORK, "member_year#2 member=11|cooperative=3|year=1954", "member_year#3 member=11|cooperative=4|year=1955" } },
  { "too-long", LIAN_ISSUE_ERROR, { WORK "|months=3", LATE } },
  { "too-long", NEVER, { WORK "|months=2|days=32", LATE } },
  { "too-long", LIAN_ISSUE_ERROR, { WORK "|days=33", LATE } },

  /* what acts book */
  { "by-act", LIAN_ISSUE_ERROR, { NEW "|deed=DIVIDEND_SHARE|amount=33" } },
  { "by-act", LIAN_ISSUE_ERROR, { NEW "|deed=PAID_CASH|amount=33|distribution=1" } },
  { "by-act", LIAN_ISSUE_ERROR, { NEW "|deed=CARRIED_DEBIT|amount=33" } },
  { "by-act", LIAN_ISSUE_ERROR, { NEW "|deed=PAID_CASH|amount=33|account=CASH" } },
  { "by-act", NEVER, { NEW "|deed=CARRIED_DEBIT|amount=33|account=CASH|succession=7" } },
  { "by-act", NEVER, { NEW "|deed=DIVIDEND_LABOUR|amount=33|distribution=1" } },
  { "dividend", LIAN_ISSUE_ERROR, { NEW "|deed=DIVIDEND_LABOUR|amount=34|distribution=1", PART_OF } },
  { "dividend", NEVER, { NEW "|deed=DIVIDEND_LABOUR|amount=33|distribution=1", PART_OF } },
  { "dividend", LIAN_ISSUE_ERROR,
    { NEW "|deed=DIVIDEND_LABOUR|amount=33|distribution=1", PART_OF, OLD "|deed=DIVIDEND_LABOUR|amount=33|distribution=1" } },
  { "dividend", NEVER,
    { NEW "|deed=DIVIDEND_LABOUR|amount=33|distribution=1", PART_OF, OLD "|deed=DIVIDEND_LABOUR|amount=33|distribution=1",
      "journal_entry#61 cooperative=3|member=11|deed=REVERSED|amount=33|reversed=60" } },
  { "required", LIAN_ISSUE_ERROR, { "journal_entry#0 cooperative=3|deed=PAID_CASH|amount=5|booked_on=1956-04-15", COOP } },
  { "required", NEVER,
    { "journal_entry#0 cooperative=3|deed=CARRIED_DEBIT|amount=5|booked_on=1956-04-15|account=CASH|succession=7", COOP } },
  { "reversed", LIAN_ISSUE_ERROR,
    { NEW "|deed=REVERSED|amount=5|reversed=60", OLD "|deed=CARRIED_DEBIT|amount=5|account=CASH|succession=7" } },
  { "no-rent", LIAN_ISSUE_ERROR, { ANVIL "|value=8000|outcome=PRICED_IN|rented_until=1956-05-01" } },
  { "no-rent", NEVER, { ITEM "|outcome=RENTED|rent=100|rented_until=1956-05-01" } },

  { "order", LIAN_ISSUE_ERROR, { "month_account#1 available=900|wages_owed=500|wages_paid=499|relief_paid=1" } },
  { "order", LIAN_ISSUE_ERROR, { "month_account#1 available=900|wages_owed=500|wages_paid=499|to_reserve=1" } },
  { "order", LIAN_ISSUE_ERROR, { "month_account#1 available=900|wages_owed=500|wages_paid=500|relief_owed=2|relief_paid=1|to_reserve=1" } },
  { "order", NEVER, { "month_account#1 available=900|wages_owed=500|wages_paid=500|relief_owed=2|relief_paid=2|to_reserve=1" } },
  { "too-much", LIAN_ISSUE_ERROR, { "month_account#1 available=502|wages_owed=500|wages_paid=500|relief_owed=2|relief_paid=2|to_reserve=1" } },
  { "too-much", NEVER, { "month_account#1 available=503|wages_owed=500|wages_paid=500|relief_owed=2|relief_paid=2|to_reserve=1" } },
  { "first-day", LIAN_ISSUE_ERROR, { "month_account#1 month=1956-03-02" } },
  { "first-day", NEVER, { "month_account#1 month=1956-03-01" } },
};

const RecordCases record_cases_shares = { cases, G_N_ELEMENTS (cases) };
