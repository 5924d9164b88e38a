-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Schema 8: currencies, as ratios to the fen with the days on which they hold.

CREATE TABLE currency (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name_zh TEXT,
  name_en TEXT,
  numerator INTEGER NOT NULL CHECK (numerator > 0),
  denominator INTEGER NOT NULL CHECK (denominator > 0),
  places INTEGER NOT NULL CHECK (places BETWEEN 0 AND 4),
  from_date TEXT CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  source TEXT
) STRICT;

-- Where a co-operative sells by itself.
CREATE TABLE outlet (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  name_zh TEXT,
  name_en TEXT,
  address TEXT,
  service_point INTEGER REFERENCES service_point (id),
  opened TEXT CHECK (opened GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  closed TEXT CHECK (closed GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX outlet_cooperative ON outlet (cooperative);
CREATE INDEX outlet_service_point ON outlet (service_point);

-- Market control: the lowest and the highest price that a resolution sets.
CREATE TABLE market_price (
  id INTEGER PRIMARY KEY,
  product INTEGER NOT NULL REFERENCES product (id),
  city INTEGER REFERENCES city (id),
  grade TEXT,
  lowest INTEGER CHECK (lowest >= 0),
  highest INTEGER CHECK (highest >= 0),
  unit INTEGER NOT NULL REFERENCES unit (id),
  currency INTEGER REFERENCES currency (id),
  resolution TEXT,
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX market_price_product ON market_price (product);
CREATE INDEX market_price_city ON market_price (city);
CREATE INDEX market_price_unit ON market_price (unit);
CREATE INDEX market_price_currency ON market_price (currency);

-- What was sold in a day or a month.
CREATE TABLE sale (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  outlet INTEGER REFERENCES outlet (id),
  product INTEGER NOT NULL REFERENCES product (id),
  grade TEXT,
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT NOT NULL CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  unit INTEGER NOT NULL REFERENCES unit (id),
  amount INTEGER CHECK (amount >= 0),
  currency INTEGER REFERENCES currency (id),
  channel TEXT NOT NULL CHECK (channel IN ('SELF_SALE', 'SELECTIVE', 'PURCHASE')),
  buyer INTEGER REFERENCES partner (id),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX sale_cooperative ON sale (cooperative);
CREATE INDEX sale_outlet ON sale (outlet);
CREATE INDEX sale_product ON sale (product);
CREATE INDEX sale_unit ON sale (unit);
CREATE INDEX sale_currency ON sale (currency);
CREATE INDEX sale_buyer ON sale (buyer);

-- How much a co-operative is able to make in a month.
CREATE TABLE capacity (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  product INTEGER NOT NULL REFERENCES product (id),
  monthly INTEGER NOT NULL CHECK (monthly >= 0),
  unit INTEGER NOT NULL REFERENCES unit (id),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  evidence TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX capacity_cooperative ON capacity (cooperative);
CREATE INDEX capacity_product ON capacity (product);
CREATE INDEX capacity_unit ON capacity (unit);

-- The supply-production-sales plan of a co-operative or of a trade.
CREATE TABLE plan (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  cooperative INTEGER REFERENCES cooperative (id),
  trade INTEGER REFERENCES trade (id),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT NOT NULL CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  state TEXT NOT NULL CHECK (state IN ('DRAFT', 'AGREED', 'IN_INDUSTRIAL_PLAN')),
  resolution TEXT,
  agreed_on TEXT CHECK (agreed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  currency INTEGER REFERENCES currency (id),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX plan_cooperative ON plan (cooperative);
CREATE INDEX plan_trade ON plan (trade);
CREATE INDEX plan_currency ON plan (currency);

CREATE TABLE plan_line (
  id INTEGER PRIMARY KEY,
  plan INTEGER NOT NULL REFERENCES plan (id),
  product INTEGER NOT NULL REFERENCES product (id),
  unit INTEGER NOT NULL REFERENCES unit (id),
  processing INTEGER CHECK (processing >= 0),
  ordering INTEGER CHECK (ordering >= 0),
  selective INTEGER CHECK (selective >= 0),
  purchase INTEGER CHECK (purchase >= 0),
  unified INTEGER CHECK (unified >= 0),
  exclusive INTEGER CHECK (exclusive >= 0),
  self_sale INTEGER CHECK (self_sale >= 0),
  price INTEGER CHECK (price >= 0),
  material_note TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX plan_line_plan ON plan_line (plan);
CREATE INDEX plan_line_product ON plan_line (product);
CREATE INDEX plan_line_unit ON plan_line (unit);
