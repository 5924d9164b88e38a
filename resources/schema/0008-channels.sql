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
