/* SPDX-License-Identifier: LGPL-2.1-or-later
 * Cases of the rules of materials. */
#include "config.h"

#include "record-cases.h"

#define JIN "unit#20 name_zh=斤|measure=MASS|numerator=1|denominator=1"
#define CHI "unit#21 name_zh=尺|measure=LENGTH|numerator=1|denominator=1"
#define IRON "material#30 name_zh=熟铁|unit=20"
#define MOVE "material_movement#1 moved_on=1956-03-10|material=30|material_source=ALLOCATION|quantity=50|unit=20"
#define ARRIVED(day, quantity) \
  "material_movement#8 moved_on=" day "|movement_kind=IN|material=30|material_source=ALLOCATION|quantity=" quantity "|unit=20|place=40"
#define BOUGHT "material_movement#1 moved_on=1956-03-10|movement_kind=IN|material=30|material_source=SELF|quantity=50|unit=20|place=40"
#define APPROVAL "purchase_approval#50 material=30|quantity=80|unit=20|highest_price=40|from_date=1956-03-01|to_date=1956-03-31"
#define WANTED "contract_material#60 contract=4|catalogue_material=30|material_source=ALLOCATION|unit=20"
#define KEPT "reservation#1 contract_material=60|place=40|quantity=50|unit=20|from_date=1956-03-01"
#define OTHER_WANTED "contract_material#61 contract=5|catalogue_material=30|material_source=ALLOCATION|unit=20"
#define OTHER_KEPT "reservation#70 contract_material=61|place=40|quantity=40|unit=20|from_date=1956-03-01"

