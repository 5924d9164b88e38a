-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Schema 3: editions of the rulebook.  A new table only: the reach of older acts stays.

CREATE TABLE edition (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('DRAFT', 'WAITING', 'IN_FORCE', 'SUPERSEDED', 'WITHDRAWN')),
  based_on INTEGER REFERENCES edition (id),
  note TEXT,
  drafted_by INTEGER REFERENCES officer (id),
  drafted_on TEXT CHECK (drafted_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  resolution TEXT,
  resolved_on TEXT CHECK (resolved_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  rehearsed INTEGER CHECK (rehearsed >= 0),
  flips INTEGER CHECK (flips >= 0),
  officer INTEGER REFERENCES officer (id),
  put_forward_on TEXT CHECK (put_forward_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  countersigned_by INTEGER REFERENCES officer (id),
  countersigned_on TEXT CHECK (countersigned_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  countersign_way TEXT
    CHECK (countersign_way IN ('ACCOUNT', 'PAPER')),
  in_force_from TEXT CHECK (in_force_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  in_force_until TEXT CHECK (in_force_until GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  hash TEXT NOT NULL,
  rulebook TEXT NOT NULL,
  source TEXT
) STRICT;
CREATE INDEX edition_state ON edition (state);
CREATE INDEX edition_hash ON edition (hash);
CREATE INDEX edition_based_on ON edition (based_on);
CREATE INDEX edition_drafted_by ON edition (drafted_by);
CREATE INDEX edition_officer ON edition (officer);
CREATE INDEX edition_countersigned_by ON edition (countersigned_by);
