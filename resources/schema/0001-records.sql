-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Schema 1.  STRICT tables; CHECK and FOREIGN KEY are the last net behind the rules of core/records.
-- A test holds this file against the record types.  Released steps never change.

CREATE TABLE officer (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL
    CHECK (role IN ('CLERK', 'OFFICER')),
  os_account TEXT,
  from_date TEXT CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  until_date TEXT CHECK (until_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  source TEXT
) STRICT;

CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name_zh TEXT,
  name_en TEXT,
  measure TEXT NOT NULL
    CHECK (measure IN ('COUNT', 'MASS', 'LENGTH', 'AREA', 'VOLUME')),
  numerator INTEGER NOT NULL CHECK (numerator >= 1),
  denominator INTEGER NOT NULL CHECK (denominator >= 1),
  source TEXT
) STRICT;

CREATE TABLE city (
  id INTEGER PRIMARY KEY,
  code TEXT,
  name_zh TEXT,
  name_en TEXT,
  size_class TEXT
    CHECK (size_class IN ('LARGE', 'MEDIUM', 'SMALL')),
  handicrafts_concentrated TEXT CHECK (handicrafts_concentrated IN ('yes', 'no', 'unknown')),
  basically_cooperativised TEXT CHECK (basically_cooperativised IN ('yes', 'no', 'unknown')),
  craftsmen INTEGER CHECK (craftsmen >= 0),
  note TEXT,
  source TEXT
) STRICT;

CREATE TABLE trade (
  id INTEGER PRIMARY KEY,
  code TEXT,
  name_zh TEXT,
  name_en TEXT,
  trade_class TEXT
    CHECK (trade_class IN ('MANUFACTURE', 'REPAIR_SERVICE', 'MIXED', 'UNKNOWN')),
  arr_class TEXT
    CHECK (arr_class IN ('DEVELOP', 'MAINTAIN', 'RESTRICT', 'CONVERT')),
  high_grade TEXT CHECK (high_grade IN ('yes', 'no', 'unknown')),
  special_craft TEXT CHECK (special_craft IN ('yes', 'no', 'unknown')),
  note TEXT,
  source TEXT
) STRICT;

