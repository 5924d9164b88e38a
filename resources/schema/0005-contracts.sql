-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Schema 5: the life of contracts, and the catalogue of products that contracts, norms, plans and
-- sales speak of.

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