static const RecordCase cases[] = {
  /* one measure */
  { "measure", LIAN_ISSUE_ERROR, { "norm#1 product=2|material=30|unit=21", IRON, JIN, CHI } },
  { "measure", NEVER, { "norm#1 product=2|material=30|unit=20", IRON, JIN, CHI } },
  { "measure", LIAN_ISSUE_ERROR, { "contract_material#1 catalogue_material=30|unit=21", IRON, JIN, CHI } },
  { "measure", NEVER, { "contract_material#1 unit=21", IRON, JIN, CHI } },

  /* norms */
  { "overlap", LIAN_ISSUE_ERROR,
    { "norm#1 product=2|material=30|from_date=1956-01-01", "norm#3 product=2|material=30|from_date=1955-01-01" } },
  { "overlap", NEVER,
    { "norm#1 product=2|material=30|from_date=1956-01-01",
      "norm#3 product=2|material=30|from_date=1955-01-01|to_date=1955-12-31" } },
  { "overlap", NEVER,
    { "norm#1 product=2|material=30|from_date=1956-01-01", "norm#3 product=2|material=31|from_date=1955-01-01" } },
  { "no-resolution", LIAN_ISSUE_WARNING, { "norm#1 product=2|material=30" } },
  { "no-resolution", NEVER, { "norm#1 product=2|material=30|resolution=社委会" } },

  /* places */
  { "required", LIAN_ISSUE_ERROR, { "stock_place#1 name_zh=库|kept_by=COOPERATIVE" } },
  { "required", NEVER, { "stock_place#1 name_zh=库|kept_by=COOPERATIVE|cooperative=3", "cooperative#3 trade=1" } },
  { "two-keepers", LIAN_ISSUE_ERROR, { "stock_place#1 kept_by=COOPERATIVE|cooperative=3|partner=2" } },
  { "two-keepers", NEVER, { "stock_place#1 kept_by=PARTNER|partner=2" } },
  { "duplicate", LIAN_ISSUE_ERROR, { "stock_place#1 code=01", "stock_place#2 code=01" } },
  { "duplicate", NEVER, { "stock_place#1 code=01", "stock_place#2 code=02" } },

  /* approvals */
  { "no-help", LIAN_ISSUE_WARNING, { "purchase_approval#1 from_afar=yes" } },
  { "no-help", NEVER, { "purchase_approval#1 from_afar=yes|helped_by=2" } },
  { "no-help", NEVER, { "purchase_approval#1 from_afar=unknown" } },

  /* movements: where */
  { "no-place", LIAN_ISSUE_ERROR, { MOVE "|movement_kind=IN" } },
  { "no-place", NEVER, { MOVE "|movement_kind=IN|place=40" } },
  { "no-place", NEVER, { MOVE "|movement_kind=USED|cooperative=3" } },
  { "to-place", LIAN_ISSUE_ERROR, { MOVE "|movement_kind=TRANSFER|place=40" } },
  { "to-place", LIAN_ISSUE_ERROR, { MOVE "|movement_kind=TRANSFER|place=40|to_place=40" } },
  { "to-place", LIAN_ISSUE_ERROR, { MOVE "|movement_kind=IN|place=40|to_place=41" } },
  { "to-place", NEVER, { MOVE "|movement_kind=TRANSFER|place=40|to_place=41" } },
  { "no-maker", LIAN_ISSUE_ERROR, { MOVE "|movement_kind=ISSUED|place=40" } },
  { "no-maker", LIAN_ISSUE_ERROR, { MOVE "|movement_kind=USED" } },
  { "no-maker", NEVER, { MOVE "|movement_kind=USED|place=40" } },
  { "no-maker", NEVER, { MOVE "|movement_kind=ISSUED|place=40|cooperative=3" } },

  /* movements: whose */
  { "no-contract", LIAN_ISSUE_ERROR,
    { "material_movement#1 material=30|material_source=ORDERER|movement_kind=IN|place=40" } },
  { "no-contract", NEVER,
    { "material_movement#1 material=30|material_source=ORDERER|movement_kind=IN|place=40|contract=4" } },
  { "no-contract", NEVER, { MOVE "|movement_kind=IN|place=40" } },
  { "not-orderers", LIAN_ISSUE_ERROR, { MOVE "|movement_kind=BACK_TO_ORDERER|place=40" } },
  { "not-orderers", NEVER,
    { "material_movement#1 material_source=ORDERER|movement_kind=SETTLED|contract=4" } },
  { "other-contract", LIAN_ISSUE_ERROR,
    { MOVE "|movement_kind=USED|contract=4|contract_line=7", "contract_line#7 contract=5" } },
  { "other-contract", NEVER,
    { MOVE "|movement_kind=USED|contract=4|contract_line=7", "contract_line#7 contract=4" } },
  { "not-in-contract", LIAN_ISSUE_WARNING,
    { MOVE "|movement_kind=ISSUED|place=40|contract=4", "contract_material#60 contract=4|catalogue_material=31" } },
  { "not-in-contract", NEVER, { MOVE "|movement_kind=ISSUED|place=40|contract=4", WANTED } },
  { "not-in-contract", NEVER,
    { MOVE "|movement_kind=ISSUED|place=40|contract=4", "contract_material#60 contract=4|material=熟铁" } },

  /* self-purchase */
  { "no-approval", LIAN_ISSUE_WARNING, { BOUGHT, JIN } },
  { "no-approval", NEVER, { BOUGHT "|approval=50", APPROVAL, JIN } },
  { "no-approval", NEVER, { MOVE "|movement_kind=IN|place=40" } },
  { "other-material", LIAN_ISSUE_ERROR, { BOUGHT "|approval=50", "purchase_approval#50 material=31|quantity=80|unit=20" } },
  { "other-material", NEVER, { BOUGHT "|approval=50", APPROVAL, JIN } },
  { "over-approval", LIAN_ISSUE_WARNING,
    { BOUGHT "|approval=50", APPROVAL, JIN,
      "material_movement#9 movement_kind=IN|material=30|material_source=SELF|quantity=31|unit=20|approval=50" } },
  { "over-approval", NEVER,
    { BOUGHT "|approval=50", APPROVAL, JIN,
      "material_movement#9 movement_kind=IN|material=30|material_source=SELF|quantity=30|unit=20|approval=50" } },
  { "over-price", LIAN_ISSUE_WARNING, { BOUGHT "|approval=50|price=41", APPROVAL, JIN } },
  { "over-price", NEVER, { BOUGHT "|approval=50|price=40", APPROVAL, JIN } },
  { "over-price", NEVER, { BOUGHT "|approval=50", APPROVAL, JIN } },
  { "approval-term", LIAN_ISSUE_WARNING,
    { BOUGHT "|approval=50", "purchase_approval#50 material=30|quantity=80|unit=20|to_date=1956-03-09", JIN } },
  { "approval-term", NEVER, { BOUGHT "|approval=50", APPROVAL, JIN } },

  /* stock: 50 leave */
  { "not-there", LIAN_ISSUE_WARNING, { MOVE "|movement_kind=USED|place=40", JIN, ARRIVED ("1956-03-10", "49") } },
  { "not-there", NEVER, { MOVE "|movement_kind=USED|place=40", JIN, ARRIVED ("1956-03-10", "50") } },
  { "not-there", LIAN_ISSUE_WARNING,
    { MOVE "|movement_kind=USED|place=40", JIN, ARRIVED ("1956-03-11", "50") } },
  { "not-there", LIAN_ISSUE_WARNING, /* what came later is taken later too */
    { MOVE "|movement_kind=USED|place=40", JIN, ARRIVED ("1956-03-10", "60"),
      "material_movement#9 moved_on=1956-03-20|movement_kind=LOSS|material=30|material_source=ALLOCATION|quantity=11|unit=20|place=40" } },
  { "not-there", NEVER, { MOVE "|movement_kind=USED|cooperative=3", JIN } },
  { "not-there", NEVER, { MOVE "|movement_kind=COUNTED|place=40", JIN } },
  { "not-there", LIAN_ISSUE_WARNING, /* a count is what is there */
    { MOVE "|movement_kind=TRANSFER|place=40|to_place=41", JIN, ARRIVED ("1956-03-01", "90"),
      "material_movement#9 moved_on=1956-03-02|movement_kind=COUNTED|material=30|material_source=ALLOCATION|quantity=40|unit=20|place=40" } },

  /* stock that is kept for others: 50 leave */
  { "promised", LIAN_ISSUE_WARNING,
    { MOVE "|movement_kind=ISSUED|place=40|contract=4|cooperative=3", JIN, ARRIVED ("1956-03-01", "89"),
      OTHER_WANTED, OTHER_KEPT } },
  { "promised", NEVER,
    { MOVE "|movement_kind=ISSUED|place=40|contract=4|cooperative=3", JIN, ARRIVED ("1956-03-01", "90"),
      OTHER_WANTED, OTHER_KEPT } },
  { "promised", NEVER,
    { MOVE "|movement_kind=ISSUED|place=40|contract=5|cooperative=3", JIN, ARRIVED ("1956-03-01", "89"),
      OTHER_WANTED, OTHER_KEPT } },

  /* a contract is settled with its orderer's material */
  { "material-open", LIAN_ISSUE_ERROR,
    { "contract#4 state=FULFILLED|settled_on=1956-04-01", IRON, JIN,
      "material_movement#8 moved_on=1956-03-01|movement_kind=IN|material=30|material_source=ORDERER|quantity=10|unit=20|place=40|contract=4" } },
  { "material-open", NEVER,
    { "contract#4 state=FULFILLED|settled_on=1956-04-01", IRON, JIN,
      "material_movement#8 moved_on=1956-03-01|movement_kind=IN|material=30|material_source=ORDERER|quantity=10|unit=20|place=40|contract=4",
      "material_movement#9 moved_on=1956-03-02|movement_kind=BACK_TO_ORDERER|material=30|material_source=ORDERER|quantity=10|unit=20|place=40|contract=4" } },
  { "material-open", NEVER,
    { "contract#4 state=FULFILLED", IRON, JIN,
      "material_movement#8 moved_on=1956-03-01|movement_kind=IN|material=30|material_source=ORDERER|quantity=10|unit=20|place=40|contract=4" } },

  /* reservations */
  { "no-catalogue", LIAN_ISSUE_ERROR, { KEPT, "contract_material#60 contract=4|material=熟铁" } },
  { "no-catalogue", NEVER, { KEPT, WANTED, JIN, ARRIVED ("1956-03-01", "50") } },
  { "orderers", LIAN_ISSUE_ERROR,
    { KEPT, "contract_material#60 contract=4|catalogue_material=30|material_source=ORDERER" } },
  { "orderers", NEVER, { KEPT, WANTED, JIN, ARRIVED ("1956-03-01", "50") } },
  { "promised-twice", LIAN_ISSUE_ERROR,
    { KEPT, WANTED, JIN, OTHER_WANTED, OTHER_KEPT, ARRIVED ("1956-03-01", "89") } },
  { "promised-twice", NEVER, { KEPT, WANTED, JIN, OTHER_WANTED, OTHER_KEPT, ARRIVED ("1956-03-01", "90") } },
  { "promised-twice", NEVER, /* expected counts */
    { KEPT, WANTED, JIN, OTHER_WANTED, OTHER_KEPT, ARRIVED ("1956-05-01", "90") } },
  { "promised-twice", NEVER, /* released ones don't */
    { KEPT, WANTED, JIN, OTHER_WANTED, OTHER_KEPT "|released_on=1956-04-01", ARRIVED ("1956-03-01", "50") } },
  { "promised-twice", NEVER, /* what was issued to it is no longer kept */
    { KEPT, WANTED, JIN, ARRIVED ("1956-03-01", "50"),
      "material_movement#9 moved_on=1956-03-20|movement_kind=ISSUED|material=30|material_source=ALLOCATION|quantity=20|unit=20|place=40|contract=4" } },
};

const RecordCases record_cases_materials = { cases, G_N_ELEMENTS (cases) };