CREATE TABLE federation (
  id INTEGER PRIMARY KEY,
  code TEXT,
  name_zh TEXT,
  name_en TEXT,
  level TEXT NOT NULL
    CHECK (level IN ('LOCAL', 'SPECIALISED', 'PROVINCE', 'NATION')),
  city INTEGER REFERENCES city (id),
  trade INTEGER REFERENCES trade (id),
  parent INTEGER REFERENCES federation (id),
  seal_line TEXT,
  address TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX federation_city ON federation (city);
CREATE INDEX federation_trade ON federation (trade);
CREATE INDEX federation_parent ON federation (parent);

CREATE TABLE settings (
  id INTEGER PRIMARY KEY,
  federation INTEGER NOT NULL REFERENCES federation (id),
  office INTEGER NOT NULL CHECK (office BETWEEN 0 AND 4095),
  working_date TEXT CHECK (working_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  language TEXT
    CHECK (language IN ('zh_CN', 'en')),
  source TEXT
) STRICT;
CREATE INDEX settings_federation ON settings (federation);

CREATE TABLE neighbourhood (
  id INTEGER PRIMARY KEY,
  code TEXT,
  name_zh TEXT,
  name_en TEXT,
  city INTEGER REFERENCES city (id),
  residents INTEGER CHECK (residents >= 0),
  x INTEGER,
  y INTEGER,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX neighbourhood_city ON neighbourhood (city);

CREATE TABLE cooperative (
  id INTEGER PRIMARY KEY,
  name_zh TEXT,
  name_en TEXT,
  reg_no TEXT,
  registrar TEXT,
  legal_form TEXT,
  ownership_class TEXT,
  stage TEXT
    CHECK (stage IN ('GROUP', 'SM_GROUP', 'SM_COOP', 'PRODUCER_COOP')),
  trade INTEGER REFERENCES trade (id),
  trade_class TEXT
    CHECK (trade_class IN ('MANUFACTURE', 'REPAIR_SERVICE', 'MIXED', 'UNKNOWN')),
  address TEXT,
  city INTEGER REFERENCES city (id),
  federation INTEGER REFERENCES federation (id),
  spec_federation INTEGER REFERENCES federation (id),
  bylaws_date TEXT CHECK (bylaws_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  bylaws_amended TEXT CHECK (bylaws_amended GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  founded TEXT CHECK (founded GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  joined TEXT CHECK (joined GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  dissolved TEXT CHECK (dissolved GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  status TEXT
    CHECK (status IN ('LIVE', 'DORMANT', 'LIQUIDATION', 'DISSOLVED')),
  members_male INTEGER CHECK (members_male >= 0),
  members_female INTEGER CHECK (members_female >= 0),
  staff INTEGER CHECK (staff >= 0),
  aux INTEGER CHECK (aux >= 0),
  apprentices INTEGER CHECK (apprentices >= 0),
  share_called INTEGER CHECK (share_called >= 0),
  share_paid INTEGER CHECK (share_paid >= 0),
  reserve_fund INTEGER CHECK (reserve_fund >= 0),
  welfare_fund INTEGER CHECK (welfare_fund >= 0),
  general_meeting TEXT CHECK (general_meeting GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  election TEXT CHECK (election GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  term_end TEXT CHECK (term_end GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  audit_class TEXT,
  inspection_findings TEXT,
  surplus_disposal TEXT,
  note TEXT,
  centralised_now TEXT CHECK (centralised_now IN ('yes', 'no', 'unknown')),
  scale_matches_conditions TEXT CHECK (scale_matches_conditions IN ('yes', 'no', 'unknown')),
  output_declined TEXT CHECK (output_declined IN ('yes', 'no', 'unknown')),
  public_inconvenienced TEXT CHECK (public_inconvenienced IN ('yes', 'no', 'unknown')),
  source TEXT
) STRICT;
CREATE INDEX cooperative_reg_no ON cooperative (reg_no);
CREATE INDEX cooperative_trade ON cooperative (trade);
CREATE INDEX cooperative_city ON cooperative (city);
CREATE INDEX cooperative_federation ON cooperative (federation);
CREATE INDEX cooperative_spec_federation ON cooperative (spec_federation);

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  name_zh TEXT,
  name_en TEXT,
  trade INTEGER REFERENCES trade (id),
  trade_class TEXT
    CHECK (trade_class IN ('MANUFACTURE', 'REPAIR_SERVICE', 'MIXED', 'UNKNOWN')),
  persons INTEGER CHECK (persons >= 0),
  current_form TEXT
    CHECK (current_form IN ('CENTRALISE', 'SMALL_BY_PROCESS', 'SMALL_BY_VARIETY', 'TEMP_DECENTRALISE', 'STAY_AS_IS', 'DECENTRALISE', 'RETAIN_POINTS', 'KEEP_MOBILE', 'CENTRALISE_MAJOR_LINK', 'CENTRALISE_HIGH_GRADE', 'ADJUST_POINT', 'CORRECT', 'DEFER')),
  premises_ok TEXT CHECK (premises_ok IN ('yes', 'no', 'unknown')),
  equipment_ok TEXT CHECK (equipment_ok IN ('yes', 'no', 'unknown')),
  cadres_ok TEXT CHECK (cadres_ok IN ('yes', 'no', 'unknown')),
  planning_done TEXT CHECK (planning_done IN ('yes', 'no', 'unknown')),
  preparation_done TEXT CHECK (preparation_done IN ('yes', 'no', 'unknown')),
  aux_many TEXT CHECK (aux_many IN ('yes', 'no', 'unknown')),
  aux_placeable TEXT CHECK (aux_placeable IN ('yes', 'no', 'unknown')),
  products_scattered TEXT CHECK (products_scattered IN ('yes', 'no', 'unknown')),
  cooperation_low TEXT CHECK (cooperation_low IN ('yes', 'no', 'unknown')),
  shared_process_exists TEXT CHECK (shared_process_exists IN ('yes', 'no', 'unknown')),
  variety_groups_exist TEXT CHECK (variety_groups_exist IN ('yes', 'no', 'unknown')),
  fixed_premises TEXT CHECK (fixed_premises IN ('yes', 'no', 'unknown')),
  storefront TEXT CHECK (storefront IN ('yes', 'no', 'unknown')),
  itinerant TEXT CHECK (itinerant IN ('yes', 'no', 'unknown')),
  high_grade_repair TEXT CHECK (high_grade_repair IN ('yes', 'no', 'unknown')),
  consumer_impact TEXT CHECK (consumer_impact IN ('yes', 'no', 'unknown')),
  relation_cut TEXT CHECK (relation_cut IN ('yes', 'no', 'unknown')),
  special_craft TEXT CHECK (special_craft IN ('yes', 'no', 'unknown')),
  prefers_individual TEXT CHECK (prefers_individual IN ('yes', 'no', 'unknown')),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX activity_cooperative ON activity (cooperative);
CREATE INDEX activity_trade ON activity (trade);

CREATE TABLE readiness (
  id INTEGER PRIMARY KEY,
  activity INTEGER NOT NULL REFERENCES activity (id),
  fact TEXT NOT NULL
    CHECK (fact IN ('other', 'premises_ok', 'equipment_ok', 'cadres_ok', 'planning_done', 'preparation_done', 'aux_many', 'aux_placeable', 'products_scattered', 'cooperation_low', 'shared_process_exists', 'variety_groups_exist', 'fixed_premises', 'storefront', 'itinerant', 'high_grade_repair', 'consumer_impact', 'relation_cut', 'special_craft', 'prefers_individual', 'centralised_now', 'scale_matches_conditions', 'output_declined', 'public_inconvenienced')),
  name TEXT,
  value TEXT CHECK (value IN ('yes', 'no', 'unknown')),
  found_on TEXT CHECK (found_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  found_by INTEGER REFERENCES officer (id),
  evidence TEXT,
  source TEXT
) STRICT;
CREATE INDEX readiness_activity ON readiness (activity);
CREATE INDEX readiness_found_by ON readiness (found_by);

CREATE TABLE process (
  id INTEGER PRIMARY KEY,
  activity INTEGER NOT NULL REFERENCES activity (id),
  name_zh TEXT,
  name_en TEXT,
  major_link TEXT CHECK (major_link IN ('yes', 'no', 'unknown')),
  link_consumer_impact TEXT CHECK (link_consumer_impact IN ('yes', 'no', 'unknown')),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX process_activity ON process (activity);

CREATE TABLE service_point (
  id INTEGER PRIMARY KEY,
  code TEXT,
  name_zh TEXT,
  name_en TEXT,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  activity INTEGER REFERENCES activity (id),
  trade INTEGER REFERENCES trade (id),
  neighbourhood INTEGER REFERENCES neighbourhood (id),
  address TEXT,
  x INTEGER,
  y INTEGER,
  opened TEXT CHECK (opened GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  closed TEXT CHECK (closed GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  hours TEXT,
  workers INTEGER CHECK (workers >= 0),
  capacity INTEGER CHECK (capacity >= 0),
  unreasonable TEXT CHECK (unreasonable IN ('yes', 'no', 'unknown')),
  investigated TEXT CHECK (investigated IN ('yes', 'no', 'unknown')),
  adjustment_prepared TEXT CHECK (adjustment_prepared IN ('yes', 'no', 'unknown')),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX service_point_cooperative ON service_point (cooperative);
CREATE INDEX service_point_activity ON service_point (activity);
CREATE INDEX service_point_trade ON service_point (trade);
CREATE INDEX service_point_neighbourhood ON service_point (neighbourhood);

CREATE TABLE round (
  id INTEGER PRIMARY KEY,
  code TEXT,
  name_zh TEXT,
  name_en TEXT,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  activity INTEGER REFERENCES activity (id),
  trade INTEGER REFERENCES trade (id),
  neighbourhood INTEGER REFERENCES neighbourhood (id),
  streets TEXT,
  weekdays TEXT,
  workers INTEGER CHECK (workers >= 0),
  tools TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX round_cooperative ON round (cooperative);
CREATE INDEX round_activity ON round (activity);
CREATE INDEX round_trade ON round (trade);
CREATE INDEX round_neighbourhood ON round (neighbourhood);

CREATE TABLE investigation (
  id INTEGER PRIMARY KEY,
  service_point INTEGER NOT NULL REFERENCES service_point (id),
  visited TEXT NOT NULL CHECK (visited GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  officer INTEGER REFERENCES officer (id),
  finding TEXT
    CHECK (finding IN ('REASONABLE', 'UNREASONABLE', 'OPEN')),
  complaints TEXT,
  evidence TEXT,
  source TEXT
) STRICT;
CREATE INDEX investigation_service_point ON investigation (service_point);
CREATE INDEX investigation_officer ON investigation (officer);

CREATE TABLE partner (
  id INTEGER PRIMARY KEY,
  code TEXT,
  name_zh TEXT,
  name_en TEXT,
  partner_kind TEXT NOT NULL
    CHECK (partner_kind IN ('STATE_COMMERCE', 'SUPPLY_COOP', 'OTHER')),
  city INTEGER REFERENCES city (id),
  address TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX partner_city ON partner (city);

CREATE TABLE relation (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  partner INTEGER NOT NULL REFERENCES partner (id),
  relation_kind TEXT NOT NULL
    CHECK (relation_kind IN ('SUPPLY', 'SALES', 'PRODUCTION')),
  goods TEXT,
  state TEXT NOT NULL
    CHECK (state IN ('ORIGINAL', 'INTERRUPTED', 'RESTORED', 'NEW')),
  since TEXT CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  interrupted_on TEXT CHECK (interrupted_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  interrupted_by TEXT,
  restored_on TEXT CHECK (restored_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  grew_from INTEGER REFERENCES relation (id),
  task TEXT,
  task_owner INTEGER REFERENCES officer (id),
  task_due TEXT CHECK (task_due GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX relation_cooperative ON relation (cooperative);
CREATE INDEX relation_partner ON relation (partner);
CREATE INDEX relation_grew_from ON relation (grew_from);
CREATE INDEX relation_task_owner ON relation (task_owner);

CREATE TABLE contract (
  id INTEGER PRIMARY KEY,
  number TEXT,
  contract_type TEXT NOT NULL
    CHECK (contract_type IN ('PROCESSING', 'ORDER', 'UNIFIED', 'EXCLUSIVE', 'PURCHASE', 'SELECTIVE', 'SELF_SALE')),
  state TEXT NOT NULL
    CHECK (state IN ('DRAFT', 'SIGNED', 'FULFILLED', 'VOID')),
  orderer INTEGER NOT NULL REFERENCES partner (id),
  signatory TEXT
    CHECK (signatory IN ('FEDERATION', 'COOPERATIVE')),
  signing_federation INTEGER REFERENCES federation (id),
  signing_cooperative INTEGER REFERENCES cooperative (id),
  signed_on TEXT CHECK (signed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  bypass_reason TEXT,
  term_from TEXT CHECK (term_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  term_to TEXT CHECK (term_to GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  quality TEXT,
  packing TEXT,
  place TEXT,
  acceptance TEXT,
  settlement TEXT,
  liability TEXT,
  other TEXT,
  sealed_sample TEXT,
  drawings TEXT,
  freight TEXT,
  deposit INTEGER CHECK (deposit >= 0),
  advance INTEGER CHECK (advance >= 0),
  orderer_signer TEXT,
  federation_signer TEXT,
  void_reason TEXT,
  voided_on TEXT CHECK (voided_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX contract_number ON contract (number);
CREATE INDEX contract_orderer ON contract (orderer);
CREATE INDEX contract_signing_federation ON contract (signing_federation);
CREATE INDEX contract_signing_cooperative ON contract (signing_cooperative);

CREATE TABLE contract_line (
  id INTEGER PRIMARY KEY,
  contract INTEGER NOT NULL REFERENCES contract (id),
  product TEXT NOT NULL,
  spec TEXT,
  quantity INTEGER CHECK (quantity >= 0),
  unit INTEGER NOT NULL REFERENCES unit (id),
  unit_price INTEGER CHECK (unit_price >= 0),
  grade TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX contract_line_contract ON contract_line (contract);
CREATE INDEX contract_line_unit ON contract_line (unit);

CREATE TABLE contract_material (
  id INTEGER PRIMARY KEY,
  contract INTEGER NOT NULL REFERENCES contract (id),
  contract_line INTEGER REFERENCES contract_line (id),
  material TEXT NOT NULL,
  spec TEXT,
  quantity INTEGER CHECK (quantity >= 0),
  unit INTEGER NOT NULL REFERENCES unit (id),
  norm INTEGER CHECK (norm >= 0),
  material_source TEXT
    CHECK (material_source IN ('ALLOCATION', 'ORDERER', 'SELF', 'LOCAL')),
  quality TEXT,
  source TEXT
) STRICT;
CREATE INDEX contract_material_contract ON contract_material (contract);
CREATE INDEX contract_material_contract_line ON contract_material (contract_line);
CREATE INDEX contract_material_unit ON contract_material (unit);

CREATE TABLE schedule (
  id INTEGER PRIMARY KEY,
  contract_line INTEGER NOT NULL REFERENCES contract_line (id),
  due_on TEXT NOT NULL CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  source TEXT
) STRICT;
CREATE INDEX schedule_contract_line ON schedule (contract_line);

CREATE TABLE allotment (
  id INTEGER PRIMARY KEY,
  contract_line INTEGER NOT NULL REFERENCES contract_line (id),
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  reason TEXT,
  source TEXT
) STRICT;
CREATE INDEX allotment_contract_line ON allotment (contract_line);
CREATE INDEX allotment_cooperative ON allotment (cooperative);

CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  contract_line INTEGER NOT NULL REFERENCES contract_line (id),
  cooperative INTEGER REFERENCES cooperative (id),
  delivered_on TEXT NOT NULL CHECK (delivered_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  grade TEXT,
  accepted TEXT CHECK (accepted IN ('yes', 'no', 'unknown')),
  excess_accepted TEXT CHECK (excess_accepted IN ('yes', 'no', 'unknown')),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX delivery_contract_line ON delivery (contract_line);
CREATE INDEX delivery_cooperative ON delivery (cooperative);

CREATE TABLE recommendation (
  id INTEGER PRIMARY KEY,
  activity INTEGER NOT NULL REFERENCES activity (id),
  made_on TEXT NOT NULL CHECK (made_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  edition TEXT,
  rulebook_hash TEXT,
  recommended TEXT,
  receipt TEXT,
  source TEXT
) STRICT;
CREATE INDEX recommendation_activity ON recommendation (activity);

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  number TEXT,
  activity INTEGER NOT NULL REFERENCES activity (id),
  recommendation INTEGER REFERENCES recommendation (id),
  state TEXT NOT NULL
    CHECK (state IN ('DRAFT', 'WAITING', 'IN_FORCE', 'RETURNED', 'SUPERSEDED', 'VOID')),
  outcome TEXT
    CHECK (outcome IN ('CENTRALISE', 'SMALL_BY_PROCESS', 'SMALL_BY_VARIETY', 'TEMP_DECENTRALISE', 'STAY_AS_IS', 'DECENTRALISE', 'RETAIN_POINTS', 'KEEP_MOBILE', 'CENTRALISE_MAJOR_LINK', 'CENTRALISE_HIGH_GRADE', 'ADJUST_POINT', 'CORRECT', 'DEFER')),
  outcome_also TEXT
    CHECK (outcome_also IN ('CENTRALISE', 'SMALL_BY_PROCESS', 'SMALL_BY_VARIETY', 'TEMP_DECENTRALISE', 'STAY_AS_IS', 'DECENTRALISE', 'RETAIN_POINTS', 'KEEP_MOBILE', 'CENTRALISE_MAJOR_LINK', 'CENTRALISE_HIGH_GRADE', 'ADJUST_POINT', 'CORRECT', 'DEFER')),
  override TEXT CHECK (override IN ('yes', 'no', 'unknown')),
  reason TEXT,
  officer INTEGER REFERENCES officer (id),
  decided_on TEXT CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  review_on TEXT CHECK (review_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  countersign_needed TEXT CHECK (countersign_needed IN ('yes', 'no', 'unknown')),
  countersigned_by INTEGER REFERENCES officer (id),
  countersigned_on TEXT CHECK (countersigned_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  countersign_way TEXT
    CHECK (countersign_way IN ('ACCOUNT', 'PAPER')),
  blocked_by TEXT,
  receipt TEXT,
  source TEXT
) STRICT;
CREATE INDEX decision_activity ON decision (activity);
CREATE INDEX decision_recommendation ON decision (recommendation);
CREATE INDEX decision_officer ON decision (officer);
CREATE INDEX decision_countersigned_by ON decision (countersigned_by);

CREATE TABLE kept_warning (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  record INTEGER NOT NULL,
  field TEXT,
  code TEXT NOT NULL,
  message TEXT,
  reason TEXT NOT NULL,
  kept_by INTEGER REFERENCES officer (id),
  kept_on TEXT CHECK (kept_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  source TEXT
) STRICT;
CREATE INDEX kept_warning_kept_by ON kept_warning (kept_by);

-- Not records: the acts, the id counter, the numbers given out on paper, the search index.
-- They are not recorded in changesets and no undo touches them.

CREATE TABLE act (
  seq INTEGER PRIMARY KEY,
  time TEXT NOT NULL,
  author INTEGER NOT NULL,
  author_name TEXT NOT NULL,
  label TEXT NOT NULL,
  reason TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  of INTEGER,
  schema INTEGER NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX act_of ON act (of);
CREATE TRIGGER act_stays BEFORE DELETE ON act
BEGIN SELECT RAISE (ABORT, 'acts are never deleted'); END;
CREATE TRIGGER act_is_final BEFORE UPDATE ON act
BEGIN SELECT RAISE (ABORT, 'acts are never changed'); END;

CREATE TABLE act_part (
  id INTEGER PRIMARY KEY,
  act INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE INDEX act_part_act ON act_part (act);

CREATE TABLE act_touch (
  record INTEGER NOT NULL,
  act INTEGER NOT NULL,
  kind TEXT NOT NULL,
  op INTEGER NOT NULL CHECK (op IN (0, 1, 2)),
  mask INTEGER NOT NULL,
  PRIMARY KEY (record, act)
) STRICT, WITHOUT ROWID;
CREATE INDEX act_touch_act ON act_touch (act);

CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE paper_number (
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  office INTEGER NOT NULL,
  serial INTEGER NOT NULL,
  record INTEGER NOT NULL,
  PRIMARY KEY (kind, year, office, serial)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (text, kind UNINDEXED, tokenize = "unicode61 remove_diacritics 2");
