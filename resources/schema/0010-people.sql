-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Schema 10: the people of the co-operatives, and what became of a co-operative that changed its
-- stage, merged or was divided.

CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  name_zh TEXT,
  name_en TEXT,
  card_no TEXT,
  member_kind TEXT NOT NULL CHECK (member_kind IN ('PERSON', 'HOUSEHOLD')),
  member_role TEXT NOT NULL
    CHECK (member_role IN ('MEMBER', 'MASTER', 'STAFF', 'HELPER', 'APPRENTICE')),
  sex TEXT CHECK (sex IN ('MALE', 'FEMALE')),
  birth_year INTEGER CHECK (birth_year BETWEEN 1800 AND 2100),
  household INTEGER REFERENCES member (id),
  persons INTEGER CHECK (persons BETWEEN 1 AND 99),
  trade INTEGER REFERENCES trade (id),
  skill TEXT,
  address TEXT,
  neighbourhood INTEGER REFERENCES neighbourhood (id),
  joined TEXT CHECK (joined GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  left_on TEXT CHECK (left_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  left_why TEXT CHECK (left_why IN ('OWN_WISH', 'MOVED', 'TRADE', 'DEATH', 'PUT_OUT', 'OTHER')),
  income_before INTEGER CHECK (income_before >= 0),
  prefers_individual TEXT CHECK (prefers_individual IN ('yes', 'no', 'unknown')),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX member_cooperative ON member (cooperative);
CREATE INDEX member_household ON member (household);
CREATE INDEX member_trade ON member (trade);
CREATE INDEX member_neighbourhood ON member (neighbourhood);
CREATE INDEX member_name_zh ON member (name_zh);
CREATE INDEX member_name_en ON member (name_en);

-- Two that look alike and are not the same.
CREATE TABLE member_distinct (
  id INTEGER PRIMARY KEY,
  member INTEGER NOT NULL REFERENCES member (id),
  other INTEGER NOT NULL REFERENCES member (id),
  reason TEXT NOT NULL,
  officer INTEGER REFERENCES officer (id),
  on_date TEXT CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  source TEXT
) STRICT;
CREATE INDEX member_distinct_member ON member_distinct (member);
CREATE INDEX member_distinct_other ON member_distinct (other);
CREATE INDEX member_distinct_officer ON member_distinct (officer);

-- What became of a co-operative: one record for each change of stage, merger or division.
CREATE TABLE succession (
  id INTEGER PRIMARY KEY,
  change TEXT NOT NULL CHECK (change IN ('STAGE', 'MERGER', 'DIVISION', 'MOVE')),
  on_date TEXT NOT NULL CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  resolution TEXT NOT NULL,
  officer INTEGER REFERENCES officer (id),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX succession_officer ON succession (officer);

CREATE TABLE succession_step (
  id INTEGER PRIMARY KEY,
  succession INTEGER NOT NULL REFERENCES succession (id),
  from_cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  to_cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  stage_before TEXT CHECK (stage_before IN ('GROUP', 'SM_GROUP', 'SM_COOP', 'PRODUCER_COOP')),
  stage_after TEXT CHECK (stage_after IN ('GROUP', 'SM_GROUP', 'SM_COOP', 'PRODUCER_COOP')),
  members_male INTEGER CHECK (members_male >= 0),
  members_female INTEGER CHECK (members_female >= 0),
  staff INTEGER CHECK (staff >= 0),
  aux INTEGER CHECK (aux >= 0),
  apprentices INTEGER CHECK (apprentices >= 0),
  share_called INTEGER CHECK (share_called >= 0),
  share_paid INTEGER CHECK (share_paid >= 0),
  reserve_fund INTEGER CHECK (reserve_fund >= 0),
  welfare_fund INTEGER CHECK (welfare_fund >= 0),
  source TEXT
) STRICT;
CREATE INDEX succession_step_succession ON succession_step (succession);
CREATE INDEX succession_step_from ON succession_step (from_cooperative);
CREATE INDEX succession_step_to ON succession_step (to_cooperative);

-- The key: which record went from where to where.
CREATE TABLE succession_item (
  id INTEGER PRIMARY KEY,
  succession INTEGER NOT NULL REFERENCES succession (id),
  kind TEXT NOT NULL,
  record INTEGER NOT NULL,
  from_cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  to_cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  source TEXT
) STRICT;
CREATE INDEX succession_item_succession ON succession_item (succession);
CREATE INDEX succession_item_record ON succession_item (record);
CREATE INDEX succession_item_from ON succession_item (from_cooperative);
CREATE INDEX succession_item_to ON succession_item (to_cooperative);

-- What the members resolved about shares, deposits and their interest; what is empty goes on as it was.
CREATE TABLE share_terms (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  entered_on TEXT NOT NULL CHECK (entered_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  resolution TEXT NOT NULL,
  share_value INTEGER CHECK (share_value BETWEEN 1 AND 10000000000000),
  share_quantity INTEGER CHECK (share_quantity BETWEEN 1 AND 10000000000000),
  share_unit INTEGER REFERENCES unit (id),
  quota INTEGER CHECK (quota BETWEEN 1 AND 10000),
  term_months INTEGER CHECK (term_months BETWEEN 0 AND 600),
  instalments INTEGER CHECK (instalments BETWEEN 1 AND 600),
  admission_fee INTEGER CHECK (admission_fee BETWEEN 0 AND 10000000000000),
  deposit_rate INTEGER CHECK (deposit_rate BETWEEN 0 AND 10000),
  day_count TEXT CHECK (day_count IN ('DAYS_365', 'DAYS_360', 'DAYS_ACTUAL')),
  repay_months INTEGER CHECK (repay_months BETWEEN 0 AND 600),
  repay_instalments INTEGER CHECK (repay_instalments BETWEEN 1 AND 600),
  note TEXT,
  source TEXT,
  CHECK (share_value IS NULL OR share_quantity IS NULL),
  CHECK (share_quantity IS NULL OR share_unit IS NOT NULL),
  CHECK (deposit_rate IS NULL OR day_count IS NOT NULL)
) STRICT;
CREATE INDEX share_terms_cooperative ON share_terms (cooperative);
CREATE INDEX share_terms_share_unit ON share_terms (share_unit);

-- One row is one entry with both of its sides: the deed says what is debited and what is credited, so no
-- row can be out of balance.
CREATE TABLE journal_entry (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  member INTEGER REFERENCES member (id),
  deed TEXT NOT NULL CHECK (deed IN ('SUBSCRIBED', 'PAID_CASH', 'PAID_GOODS', 'PAID_MEANS', 'DOCKED',
    'DOCKING_REFUNDED', 'CANCELLED', 'TRANSFERRED', 'RETURNED_CASH', 'RETURNED_GOODS', 'RETURNED_MEANS',
    'MEANS_DEPOSITED', 'CASH_DEPOSITED', 'DEPOSIT_TO_SHARE', 'REPAID', 'INTEREST', 'INTEREST_PAID',
    'ADMISSION_FEE', 'DIVIDEND_LABOUR', 'DIVIDEND_SHARE', 'DIVIDEND_PAID', 'RENT_DUE', 'RENT_PAID',
    'CARRIED_DEBIT', 'CARRIED_CREDIT', 'REVERSED')),
  booked_on TEXT NOT NULL CHECK (booked_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  effective_on TEXT CHECK (effective_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  amount INTEGER CHECK (amount BETWEEN 1 AND 10000000000000),
  quantity INTEGER CHECK (quantity BETWEEN 1 AND 10000000000000),
  unit INTEGER REFERENCES unit (id),
  to_member INTEGER REFERENCES member (id),
  reversed INTEGER REFERENCES journal_entry (id),
  valuation_item INTEGER REFERENCES valuation_item (id),
  paper TEXT,
  note TEXT,
  source TEXT,
  distribution INTEGER REFERENCES distribution (id),
  account TEXT CHECK (account IN ('CASH', 'GOODS', 'MEANS', 'SHARE_DUE', 'SHARE', 'DEPOSIT', 'INTEREST_DUE',
    'INTEREST', 'WAGES', 'FEES', 'CONVERSION', 'RENT_DUE', 'RENT', 'DIVIDEND_DUE', 'SURPLUS', 'SUCCESSION')),
  succession INTEGER REFERENCES succession (id),
  CHECK (member IS NOT NULL OR deed IN ('CARRIED_DEBIT', 'CARRIED_CREDIT')),
  CHECK ((deed IN ('CARRIED_DEBIT', 'CARRIED_CREDIT')) = (account IS NOT NULL)),
  CHECK ((deed IN ('CARRIED_DEBIT', 'CARRIED_CREDIT')) = (succession IS NOT NULL)),
  CHECK (amount IS NOT NULL OR quantity IS NOT NULL),
  CHECK (quantity IS NULL OR unit IS NOT NULL),
  CHECK (effective_on IS NULL OR effective_on <= booked_on),
  CHECK ((deed = 'REVERSED') = (reversed IS NOT NULL)),
  CHECK (deed <> 'TRANSFERRED' OR (to_member IS NOT NULL AND to_member <> member))
) STRICT;
CREATE INDEX journal_entry_cooperative ON journal_entry (cooperative);
CREATE INDEX journal_entry_member ON journal_entry (member);
CREATE INDEX journal_entry_to_member ON journal_entry (to_member);
CREATE INDEX journal_entry_unit ON journal_entry (unit);
CREATE INDEX journal_entry_reversed ON journal_entry (reversed);
CREATE INDEX journal_entry_valuation_item ON journal_entry (valuation_item);
CREATE INDEX journal_entry_distribution ON journal_entry (distribution);
CREATE INDEX journal_entry_succession ON journal_entry (succession);

-- Means of production priced by a committee; what is finished is not reopened.
CREATE TABLE valuation (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  name TEXT NOT NULL,
  valued_on TEXT NOT NULL CHECK (valued_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  committee TEXT,
  objections_until TEXT CHECK (objections_until GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  state TEXT NOT NULL CHECK (state IN ('OPEN', 'FINISHED')),
  finished_on TEXT CHECK (finished_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  resolution TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX valuation_cooperative ON valuation (cooperative);

CREATE TABLE valuation_item (
  id INTEGER PRIMARY KEY,
  valuation INTEGER NOT NULL REFERENCES valuation (id),
  member INTEGER NOT NULL REFERENCES member (id),
  item TEXT NOT NULL,
  item_kind TEXT NOT NULL CHECK (item_kind IN ('MACHINE', 'TOOL', 'BUILDING', 'FINISHED', 'IN_PROGRESS',
    'MATERIAL', 'DEAD_STOCK', 'HOUSEHOLD')),
  basis TEXT CHECK (basis IN ('STATE_INDUSTRY', 'STATE_PURCHASE', 'LIST', 'MARKET', 'LOCAL_STANDARD',
    'NEGOTIATED', 'BY_WEAR', 'OWNER')),
  basis_why TEXT,
  reference_price INTEGER CHECK (reference_price BETWEEN 0 AND 10000000000000),
  years_used INTEGER CHECK (years_used BETWEEN 0 AND 500),
  years_remaining INTEGER CHECK (years_remaining BETWEEN 0 AND 500),
  completion INTEGER CHECK (completion BETWEEN 0 AND 100),
  discount INTEGER CHECK (discount BETWEEN 0 AND 100),
  value INTEGER CHECK (value BETWEEN 0 AND 10000000000000),
  owner_agrees TEXT CHECK (owner_agrees IN ('yes', 'no', 'unknown')),
  objection TEXT,
  answer TEXT,
  outcome TEXT CHECK (outcome IN ('PRICED_IN', 'ON_DEPOSIT', 'LEFT_PRIVATE', 'RENTED')),
  rent INTEGER CHECK (rent BETWEEN 0 AND 10000000000000),
  note TEXT,
  source TEXT,
  rented_until TEXT CHECK (rented_until GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX valuation_item_valuation ON valuation_item (valuation);
CREATE INDEX valuation_item_member ON valuation_item (member);

-- How the surplus of a year is divided: parts in 10,000, together the whole.
CREATE TABLE distribution_terms (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  resolution TEXT NOT NULL,
  reserve INTEGER NOT NULL CHECK (reserve BETWEEN 0 AND 10000),
  welfare INTEGER NOT NULL CHECK (welfare BETWEEN 0 AND 10000),
  bonus INTEGER NOT NULL CHECK (bonus BETWEEN 0 AND 10000),
  education INTEGER NOT NULL CHECK (education BETWEEN 0 AND 10000),
  levy INTEGER NOT NULL CHECK (levy BETWEEN 0 AND 10000),
  labour INTEGER NOT NULL CHECK (labour BETWEEN 0 AND 10000),
  share INTEGER NOT NULL CHECK (share BETWEEN 0 AND 10000),
  note TEXT,
  source TEXT,
  labour_by TEXT CHECK (labour_by IN ('WAGES', 'DAYS')),
  non_members TEXT CHECK (non_members IN ('FUNDS', 'DIVIDED')),
  non_member_reserve INTEGER CHECK (non_member_reserve BETWEEN 0 AND 1000),
  CHECK (reserve + welfare + bonus + education + levy + labour + share = 10000)
) STRICT;
CREATE INDEX distribution_terms_cooperative ON distribution_terms (cooperative);

CREATE TABLE distribution (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2200),
  resolution TEXT NOT NULL,
  surplus INTEGER NOT NULL CHECK (surplus BETWEEN -10000000000000 AND 10000000000000),
  past_loss INTEGER NOT NULL CHECK (past_loss BETWEEN 0 AND 10000000000000),
  to_loss INTEGER CHECK (to_loss BETWEEN 0 AND 10000000000000),
  to_reserve INTEGER CHECK (to_reserve BETWEEN 0 AND 10000000000000),
  to_welfare INTEGER CHECK (to_welfare BETWEEN 0 AND 10000000000000),
  to_bonus INTEGER CHECK (to_bonus BETWEEN 0 AND 10000000000000),
  to_education INTEGER CHECK (to_education BETWEEN 0 AND 10000000000000),
  to_levy INTEGER CHECK (to_levy BETWEEN 0 AND 10000000000000),
  to_labour INTEGER CHECK (to_labour BETWEEN 0 AND 10000000000000),
  to_share INTEGER CHECK (to_share BETWEEN 0 AND 10000000000000),
  note TEXT,
  source TEXT,
  non_member_surplus INTEGER CHECK (non_member_surplus BETWEEN 0 AND 10000000000000)
) STRICT;
CREATE INDEX distribution_cooperative ON distribution (cooperative);

-- What a member worked and earned in a year: by it the labour dividend is divided.
CREATE TABLE member_year (
  id INTEGER PRIMARY KEY,
  member INTEGER NOT NULL REFERENCES member (id),
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2200),
  months INTEGER CHECK (months BETWEEN 0 AND 12),
  days INTEGER CHECK (days BETWEEN 0 AND 366),
  wages INTEGER CHECK (wages BETWEEN 0 AND 10000000000000),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX member_year_member ON member_year (member);
CREATE INDEX member_year_cooperative ON member_year (cooperative);

-- What of the surplus of a year goes to each member, with all that it comes from.
CREATE TABLE distribution_share (
  id INTEGER PRIMARY KEY,
  distribution INTEGER NOT NULL REFERENCES distribution (id),
  member INTEGER NOT NULL REFERENCES member (id),
  months INTEGER CHECK (months BETWEEN 0 AND 12),
  days INTEGER CHECK (days BETWEEN 0 AND 366),
  wages INTEGER CHECK (wages BETWEEN 0 AND 10000000000000),
  share_days INTEGER NOT NULL CHECK (share_days >= 0),
  to_labour INTEGER NOT NULL CHECK (to_labour BETWEEN 0 AND 10000000000000),
  to_share INTEGER NOT NULL CHECK (to_share BETWEEN 0 AND 10000000000000),
  income_before INTEGER CHECK (income_before >= 0),
  income_after INTEGER CHECK (income_after >= 0),
  compared TEXT NOT NULL CHECK (compared IN ('BELOW', 'NOT_BELOW', 'NOT_KNOWN')),
  source TEXT
) STRICT;
CREATE INDEX distribution_share_distribution ON distribution_share (distribution);
CREATE INDEX distribution_share_member ON distribution_share (member);

-- Wages first, then sickness relief, then the reserve.
CREATE TABLE month_account (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-01'),
  available INTEGER NOT NULL CHECK (available BETWEEN 0 AND 10000000000000),
  wages_owed INTEGER NOT NULL CHECK (wages_owed BETWEEN 0 AND 10000000000000),
  wages_paid INTEGER NOT NULL CHECK (wages_paid BETWEEN 0 AND 10000000000000),
  relief_owed INTEGER NOT NULL CHECK (relief_owed BETWEEN 0 AND 10000000000000),
  relief_paid INTEGER NOT NULL CHECK (relief_paid BETWEEN 0 AND 10000000000000),
  to_reserve INTEGER NOT NULL CHECK (to_reserve BETWEEN 0 AND 10000000000000),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX month_account_cooperative ON month_account (cooperative);

-- What a stage of an arrangement may have more than the least, in thousandths, for those behind it.
ALTER TABLE arrangement ADD COLUMN tolerance INTEGER CHECK (tolerance BETWEEN 0 AND 100);

-- Reorganisation by trade: proposals, what they change, what the rehearsal found.
CREATE TABLE reorganisation (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  trade INTEGER NOT NULL REFERENCES trade (id),
  state TEXT NOT NULL CHECK (state IN ('DRAFT', 'DECIDED', 'CARRYING_OUT', 'DONE', 'DROPPED')),
  made_by INTEGER REFERENCES officer (id),
  made_on TEXT CHECK (made_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  rehearsed_on TEXT CHECK (rehearsed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  rehearsed_by INTEGER REFERENCES officer (id),
  edition TEXT,
  decided_by INTEGER REFERENCES officer (id),
  decided_on TEXT CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  decision TEXT,
  countersigned_by INTEGER REFERENCES officer (id),
  countersigned_on TEXT CHECK (countersigned_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  countersign_way TEXT CHECK (countersign_way IN ('ACCOUNT', 'PAPER')),
  correction_case INTEGER REFERENCES correction_case (id),
  taken_apart INTEGER REFERENCES succession (id),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX reorganisation_trade ON reorganisation (trade);
CREATE INDEX reorganisation_made_by ON reorganisation (made_by);
CREATE INDEX reorganisation_rehearsed_by ON reorganisation (rehearsed_by);
CREATE INDEX reorganisation_decided_by ON reorganisation (decided_by);
CREATE INDEX reorganisation_countersigned_by ON reorganisation (countersigned_by);
CREATE INDEX reorganisation_correction_case ON reorganisation (correction_case);
CREATE INDEX reorganisation_taken_apart ON reorganisation (taken_apart);

-- The steps of one batch are one change of co-operatives, carried out as one act.
CREATE TABLE reorganisation_step (
  id INTEGER PRIMARY KEY,
  reorganisation INTEGER NOT NULL REFERENCES reorganisation (id),
  batch INTEGER NOT NULL CHECK (batch BETWEEN 1 AND 99),
  kind TEXT NOT NULL CHECK (kind IN ('STAGE', 'MERGER', 'DIVISION', 'MOVE')),
  from_cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  to_cooperative INTEGER REFERENCES cooperative (id),
  new_name TEXT,
  stage_after TEXT CHECK (stage_after IN ('GROUP', 'SM_GROUP', 'SM_COOP', 'PRODUCER_COOP')),
  form TEXT CHECK (form IN ('CENTRALISE', 'SMALL_BY_PROCESS', 'SMALL_BY_VARIETY', 'TEMP_DECENTRALISE',
    'STAY_AS_IS', 'DECENTRALISE', 'RETAIN_POINTS', 'KEEP_MOBILE', 'CENTRALISE_MAJOR_LINK',
    'CENTRALISE_HIGH_GRADE', 'ADJUST_POINT', 'CORRECT', 'DEFER')),
  scale_matches_conditions TEXT CHECK (scale_matches_conditions IN ('yes', 'no', 'unknown')),
  members_male INTEGER CHECK (members_male >= 0),
  members_female INTEGER CHECK (members_female >= 0),
  staff INTEGER CHECK (staff >= 0),
  aux INTEGER CHECK (aux >= 0),
  apprentices INTEGER CHECK (apprentices >= 0),
  share_called INTEGER CHECK (share_called >= 0),
  share_paid INTEGER CHECK (share_paid >= 0),
  reserve_fund INTEGER CHECK (reserve_fund >= 0),
  welfare_fund INTEGER CHECK (welfare_fund >= 0),
  seen TEXT,
  succession INTEGER REFERENCES succession (id),
  note TEXT,
  source TEXT,
  CHECK (to_cooperative IS NULL OR new_name IS NULL)
) STRICT;
CREATE INDEX reorganisation_step_reorganisation ON reorganisation_step (reorganisation);
CREATE INDEX reorganisation_step_from ON reorganisation_step (from_cooperative);
CREATE INDEX reorganisation_step_to ON reorganisation_step (to_cooperative);
CREATE INDEX reorganisation_step_succession ON reorganisation_step (succession);

-- What goes along a step, or comes to an end with it.
CREATE TABLE reorganisation_item (
  id INTEGER PRIMARY KEY,
  reorganisation_step INTEGER NOT NULL REFERENCES reorganisation_step (id),
  activity INTEGER REFERENCES activity (id),
  member INTEGER REFERENCES member (id),
  service_point INTEGER REFERENCES service_point (id),
  round INTEGER REFERENCES round (id),
  relation INTEGER REFERENCES relation (id),
  stock_place INTEGER REFERENCES stock_place (id),
  contract INTEGER REFERENCES contract (id),
  process INTEGER REFERENCES process (id),
  into_activity INTEGER REFERENCES activity (id),
  ends TEXT CHECK (ends IN ('yes', 'no', 'unknown')),
  source TEXT,
  CHECK ((activity IS NOT NULL) + (member IS NOT NULL) + (service_point IS NOT NULL) + (round IS NOT NULL)
    + (relation IS NOT NULL) + (stock_place IS NOT NULL) + (contract IS NOT NULL)
    + (process IS NOT NULL) = 1),
  CHECK ((process IS NULL) = (into_activity IS NULL))
) STRICT;
CREATE INDEX reorganisation_item_step ON reorganisation_item (reorganisation_step);
CREATE INDEX reorganisation_item_activity ON reorganisation_item (activity);
CREATE INDEX reorganisation_item_member ON reorganisation_item (member);
CREATE INDEX reorganisation_item_service_point ON reorganisation_item (service_point);
CREATE INDEX reorganisation_item_round ON reorganisation_item (round);
CREATE INDEX reorganisation_item_relation ON reorganisation_item (relation);
CREATE INDEX reorganisation_item_stock_place ON reorganisation_item (stock_place);
CREATE INDEX reorganisation_item_contract ON reorganisation_item (contract);
CREATE INDEX reorganisation_item_process ON reorganisation_item (process);
CREATE INDEX reorganisation_item_into ON reorganisation_item (into_activity);

-- What a rehearsal found: a line for each form that is stopped, relation, place, contract and so on.
CREATE TABLE reorganisation_finding (
  id INTEGER PRIMARY KEY,
  reorganisation INTEGER NOT NULL REFERENCES reorganisation (id),
  batch INTEGER NOT NULL CHECK (batch BETWEEN 1 AND 99),
  finding TEXT NOT NULL CHECK (finding IN ('FORM', 'CRAFT', 'RELATION', 'POINT', 'ROUND', 'RESIDENTS',
    'CONTRACT', 'SHARES', 'INCOME', 'SIZE', 'CARRIED')),
  against TEXT NOT NULL CHECK (against IN ('yes', 'no', 'unknown')),
  about TEXT NOT NULL,
  kind TEXT,
  record INTEGER,
  rules TEXT,
  outcome TEXT CHECK (outcome IN ('CENTRALISE', 'SMALL_BY_PROCESS', 'SMALL_BY_VARIETY', 'TEMP_DECENTRALISE',
    'STAY_AS_IS', 'DECENTRALISE', 'RETAIN_POINTS', 'KEEP_MOBILE', 'CENTRALISE_MAJOR_LINK',
    'CENTRALISE_HIGH_GRADE', 'ADJUST_POINT', 'CORRECT', 'DEFER')),
  loss TEXT CHECK (loss IN ('FARTHER', 'ROUND', 'TOO_FAR', 'FULL', 'TOO_SELDOM', 'UNPLACED')),
  how_many INTEGER,
  metres_before INTEGER,
  metres_after INTEGER,
  money_before INTEGER,
  money_after INTEGER,
  source TEXT
) STRICT;
CREATE INDEX reorganisation_finding_reorganisation ON reorganisation_finding (reorganisation);

-- Improving production: varieties, quality, measures, management checks.

CREATE TABLE product_variety (
  id INTEGER PRIMARY KEY,
  product INTEGER NOT NULL REFERENCES product (id),
  name_zh TEXT,
  name_en TEXT,
  grade TEXT,
  spec TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX product_variety_product ON product_variety (product);

CREATE TABLE variety_event (
  id INTEGER PRIMARY KEY,
  product_variety INTEGER NOT NULL REFERENCES product_variety (id),
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  event TEXT NOT NULL CHECK (event IN ('KEPT', 'LOST', 'RESTORED', 'NEW')),
  on_date TEXT NOT NULL CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  decided_by TEXT,
  why TEXT,
  source TEXT
) STRICT;
CREATE INDEX variety_event_product_variety ON variety_event (product_variety);
CREATE INDEX variety_event_cooperative ON variety_event (cooperative);

-- The one person who answers for quality and variety.
CREATE TABLE quality_person (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  name TEXT NOT NULL,
  member INTEGER REFERENCES member (id),
  post TEXT,
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  resolution TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX quality_person_cooperative ON quality_person (cooperative);
CREATE INDEX quality_person_member ON quality_person (member);

CREATE TABLE management_check (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-01'),
  accounts_on_time TEXT CHECK (accounts_on_time IN ('yes', 'no', 'unknown')),
  stock_verified TEXT CHECK (stock_verified IN ('yes', 'no', 'unknown')),
  meeting_held TEXT CHECK (meeting_held IN ('yes', 'no', 'unknown')),
  checked_on TEXT CHECK (checked_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  checked_by INTEGER REFERENCES officer (id),
  findings TEXT,
  source TEXT
) STRICT;
CREATE INDEX management_check_cooperative ON management_check (cooperative);
CREATE INDEX management_check_checked_by ON management_check (checked_by);

CREATE TABLE improvement (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  name TEXT NOT NULL,
  improvement_kind TEXT NOT NULL
    CHECK (improvement_kind IN ('TECHNIQUE', 'EQUIPMENT', 'MACHINE', 'MATERIAL', 'DESIGN', 'ORGANISATION')),
  product INTEGER REFERENCES product (id),
  state TEXT NOT NULL CHECK (state IN ('PLANNED', 'RUNNING', 'DONE', 'DROPPED')),
  owner INTEGER REFERENCES officer (id),
  due_on TEXT CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  money INTEGER CHECK (money BETWEEN 0 AND 2305843009213693951),
  spent INTEGER CHECK (spent BETWEEN 0 AND 2305843009213693951),
  equipment TEXT,
  effect TEXT CHECK (effect IN ('OUTPUT', 'QUALITY', 'COST', 'LABOUR', 'MATERIAL', 'VARIETY')),
  expected INTEGER CHECK (expected BETWEEN -100 AND 10000),
  measure_on TEXT CHECK (measure_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  measured INTEGER CHECK (measured BETWEEN -100 AND 10000),
  measured_on TEXT CHECK (measured_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  evidence TEXT,
  note TEXT,
  source TEXT,
  CHECK ((state = 'DONE') = (done_on IS NOT NULL) OR state = 'DROPPED'),
  CHECK (measured IS NULL OR (effect IS NOT NULL AND measured_on IS NOT NULL))
) STRICT;
CREATE INDEX improvement_cooperative ON improvement (cooperative);
CREATE INDEX improvement_product ON improvement (product);
CREATE INDEX improvement_owner ON improvement (owner);

-- Special crafts.

CREATE TABLE special_craft (
  id INTEGER PRIMARY KEY,
  name_zh TEXT,
  name_en TEXT,
  trade INTEGER REFERENCES trade (id),
  since_year INTEGER CHECK (since_year BETWEEN 1 AND 2100),
  lineage TEXT,
  materials TEXT,
  exported TEXT CHECK (exported IN ('yes', 'no', 'unknown')),
  protection_level TEXT CHECK (protection_level IN ('NATION', 'PROVINCE', 'CITY', 'NONE')),
  protected_from TEXT CHECK (protected_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  protected_until TEXT CHECK (protected_until GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  resolution TEXT,
  risk TEXT CHECK (risk IN ('NONE', 'SOME', 'SEVERE', 'LOST')),
  risk_why TEXT,
  over_century TEXT CHECK (over_century IN ('yes', 'no', 'unknown')),
  refined TEXT CHECK (refined IN ('yes', 'no', 'unknown')),
  handed_down TEXT CHECK (handed_down IN ('yes', 'no', 'unknown')),
  whole_process TEXT CHECK (whole_process IN ('yes', 'no', 'unknown')),
  natural_materials TEXT CHECK (natural_materials IN ('yes', 'no', 'unknown')),
  local_style TEXT CHECK (local_style IN ('yes', 'no', 'unknown')),
  renown TEXT CHECK (renown IN ('yes', 'no', 'unknown')),
  note TEXT,
  source TEXT,
  CHECK (protected_from IS NULL OR resolution IS NOT NULL)
) STRICT;
CREATE INDEX special_craft_trade ON special_craft (trade);

CREATE TABLE craft_place (
  id INTEGER PRIMARY KEY,
  special_craft INTEGER NOT NULL REFERENCES special_craft (id),
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  activity INTEGER REFERENCES activity (id),
  product INTEGER REFERENCES product (id),
  from_date TEXT CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX craft_place_special_craft ON craft_place (special_craft);
CREATE INDEX craft_place_cooperative ON craft_place (cooperative);
CREATE INDEX craft_place_activity ON craft_place (activity);
CREATE INDEX craft_place_product ON craft_place (product);

CREATE TABLE veteran_artisan (
  id INTEGER PRIMARY KEY,
  special_craft INTEGER NOT NULL REFERENCES special_craft (id),
  member INTEGER NOT NULL REFERENCES member (id),
  specialty TEXT NOT NULL,
  since_year INTEGER CHECK (since_year BETWEEN 1800 AND 2100),
  until_date TEXT CHECK (until_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  teaches TEXT CHECK (teaches IN ('yes', 'no', 'unknown')),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX veteran_artisan_special_craft ON veteran_artisan (special_craft);
CREATE INDEX veteran_artisan_member ON veteran_artisan (member);

CREATE TABLE apprenticeship (
  id INTEGER PRIMARY KEY,
  veteran_artisan INTEGER NOT NULL REFERENCES veteran_artisan (id),
  member INTEGER NOT NULL REFERENCES member (id),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  result TEXT NOT NULL CHECK (result IN ('LEARNING', 'FINISHED', 'GAVE_UP')),
  fee INTEGER CHECK (fee BETWEEN 0 AND 2305843009213693951),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX apprenticeship_veteran_artisan ON apprenticeship (veteran_artisan);
CREATE INDEX apprenticeship_member ON apprenticeship (member);

CREATE TABLE protection_measure (
  id INTEGER PRIMARY KEY,
  special_craft INTEGER NOT NULL REFERENCES special_craft (id),
  measure TEXT NOT NULL
    CHECK (measure IN ('APPRENTICES', 'PROCESS_FILE', 'MATERIALS', 'ORDERS', 'MONEY', 'PREMISES', 'INDIVIDUAL', 'OTHER')),
  detail TEXT NOT NULL,
  money INTEGER CHECK (money BETWEEN 0 AND 2305843009213693951),
  owner INTEGER REFERENCES officer (id),
  due_on TEXT CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  result TEXT,
  source TEXT
) STRICT;
CREATE INDEX protection_measure_special_craft ON protection_measure (special_craft);
CREATE INDEX protection_measure_owner ON protection_measure (owner);

ALTER TABLE attachment ADD COLUMN special_craft INTEGER REFERENCES special_craft (id);
CREATE INDEX attachment_special_craft ON attachment (special_craft);

-- Federations and the progress of the transformation.
ALTER TABLE federation ADD COLUMN founded TEXT CHECK (founded GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');
ALTER TABLE federation ADD COLUMN dissolved TEXT CHECK (dissolved GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');

-- Which federation a co-operative belongs to, from when until when.
CREATE TABLE federation_membership (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  federation INTEGER NOT NULL REFERENCES federation (id),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  resolution TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX federation_membership_cooperative ON federation_membership (cooperative);
CREATE INDEX federation_membership_federation ON federation_membership (federation);

-- How a trade is arranged in a city, as somebody stated it on a day; of all trades where none is named.
CREATE TABLE trade_arrangement (
  id INTEGER PRIMARY KEY,
  trade INTEGER REFERENCES trade (id),
  city INTEGER REFERENCES city (id),
  arr_class TEXT NOT NULL CHECK (arr_class IN ('DEVELOP', 'MAINTAIN', 'RESTRICT', 'CONVERT')),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  households INTEGER CHECK (households BETWEEN 0 AND 2147483647),
  persons INTEGER CHECK (persons BETWEEN 0 AND 2147483647),
  share INTEGER CHECK (share BETWEEN 0 AND 1000),
  origin TEXT NOT NULL,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX trade_arrangement_trade ON trade_arrangement (trade);
CREATE INDEX trade_arrangement_city ON trade_arrangement (city);

-- How many there are in a trade of a city, and how many of them are organised, as somebody counted.
CREATE TABLE progress_figure (
  id INTEGER PRIMARY KEY,
  city INTEGER NOT NULL REFERENCES city (id),
  trade INTEGER REFERENCES trade (id),
  on_date TEXT NOT NULL CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  persons INTEGER CHECK (persons BETWEEN 0 AND 2147483647),
  households INTEGER CHECK (households BETWEEN 0 AND 2147483647),
  organised_persons INTEGER CHECK (organised_persons BETWEEN 0 AND 2147483647),
  organised_households INTEGER CHECK (organised_households BETWEEN 0 AND 2147483647),
  rate INTEGER CHECK (rate BETWEEN 0 AND 1000),
  origin TEXT NOT NULL,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX progress_figure_city ON progress_figure (city);
CREATE INDEX progress_figure_trade ON progress_figure (trade);

-- An officer confirms that a city is basically co-operativised, or takes that back.
CREATE TABLE city_confirmation (
  id INTEGER PRIMARY KEY,
  city INTEGER NOT NULL REFERENCES city (id),
  on_date TEXT NOT NULL CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  confirmation TEXT NOT NULL CHECK (confirmation IN ('CONFIRMED', 'WITHDRAWN')),
  officer INTEGER NOT NULL REFERENCES officer (id),
  reason TEXT NOT NULL,
  threshold INTEGER CHECK (threshold BETWEEN 0 AND 1000),
  resolution TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX city_confirmation_city ON city_confirmation (city);
CREATE INDEX city_confirmation_officer ON city_confirmation (officer);

-- Problems left from founding, and what the rules F1, W1 and W2 ask for: who, until when.
CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  task_kind TEXT NOT NULL
    CHECK (task_kind IN ('LEFTOVER', 'CONSOLIDATE', 'ORGANISE', 'SPEC_FEDERATION', 'OTHER')),
  what TEXT NOT NULL,
  city INTEGER REFERENCES city (id),
  trade INTEGER REFERENCES trade (id),
  cooperative INTEGER REFERENCES cooperative (id),
  found_on TEXT CHECK (found_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  owner INTEGER REFERENCES officer (id),
  due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  blocked_by TEXT,
  done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  result TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX task_city ON task (city);
CREATE INDEX task_trade ON task (trade);
CREATE INDEX task_cooperative ON task (cooperative);
CREATE INDEX task_owner_of ON task (owner);
CREATE INDEX task_open ON task (due) WHERE done_on IS NULL;

-- Returns and reports; published tables and the sums they print.

-- What a registrar asks for every year, by country.
CREATE TABLE return_rule (
  id INTEGER PRIMARY KEY,
  country TEXT NOT NULL,
  code TEXT NOT NULL,
  name_zh TEXT,
  name_en TEXT,
  for_whom TEXT,
  due_rule TEXT NOT NULL CHECK (due_rule IN ('MONTHS_AFTER', 'MONTHS_BEFORE', 'FIXED_DAY')),
  months INTEGER CHECK (months BETWEEN 0 AND 60),
  due_month INTEGER CHECK (due_month BETWEEN 1 AND 12),
  due_day INTEGER CHECK (due_day BETWEEN 1 AND 31),
  citation TEXT,
  from_date TEXT CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  source TEXT
) STRICT;

CREATE TABLE annual_return (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2200),
  country TEXT NOT NULL,
  year_end TEXT NOT NULL CHECK (year_end GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  registrar TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX annual_return_cooperative ON annual_return (cooperative);

CREATE TABLE return_item (
  id INTEGER PRIMARY KEY,
  annual_return INTEGER NOT NULL REFERENCES annual_return (id),
  return_rule INTEGER NOT NULL REFERENCES return_rule (id),
  due_on TEXT NOT NULL CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  due_why TEXT,
  state TEXT NOT NULL CHECK (state IN ('OPEN', 'SENT', 'ACCEPTED', 'NOT_ASKED')),
  done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  paper TEXT,
  owner INTEGER REFERENCES officer (id),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX return_item_annual_return ON return_item (annual_return);
CREATE INDEX return_item_return_rule ON return_item (return_rule);
CREATE INDEX return_item_owner ON return_item (owner);
CREATE INDEX return_item_state ON return_item (state, due_on);

-- A table as somebody printed it: nothing of it is corrected, what does not add up is found.
CREATE TABLE published_table (
  id INTEGER PRIMARY KEY,
  title_zh TEXT,
  title_en TEXT,
  citation TEXT NOT NULL,
  on_date TEXT CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  unit TEXT,
  currency INTEGER REFERENCES currency (id),
  coverage TEXT,
  federation INTEGER REFERENCES federation (id),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX published_table_currency ON published_table (currency);
CREATE INDEX published_table_federation ON published_table (federation);

CREATE TABLE table_line (
  id INTEGER PRIMARY KEY,
  published_table INTEGER NOT NULL REFERENCES published_table (id),
  line_no INTEGER NOT NULL CHECK (line_no BETWEEN 1 AND 9999),
  name_zh TEXT,
  name_en TEXT,
  printed TEXT,
  measure TEXT NOT NULL CHECK (measure IN ('COUNT', 'MONEY', 'PERCENT')),
  part_of INTEGER CHECK (part_of BETWEEN 1 AND 9999),
  reckoned TEXT CHECK (reckoned IN ('SHARE', 'GROWTH', 'PER_HEAD')),
  of_line INTEGER CHECK (of_line BETWEEN 1 AND 9999),
  base_line INTEGER CHECK (base_line BETWEEN 1 AND 9999),
  coverage TEXT,
  register_figure TEXT CHECK (register_figure IN ('COOPERATIVES', 'MEMBERS', 'MEMBERS_MALE',
    'MEMBERS_FEMALE', 'STAFF', 'HELPERS', 'APPRENTICES', 'SHARES_PAID', 'RESERVE')),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX table_line_published_table ON table_line (published_table);
ALTER TABLE attachment ADD COLUMN annual_return INTEGER REFERENCES annual_return (id);
CREATE INDEX attachment_annual_return ON attachment (annual_return);
