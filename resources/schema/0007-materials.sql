-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Schema 7: materials: the catalogue, consumption norms, places of stock, approvals of
-- self-purchase, reservations, and the dated movements that every balance is worked out from.

CREATE TABLE material (
  id INTEGER PRIMARY KEY,
  code TEXT,
  name_zh TEXT,
  name_en TEXT,
  spec TEXT,
  unit INTEGER NOT NULL REFERENCES unit (id),
  note TEXT,
  source TEXT,
  category TEXT,
  is_local TEXT CHECK (is_local IN ('yes', 'no', 'unknown'))
) STRICT;
CREATE INDEX material_unit ON material (unit);

ALTER TABLE contract_material ADD COLUMN catalogue_material INTEGER REFERENCES material (id);
CREATE INDEX contract_material_catalogue_material ON contract_material (catalogue_material);

CREATE TABLE norm (
  id INTEGER PRIMARY KEY,
  product INTEGER NOT NULL REFERENCES product (id),
  material INTEGER NOT NULL REFERENCES material (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  unit INTEGER NOT NULL REFERENCES unit (id),
  per INTEGER NOT NULL CHECK (per >= 1),
  per_unit INTEGER NOT NULL REFERENCES unit (id),
  loss_allowed INTEGER CHECK (loss_allowed BETWEEN 0 AND 1000),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  resolution TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX norm_product ON norm (product);
CREATE INDEX norm_material ON norm (material);
CREATE INDEX norm_unit ON norm (unit);
CREATE INDEX norm_per_unit ON norm (per_unit);

CREATE TABLE stock_place (
  id INTEGER PRIMARY KEY,
  code TEXT,
  name_zh TEXT,
  name_en TEXT,
  kept_by TEXT NOT NULL CHECK (kept_by IN ('COOPERATIVE', 'FEDERATION', 'PARTNER')),
  cooperative INTEGER REFERENCES cooperative (id),
  federation INTEGER REFERENCES federation (id),
  partner INTEGER REFERENCES partner (id),
  address TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX stock_place_cooperative ON stock_place (cooperative);
CREATE INDEX stock_place_federation ON stock_place (federation);
CREATE INDEX stock_place_partner ON stock_place (partner);

CREATE TABLE purchase_approval (
  id INTEGER PRIMARY KEY,
  authority TEXT NOT NULL,
  approval_no TEXT NOT NULL,
  granted_on TEXT CHECK (granted_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  from_date TEXT CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  material INTEGER NOT NULL REFERENCES material (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  unit INTEGER NOT NULL REFERENCES unit (id),
  highest_price INTEGER CHECK (highest_price >= 0),
  from_afar TEXT CHECK (from_afar IN ('yes', 'no', 'unknown')),
  helped_by INTEGER REFERENCES partner (id),
  cooperative INTEGER REFERENCES cooperative (id),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX purchase_approval_material ON purchase_approval (material);
CREATE INDEX purchase_approval_unit ON purchase_approval (unit);
CREATE INDEX purchase_approval_helped_by ON purchase_approval (helped_by);
CREATE INDEX purchase_approval_cooperative ON purchase_approval (cooperative);

CREATE TABLE reservation (
  id INTEGER PRIMARY KEY,
  contract_material INTEGER NOT NULL REFERENCES contract_material (id),
  place INTEGER NOT NULL REFERENCES stock_place (id),
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  unit INTEGER NOT NULL REFERENCES unit (id),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  until_date TEXT CHECK (until_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  released_on TEXT CHECK (released_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX reservation_contract_material ON reservation (contract_material);
CREATE INDEX reservation_place ON reservation (place);
CREATE INDEX reservation_unit ON reservation (unit);

CREATE TABLE material_movement (
  id INTEGER PRIMARY KEY,
  moved_on TEXT NOT NULL CHECK (moved_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  movement_kind TEXT NOT NULL
    CHECK (movement_kind IN ('OPENING', 'IN', 'ISSUED', 'USED', 'RETURNED', 'TRANSFER', 'LOSS', 'COUNTED', 'BACK_TO_ORDERER', 'SETTLED')),
  material INTEGER NOT NULL REFERENCES material (id),
  material_source TEXT NOT NULL
    CHECK (material_source IN ('ALLOCATION', 'ORDERER', 'SELF', 'LOCAL')),
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  unit INTEGER NOT NULL REFERENCES unit (id),
  place INTEGER REFERENCES stock_place (id),
  to_place INTEGER REFERENCES stock_place (id),
  contract INTEGER REFERENCES contract (id),
  contract_line INTEGER REFERENCES contract_line (id),
  cooperative INTEGER REFERENCES cooperative (id),
  partner INTEGER REFERENCES partner (id),
  price INTEGER CHECK (price >= 0),
  approval INTEGER REFERENCES purchase_approval (id),
  paper TEXT,
  note TEXT,
  source TEXT,
  CHECK (material_source <> 'ORDERER' OR contract IS NOT NULL),
  CHECK (movement_kind IN ('USED', 'LOSS', 'BACK_TO_ORDERER', 'SETTLED') OR place IS NOT NULL),
  CHECK ((movement_kind = 'TRANSFER') = (to_place IS NOT NULL))
) STRICT;
CREATE INDEX material_movement_material ON material_movement (material);
CREATE INDEX material_movement_unit ON material_movement (unit);
CREATE INDEX material_movement_place ON material_movement (place);
CREATE INDEX material_movement_to_place ON material_movement (to_place);
CREATE INDEX material_movement_contract ON material_movement (contract);
CREATE INDEX material_movement_contract_line ON material_movement (contract_line);
CREATE INDEX material_movement_cooperative ON material_movement (cooperative);
CREATE INDEX material_movement_partner ON material_movement (partner);
CREATE INDEX material_movement_approval ON material_movement (approval);
