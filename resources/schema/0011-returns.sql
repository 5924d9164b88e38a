-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Schema 11: a return is known by the period it is of, and what a desk keeps for its next day.

-- Returns and Today.

-- The page of today asks for what is open and due, never for all that ever was.
CREATE INDEX production_return_until ON production_return (activity, to_date);
CREATE INDEX cooperative_term_end ON cooperative (term_end) WHERE term_end IS NOT NULL;
CREATE INDEX cooperative_centralised ON cooperative (status) WHERE centralised_now = 'yes';
CREATE INDEX activity_current_form ON activity (current_form) WHERE current_form IS NOT NULL;
CREATE INDEX activity_centralised_on ON activity (centralised_on) WHERE centralised_on IS NOT NULL;
CREATE INDEX relation_open ON relation (task_due) WHERE state = 'INTERRUPTED';
CREATE INDEX decision_state ON decision (state, review_on);
CREATE INDEX correction_case_state ON correction_case (state, due_on);
CREATE INDEX protection_measure_open ON protection_measure (due_on) WHERE done_on IS NULL;
CREATE INDEX improvement_due ON improvement (state, due_on);
CREATE INDEX improvement_unmeasured ON improvement (measure_on) WHERE measured IS NULL;
CREATE INDEX apprenticeship_until ON apprenticeship (to_date) WHERE result = 'LEARNING';
CREATE INDEX quality_person_until ON quality_person (to_date) WHERE to_date IS NOT NULL;
CREATE INDEX federation_membership_until ON federation_membership (to_date) WHERE to_date IS NOT NULL;
CREATE INDEX reservation_until ON reservation (until_date) WHERE released_on IS NULL;
CREATE INDEX purchase_approval_until ON purchase_approval (to_date);

-- Crafts, quality and reorganisation.

-- A step of a later batch starts from what an earlier one founds, and what that was.
ALTER TABLE reorganisation_step ADD COLUMN from_new TEXT;
ALTER TABLE reorganisation_step ADD COLUMN founded INTEGER REFERENCES cooperative (id);
CREATE INDEX reorganisation_step_founded ON reorganisation_step (founded);

-- What it cost a co-operative to make a product in a period.
CREATE TABLE product_cost (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  product INTEGER NOT NULL REFERENCES product (id),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT NOT NULL CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 2305843009213693951),
  unit INTEGER NOT NULL REFERENCES unit (id),
  cost INTEGER NOT NULL CHECK (cost BETWEEN 0 AND 10000000000000),
  material_cost INTEGER CHECK (material_cost BETWEEN 0 AND 10000000000000),
  wage_cost INTEGER CHECK (wage_cost BETWEEN 0 AND 10000000000000),
  evidence TEXT,
  note TEXT,
  source TEXT,
  CHECK (from_date <= to_date),
  CHECK (coalesce (material_cost, 0) + coalesce (wage_cost, 0) <= cost)
) STRICT;
CREATE INDEX product_cost_cooperative ON product_cost (cooperative);
CREATE INDEX product_cost_product ON product_cost (product);
CREATE INDEX product_cost_unit ON product_cost (unit);

-- The clerk's desk: filters, column sets, duplicates.

-- The usual order of the lists that grow, in either language: a list of a million begins at once.
CREATE INDEX cooperative_by_name_zh ON cooperative (coalesce (name_zh, name_en, '') COLLATE NOCASE);
CREATE INDEX cooperative_by_name_en ON cooperative (coalesce (name_en, name_zh, '') COLLATE NOCASE);
CREATE INDEX activity_by_name_zh ON activity (coalesce (name_zh, name_en, '') COLLATE NOCASE);
CREATE INDEX activity_by_name_en ON activity (coalesce (name_en, name_zh, '') COLLATE NOCASE);
CREATE INDEX member_by_name_zh ON member (coalesce (name_zh, name_en, '') COLLATE NOCASE);
CREATE INDEX member_by_name_en ON member (coalesce (name_en, name_zh, '') COLLATE NOCASE);
CREATE INDEX partner_by_name_zh ON partner (coalesce (name_zh, name_en, '') COLLATE NOCASE);
CREATE INDEX partner_by_name_en ON partner (coalesce (name_en, name_zh, '') COLLATE NOCASE);
CREATE INDEX service_point_by_name_zh ON service_point (coalesce (name_zh, name_en, '') COLLATE NOCASE);
CREATE INDEX service_point_by_name_en ON service_point (coalesce (name_en, name_zh, '') COLLATE NOCASE);

-- A list kept for everybody: what narrows it, its columns with their widths, its order.
CREATE TABLE shared_list (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  search TEXT,
  filters TEXT,
  columns TEXT,
  sort TEXT,
  descending TEXT CHECK (descending IN ('yes', 'no', 'unknown')),
  kept_by INTEGER REFERENCES officer (id),
  kept_on TEXT CHECK (kept_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  source TEXT
) STRICT;
CREATE INDEX shared_list_kept_by ON shared_list (kept_by);

-- What was found out about two records that look alike: that they are one, and which stayed, or two.
CREATE TABLE likeness (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('SAME', 'DISTINCT')),
  record INTEGER NOT NULL,
  other INTEGER NOT NULL CHECK (other <> record),
  record_name TEXT,
  other_name TEXT,
  reason TEXT NOT NULL,
  officer INTEGER REFERENCES officer (id),
  on_date TEXT CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  source TEXT
) STRICT;
CREATE INDEX likeness_record ON likeness (record);
CREATE INDEX likeness_other ON likeness (other);
CREATE INDEX likeness_officer ON likeness (officer);

-- Pieces of the words in the search index, so that three letters inside of one are found at once.  Not a record.
CREATE VIRTUAL TABLE search_part USING fts5 (pieces, content = '', detail = none, tokenize = ascii);

-- Arrangement.
