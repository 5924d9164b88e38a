-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Schema 7: the catalogue of materials.

CREATE TABLE material (
  id INTEGER PRIMARY KEY,
  code TEXT,
  name_zh TEXT,
  name_en TEXT,
  spec TEXT,
  unit INTEGER NOT NULL REFERENCES unit (id),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX material_unit ON material (unit);

ALTER TABLE contract_material ADD COLUMN catalogue_material INTEGER REFERENCES material (id);
CREATE INDEX contract_material_catalogue_material ON contract_material (catalogue_material);
