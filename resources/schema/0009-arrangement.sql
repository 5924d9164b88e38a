-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Schema 9: the unified arrangement of production: what processes can do and what work takes, how far
-- it is, and the arrangements with what they are after and what they say.

ALTER TABLE contract_line ADD COLUMN priority INTEGER CHECK (priority BETWEEN 1 AND 9);
ALTER TABLE contract_line ADD COLUMN one_maker TEXT CHECK (one_maker IN ('yes', 'no', 'unknown'));
ALTER TABLE contract_line ADD COLUMN least_lot INTEGER CHECK (least_lot >= 1);

ALTER TABLE capacity ADD COLUMN grade TEXT;
ALTER TABLE capacity ADD COLUMN cost INTEGER CHECK (cost >= 0);
ALTER TABLE capacity ADD COLUMN least_lot INTEGER CHECK (least_lot >= 1);

-- How many hours of a process there are in a month.
CREATE TABLE process_capacity (
  id INTEGER PRIMARY KEY,
  process INTEGER NOT NULL REFERENCES process (id),
  monthly_hours INTEGER NOT NULL CHECK (monthly_hours >= 0),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  evidence TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX process_capacity_process ON process_capacity (process);

-- How long the work on a product takes in a process.
CREATE TABLE work_norm (
  id INTEGER PRIMARY KEY,
  process INTEGER NOT NULL REFERENCES process (id),
  product INTEGER NOT NULL REFERENCES product (id),
  minutes INTEGER NOT NULL CHECK (minutes >= 1),
  per INTEGER NOT NULL CHECK (per >= 1),
  per_unit INTEGER NOT NULL REFERENCES unit (id),
  setup_minutes INTEGER CHECK (setup_minutes >= 0),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  resolution TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX work_norm_process ON work_norm (process);
CREATE INDEX work_norm_product ON work_norm (product);
CREATE INDEX work_norm_per_unit ON work_norm (per_unit);

CREATE TABLE distance (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  partner INTEGER NOT NULL REFERENCES partner (id),
  metres INTEGER NOT NULL CHECK (metres >= 0),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX distance_cooperative ON distance (cooperative);
CREATE INDEX distance_partner ON distance (partner);

CREATE TABLE arrangement (
  id INTEGER PRIMARY KEY,
  number TEXT,
  name TEXT NOT NULL,
  federation INTEGER NOT NULL REFERENCES federation (id),
  trade INTEGER REFERENCES trade (id),
  from_month TEXT NOT NULL CHECK (from_month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-01'),
  months INTEGER NOT NULL CHECK (months BETWEEN 1 AND 24),
  state TEXT NOT NULL CHECK (state IN ('DRAFT', 'IN_FORCE', 'REPLACED', 'DROPPED')),
  based_on INTEGER REFERENCES arrangement (id),
  made_on TEXT CHECK (made_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  in_force_on TEXT CHECK (in_force_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  officer INTEGER REFERENCES officer (id),
  reason TEXT,
  late_months INTEGER CHECK (late_months BETWEEN 0 AND 24),
  floor_hours INTEGER CHECK (floor_hours BETWEEN 0 AND 744),
  month_hours INTEGER CHECK (month_hours BETWEEN 1 AND 744),
  unpriced INTEGER CHECK (unpriced >= 1),
  haul INTEGER CHECK (haul BETWEEN 0 AND 1000),
  holding INTEGER CHECK (holding BETWEEN 0 AND 1000),
  poor INTEGER CHECK (poor BETWEEN 0 AND 1000),
  outcome TEXT CHECK (outcome IN ('OPTIMAL', 'FEASIBLE', 'CUT', 'INFEASIBLE')),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX arrangement_federation ON arrangement (federation);
CREATE INDEX arrangement_trade ON arrangement (trade);
CREATE INDEX arrangement_based_on ON arrangement (based_on);
CREATE INDEX arrangement_officer ON arrangement (officer);

CREATE TABLE arrangement_stage (
  id INTEGER PRIMARY KEY,
  arrangement INTEGER NOT NULL REFERENCES arrangement (id),
  aim TEXT NOT NULL
    CHECK (aim IN ('PROMISE', 'RELATION', 'LATE', 'DISTURBANCE', 'FAIRNESS', 'COST')),
  place INTEGER NOT NULL CHECK (place BETWEEN 1 AND 6),
  weight INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 1000),
  must TEXT CHECK (must IN ('yes', 'no', 'unknown')),
  objective INTEGER,
  bound INTEGER,
  source TEXT
) STRICT;
CREATE INDEX arrangement_stage_arrangement ON arrangement_stage (arrangement);

CREATE TABLE arrangement_line (
  id INTEGER PRIMARY KEY,
  arrangement INTEGER NOT NULL REFERENCES arrangement (id),
  contract_line INTEGER NOT NULL REFERENCES contract_line (id),
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-01'),
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  pinned TEXT CHECK (pinned IN ('yes', 'no', 'unknown')),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX arrangement_line_arrangement ON arrangement_line (arrangement);
CREATE INDEX arrangement_line_contract_line ON arrangement_line (contract_line);
CREATE INDEX arrangement_line_cooperative ON arrangement_line (cooperative);
