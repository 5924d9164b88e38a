/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Cases of the rules of currencies, outlets, market prices, sales, capacities and plans. */
#include "config.h"

#include "record-cases.h"

#define OLD_YUAN "currency#8 code=OLD|name_zh=旧币|numerator=1|denominator=100|places=0|to_date=1955-02-28"
#define BASKET "product#20 name_zh=土箕|unit=9"
#define MAKERS "cooperative#3 name_zh=竹林|city=70"
#define CONTROL "market_price#30 product=20|lowest=44|highest=50|unit=9|resolution=市令|from_date=1956-01-01"
#define SALE "sale#1 cooperative=3|product=20|from_date=1956-03-01|to_date=1956-03-31|unit=9|channel=SELF_SALE"
#define JIN "unit#10 name_zh=斤|measure=MASS|numerator=500000|denominator=1"
#define COUNTED "unit#9 name_zh=件|measure=COUNT|numerator=1|denominator=1"
#define DOZEN "unit#11 name_zh=打|measure=COUNT|numerator=12|denominator=1"
#define PLAN "plan#4 name=二季度|cooperative=3|from_date=1956-04-01|to_date=1956-06-30|state=DRAFT"
#define PLANNED "plan_line#1 plan=4|product=20|unit=9"
#define ABLE "capacity#40 cooperative=3|product=20|monthly=100|unit=9|from_date=1956-01-01"

