-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Schema 6: relations of supply, sales and production, with what they are about.

ALTER TABLE relation ADD COLUMN product INTEGER REFERENCES product (id);
CREATE INDEX relation_product ON relation (product);
