-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Schema 5: the life of contracts, and the catalogue of products that contracts, norms, plans and
-- sales speak of.
-- The table of contracts is made anew, since its CHECK of the state widens: the same columns in the same
-- order, the new ones after them and without a default, so that older acts go back as before.

CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  code TEXT,
  name_zh TEXT,
  name_en TEXT,
  trade INTEGER REFERENCES trade (id),
  spec TEXT,
  unit INTEGER REFERENCES unit (id),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX product_trade ON product (trade);
CREATE INDEX product_unit ON product (unit);

ALTER TABLE contract_line ADD COLUMN catalogue_product INTEGER REFERENCES product (id);
CREATE INDEX contract_line_catalogue_product ON contract_line (catalogue_product);

CREATE TABLE contract_wide (
  id INTEGER PRIMARY KEY,
  number TEXT,
  contract_type TEXT NOT NULL
    CHECK (contract_type IN ('PROCESSING', 'ORDER', 'UNIFIED', 'EXCLUSIVE', 'PURCHASE', 'SELECTIVE', 'SELF_SALE')),
  state TEXT NOT NULL
    CHECK (state IN ('DRAFT', 'SIGNED', 'EXECUTING', 'FULFILLED', 'TERMINATED', 'VOID')),
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
  source TEXT,
  is_framework TEXT CHECK (is_framework IN ('yes', 'no', 'unknown')),
  framework INTEGER REFERENCES contract (id),
  version INTEGER CHECK (version >= 1),
  begun_on TEXT CHECK (begun_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  completed_on TEXT CHECK (completed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  terminated_on TEXT CHECK (terminated_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  termination_reason TEXT,
  settled_on TEXT CHECK (settled_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  currency INTEGER REFERENCES currency (id),
  late_rate INTEGER CHECK (late_rate BETWEEN 0 AND 10000),
  late_most INTEGER CHECK (late_most BETWEEN 0 AND 100),
  shortfall_rate INTEGER CHECK (shortfall_rate BETWEEN 0 AND 100),
  poor_rate INTEGER CHECK (poor_rate BETWEEN 0 AND 100)
) STRICT;
INSERT INTO contract_wide (
  id, number, contract_type, state, orderer, signatory, signing_federation, signing_cooperative,
  signed_on, bypass_reason, term_from, term_to, quality, packing, place, acceptance, settlement,
  liability, other, sealed_sample, drawings, freight, deposit, advance, orderer_signer,
  federation_signer, void_reason, voided_on, note, source)
SELECT
  id, number, contract_type, state, orderer, signatory, signing_federation, signing_cooperative,
  signed_on, bypass_reason, term_from, term_to, quality, packing, place, acceptance, settlement,
  liability, other, sealed_sample, drawings, freight, deposit, advance, orderer_signer,
  federation_signer, void_reason, voided_on, note, source
FROM contract;
DROP TABLE contract;
ALTER TABLE contract_wide RENAME TO contract;
CREATE INDEX contract_number ON contract (number);
CREATE INDEX contract_orderer ON contract (orderer);
CREATE INDEX contract_signing_federation ON contract (signing_federation);
CREATE INDEX contract_signing_cooperative ON contract (signing_cooperative);
CREATE INDEX contract_framework ON contract (framework);
CREATE INDEX contract_currency ON contract (currency);
CREATE INDEX contract_state ON contract (state);

ALTER TABLE contract_line ADD COLUMN framework_line INTEGER REFERENCES contract_line (id);
CREATE INDEX contract_line_framework_line ON contract_line (framework_line);

ALTER TABLE attachment ADD COLUMN contract INTEGER REFERENCES contract (id);
ALTER TABLE attachment ADD COLUMN kind TEXT
  CHECK (kind IN ('SEALED_SAMPLE', 'DRAWING', 'SCAN', 'OTHER'));
CREATE INDEX attachment_contract ON attachment (contract);

CREATE TABLE grade_price (
  id INTEGER PRIMARY KEY,
  contract_line INTEGER NOT NULL REFERENCES contract_line (id),
  grade TEXT NOT NULL,
  unit_price INTEGER NOT NULL CHECK (unit_price >= 0),
  source TEXT
) STRICT;
CREATE INDEX grade_price_contract_line ON grade_price (contract_line);

CREATE TABLE delivery_grade (
  id INTEGER PRIMARY KEY,
  delivery INTEGER NOT NULL REFERENCES delivery (id),
  grade TEXT,
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  verdict TEXT NOT NULL
    CHECK (verdict IN ('ACCEPTED', 'REPRICED', 'REPAIR', 'REFUSED')),
  unit_price INTEGER CHECK (unit_price >= 0),
  reason TEXT,
  source TEXT
) STRICT;
CREATE INDEX delivery_grade_delivery ON delivery_grade (delivery);

CREATE TABLE amendment (
  id INTEGER PRIMARY KEY,
  contract INTEGER NOT NULL REFERENCES contract (id),
  version INTEGER NOT NULL CHECK (version >= 2),
  amended_on TEXT NOT NULL CHECK (amended_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  agreed_with TEXT NOT NULL,
  officer INTEGER NOT NULL REFERENCES officer (id),
  reason TEXT NOT NULL,
  changes TEXT NOT NULL,
  source TEXT
) STRICT;
CREATE INDEX amendment_contract ON amendment (contract);
CREATE INDEX amendment_officer ON amendment (officer);

CREATE TABLE penalty (
  id INTEGER PRIMARY KEY,
  contract INTEGER NOT NULL REFERENCES contract (id),
  contract_line INTEGER REFERENCES contract_line (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('SHORTFALL', 'LATE', 'QUALITY', 'OTHER')),
  borne_by TEXT NOT NULL CHECK (borne_by IN ('ORDERER', 'MAKERS')),
  cooperative INTEGER REFERENCES cooperative (id),
  basis TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  assessed_on TEXT NOT NULL CHECK (assessed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  state TEXT NOT NULL
    CHECK (state IN ('PROPOSED', 'CONFIRMED', 'WAIVED')),
  officer INTEGER REFERENCES officer (id),
  decided_on TEXT CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reason TEXT,
  source TEXT,
  CHECK (state = 'PROPOSED' OR (officer IS NOT NULL AND decided_on IS NOT NULL))
) STRICT;
CREATE INDEX penalty_contract ON penalty (contract);
CREATE INDEX penalty_contract_line ON penalty (contract_line);
CREATE INDEX penalty_cooperative ON penalty (cooperative);
CREATE INDEX penalty_officer ON penalty (officer);

CREATE TABLE payment (
  id INTEGER PRIMARY KEY,
  contract INTEGER NOT NULL REFERENCES contract (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('DEPOSIT', 'ADVANCE', 'PRICE', 'FEE', 'PENALTY', 'RETURNED')),
  paid_by TEXT NOT NULL CHECK (paid_by IN ('ORDERER', 'MAKERS')),
  cooperative INTEGER REFERENCES cooperative (id),
  paid_on TEXT NOT NULL CHECK (paid_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  amount INTEGER NOT NULL CHECK (amount > 0),
  paper TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX payment_contract ON payment (contract);
CREATE INDEX payment_cooperative ON payment (cooperative);

CREATE TABLE period_lock (
  id INTEGER PRIMARY KEY,
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT NOT NULL CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  locked_on TEXT NOT NULL CHECK (locked_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  locked_by INTEGER NOT NULL REFERENCES officer (id),
  reason TEXT NOT NULL,
  reopened_on TEXT CHECK (reopened_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reopened_by INTEGER REFERENCES officer (id),
  reopen_reason TEXT,
  source TEXT,
  CHECK (from_date <= to_date),
  CHECK (reopened_on IS NULL OR (reopened_by IS NOT NULL AND reopen_reason IS NOT NULL))
) STRICT;
CREATE INDEX period_lock_locked_by ON period_lock (locked_by);
CREATE INDEX period_lock_reopened_by ON period_lock (reopened_by);