static const RecordCase cases[] = {
  /* currencies */
  { "overlap", LIAN_ISSUE_ERROR,
    { "currency#1 code=OLD|name_zh=旧币|numerator=1|denominator=90|places=0|from_date=1955-02-28", OLD_YUAN } },
  { "overlap", NEVER,
    { "currency#1 code=OLD|name_zh=旧币|numerator=1|denominator=90|places=0|from_date=1955-03-01", OLD_YUAN } },
  { "overlap", NEVER, { "currency#1 code=CNY|name_zh=元|numerator=1|denominator=1|places=2", OLD_YUAN } },
  { "other-places", LIAN_ISSUE_ERROR,
    { "currency#1 code=OLD|name_zh=旧币|numerator=1|denominator=90|places=2|from_date=1955-03-01", OLD_YUAN } },
  { "other-places", NEVER,
    { "currency#1 code=OLD|name_zh=旧币|numerator=1|denominator=90|places=0|from_date=1955-03-01", OLD_YUAN } },

  /* outlets */
  { "other-cooperative", LIAN_ISSUE_ERROR,
    { "outlet#1 name_zh=门市|cooperative=3|service_point=5", "service_point#5 cooperative=4" } },
  { "other-cooperative", NEVER,
    { "outlet#1 name_zh=门市|cooperative=3|service_point=5", "service_point#5 cooperative=3" } },

  /* market prices */
  { "no-price", LIAN_ISSUE_ERROR, { "market_price#1 product=20|unit=9|from_date=1956-01-01" } },
  { "no-price", NEVER, { "market_price#1 product=20|unit=9|from_date=1956-01-01|highest=50" } },
  { "price-order", LIAN_ISSUE_ERROR, { "market_price#1 product=20|unit=9|from_date=1956-01-01|lowest=51|highest=50" } },
  { "price-order", NEVER, { "market_price#1 product=20|unit=9|from_date=1956-01-01|lowest=50|highest=50" } },
  { "price-order", NEVER, { "market_price#1 product=20|unit=9|from_date=1956-01-01|lowest=50" } },
  { "no-resolution", LIAN_ISSUE_WARNING, { "market_price#1 product=20|unit=9|from_date=1956-01-01|lowest=50" } },
  { "no-resolution", NEVER,
    { "market_price#1 product=20|unit=9|from_date=1956-01-01|lowest=50|resolution=市令" } },
  { "overlap", LIAN_ISSUE_ERROR, { "market_price#1 product=20|unit=9|from_date=1956-02-01|lowest=45", CONTROL } },
  { "overlap", NEVER, { "market_price#1 product=20|unit=9|from_date=1956-02-01|lowest=45|city=70", CONTROL } },
  { "overlap", NEVER, { "market_price#1 product=20|unit=9|from_date=1956-02-01|lowest=45|grade=甲", CONTROL } },
  { "overlap", NEVER,
    { "market_price#1 product=20|unit=9|from_date=1955-02-01|to_date=1955-12-31|lowest=45", CONTROL } },

  /* sales: 100 pieces between 0.44 and 0.50 yuan */
  { "market-price", LIAN_ISSUE_WARNING, { SALE "|quantity=100|amount=4399", BASKET, MAKERS, CONTROL, COUNTED } },
  { "market-price", NEVER, { SALE "|quantity=100|amount=4400", BASKET, MAKERS, CONTROL, COUNTED } },
  { "market-price", NEVER, { SALE "|quantity=100|amount=5000", BASKET, MAKERS, CONTROL, COUNTED } },
  { "market-price", LIAN_ISSUE_WARNING, { SALE "|quantity=100|amount=5001", BASKET, MAKERS, CONTROL, COUNTED } },
  /* a dozen at 5.28 to 6.00 */
  { "market-price", NEVER,
    { "sale#1 cooperative=3|product=20|from_date=1956-03-01|to_date=1956-03-01|unit=11|quantity=12|amount=528",
      BASKET, MAKERS, CONTROL, COUNTED, DOZEN } },
  { "market-price", LIAN_ISSUE_WARNING,
    { "sale#1 cooperative=3|product=20|from_date=1956-03-01|to_date=1956-03-01|unit=11|quantity=12|amount=527",
      BASKET, MAKERS, CONTROL, COUNTED, DOZEN } },
  /* 500,000 old yuan are 50 yuan */
  { "market-price", NEVER, { SALE "|quantity=100|amount=500000|currency=8", BASKET, MAKERS, CONTROL, COUNTED, OLD_YUAN } },
  { "market-price", LIAN_ISSUE_WARNING,
    { SALE "|quantity=100|amount=500001|currency=8", BASKET, MAKERS, CONTROL, COUNTED, OLD_YUAN } },
  /* of another day, another city, another grade, another measure nothing is said */
  { "market-price", NEVER,
    { "sale#1 cooperative=3|product=20|from_date=1955-12-31|to_date=1955-12-31|unit=9|quantity=100|amount=1", BASKET,
      MAKERS, CONTROL, COUNTED } },
  { "market-price", NEVER,
    { SALE "|quantity=100|amount=1", BASKET, MAKERS, COUNTED,
      "market_price#30 product=20|lowest=44|unit=9|city=71|from_date=1956-01-01" } },
  { "market-price", LIAN_ISSUE_WARNING,
    { SALE "|quantity=100|amount=1", BASKET, MAKERS, COUNTED,
      "market_price#30 product=20|lowest=44|unit=9|city=70|from_date=1956-01-01" } },
  { "market-price", NEVER,
    { SALE "|quantity=100|amount=1", BASKET, MAKERS, COUNTED,
      "market_price#30 product=20|lowest=44|unit=9|grade=甲|from_date=1956-01-01" } },
  { "market-price", NEVER,
    { SALE "|quantity=100|amount=1", BASKET, MAKERS, COUNTED, JIN,
      "market_price#30 product=20|lowest=44|unit=10|from_date=1956-01-01" } },
  /* the price of the grade goes before the price of any */
  { "market-price", NEVER,
    { SALE "|quantity=100|amount=6000|grade=甲", BASKET, MAKERS, CONTROL, COUNTED,
      "market_price#31 product=20|lowest=55|highest=65|unit=9|grade=甲|from_date=1956-01-01" } },
  { "no-amount", LIAN_ISSUE_WARNING, { SALE "|quantity=100" } },
  { "no-amount", NEVER, { SALE "|quantity=100|amount=0" } },
  { "overlap", LIAN_ISSUE_ERROR,
    { SALE "|quantity=1",
      "sale#2 cooperative=3|product=20|from_date=1956-03-31|to_date=1956-03-31|unit=9|channel=SELF_SALE" } },
  { "overlap", NEVER,
    { SALE "|quantity=1",
      "sale#2 cooperative=3|product=20|from_date=1956-04-01|to_date=1956-04-30|unit=9|channel=SELF_SALE" } },
  { "overlap", NEVER,
    { SALE "|quantity=1|outlet=6",
      "sale#2 cooperative=3|product=20|outlet=7|from_date=1956-03-31|to_date=1956-03-31|unit=9|channel=SELF_SALE" } },
  { "overlap", NEVER,
    { SALE "|quantity=1|grade=甲",
      "sale#2 cooperative=3|product=20|from_date=1956-03-31|to_date=1956-03-31|unit=9|channel=SELF_SALE" } },
  { "period", LIAN_ISSUE_ERROR, { "sale#1 cooperative=3|from_date=1956-03-02|to_date=1956-03-01" } },
  { "period", NEVER, { "sale#1 cooperative=3|from_date=1956-03-01|to_date=1956-03-01" } },
  { "future", LIAN_ISSUE_WARNING, { "sale#1 cooperative=3|from_date=1956-04-15|to_date=1956-04-16" } },
  { "future", NEVER, { "sale#1 cooperative=3|from_date=1956-04-15|to_date=1956-04-15" } },
  { "other-cooperative", LIAN_ISSUE_ERROR, { SALE "|outlet=6", "outlet#6 cooperative=4" } },
  { "other-cooperative", NEVER, { SALE "|outlet=6", "outlet#6 cooperative=3" } },
  { "outlet-closed", LIAN_ISSUE_WARNING, { SALE "|outlet=6", "outlet#6 cooperative=3|closed=1956-03-30" } },
  { "outlet-closed", NEVER, { SALE "|outlet=6", "outlet#6 cooperative=3|closed=1956-03-31" } },
  { "outlet-closed", LIAN_ISSUE_WARNING, { SALE "|outlet=6", "outlet#6 cooperative=3|opened=1956-03-02" } },
  { "currency-day", LIAN_ISSUE_WARNING, { SALE "|currency=8", OLD_YUAN } },
  { "currency-day", NEVER,
    { "sale#1 cooperative=3|from_date=1955-02-28|to_date=1955-02-28|currency=8", OLD_YUAN } },
  { "no-buyer", LIAN_ISSUE_WARNING, { "sale#1 cooperative=3|channel=SELECTIVE" } },
  { "no-buyer", NEVER, { "sale#1 cooperative=3|channel=SELECTIVE|buyer=2" } },
  { "no-buyer", NEVER, { SALE } },

  /* capacities */
  { "overlap", LIAN_ISSUE_ERROR, { "capacity#1 cooperative=3|product=20|from_date=1956-02-01", ABLE } },
  { "overlap", NEVER, { "capacity#1 cooperative=3|product=21|from_date=1956-02-01", ABLE } },
  { "overlap", NEVER, { "capacity#1 cooperative=3|product=20|from_date=1955-02-01|to_date=1955-12-31", ABLE } },

  /* plans */
  { "one-subject", LIAN_ISSUE_ERROR, { "plan#1 name=计划|state=DRAFT" } },
  { "one-subject", LIAN_ISSUE_ERROR, { "plan#1 name=计划|state=DRAFT|cooperative=3|trade=30" } },
  { "one-subject", NEVER, { "plan#1 name=计划|state=DRAFT|trade=30" } },
  { "overlap", LIAN_ISSUE_ERROR,
    { "plan#1 name=上半年|cooperative=3|from_date=1956-01-01|to_date=1956-06-30", PLAN } },
  { "overlap", NEVER, { "plan#1 name=一季度|cooperative=3|from_date=1956-01-01|to_date=1956-03-31", PLAN } },
  { "overlap", NEVER, { "plan#1 name=上半年|trade=30|from_date=1956-01-01|to_date=1956-06-30", PLAN } },
  { "period", LIAN_ISSUE_ERROR, { "plan#1 name=计划|from_date=1956-03-02|to_date=1956-03-01" } },
  { "period", NEVER, { "plan#1 name=计划|from_date=1956-03-01|to_date=1956-03-01" } },
  { "required", LIAN_ISSUE_ERROR,
    { "plan#1 name=计划|trade=30|from_date=1956-01-01|to_date=1956-06-30|state=AGREED|agreed_on=1956-01-01" } },
  { "required", NEVER,
    { "plan#1 name=计划|trade=30|from_date=1956-01-01|to_date=1956-06-30|state=AGREED|agreed_on=1956-01-01|resolution=联决" } },
  { "no-lines", LIAN_ISSUE_ERROR, { "plan#1 name=计划|trade=30|state=AGREED" } },
  { "no-lines", NEVER, { "plan#1 name=计划|trade=30|state=AGREED", "plan_line#2 plan=1|product=20" } },
  { "no-lines", NEVER, { "plan#1 name=计划|trade=30|state=DRAFT" } },
  { "duplicate", LIAN_ISSUE_ERROR, { PLANNED, "plan_line#2 plan=4|product=20|unit=9" } },
  { "duplicate", NEVER, { PLANNED, "plan_line#2 plan=4|product=21|unit=9" } },
  { "nothing", LIAN_ISSUE_WARNING, { PLANNED } },
  { "nothing", NEVER, { PLANNED "|self_sale=1" } },
  { "over-capacity", LIAN_ISSUE_WARNING, { PLANNED "|ordering=200|self_sale=101", PLAN, MAKERS, COUNTED, ABLE } },
  { "over-capacity", NEVER, { PLANNED "|ordering=200|self_sale=100", PLAN, MAKERS, COUNTED, ABLE } },
  { "over-capacity", NEVER,
    { PLANNED "|ordering=200|self_sale=101", PLAN, MAKERS, COUNTED,
      "capacity#40 cooperative=3|product=20|monthly=100|unit=9|from_date=1956-04-02" } },
  { "market-price", LIAN_ISSUE_WARNING, { PLANNED "|price=51", PLAN, MAKERS, CONTROL, COUNTED } },
  { "market-price", NEVER, { PLANNED "|price=50", PLAN, MAKERS, CONTROL, COUNTED } },
};

const RecordCases record_cases_channels = { cases, G_N_ELEMENTS (cases) };
