-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Schema 6: relations of supply, sales and production with their dated history, the tasks of
-- restoring them, what they are about and at which point they are kept; partners that closed.

ALTER TABLE relation ADD COLUMN product INTEGER REFERENCES product (id);
CREATE INDEX relation_product ON relation (product);
ALTER TABLE relation ADD COLUMN service_point INTEGER REFERENCES service_point (id);
CREATE INDEX relation_service_point ON relation (service_point);

ALTER TABLE partner ADD COLUMN closed_on TEXT
  CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');

CREATE TABLE relation_event (
  id INTEGER PRIMARY KEY,
  relation INTEGER NOT NULL REFERENCES relation (id),
  state TEXT NOT NULL CHECK (state IN ('ORIGINAL', 'INTERRUPTED', 'RESTORED', 'NEW')),
  on_date TEXT NOT NULL CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  cause TEXT
    CHECK (cause IN ('MERGER', 'CENTRALISATION', 'CONTRACT', 'ALLOTMENT', 'PARTNER', 'SUPPLY',
                     'OTHER')),
  what TEXT,
  contract INTEGER REFERENCES contract (id),
  decision INTEGER REFERENCES decision (id),
  officer INTEGER REFERENCES officer (id),
  source TEXT
) STRICT;
CREATE INDEX relation_event_relation ON relation_event (relation);
CREATE INDEX relation_event_contract ON relation_event (contract);
CREATE INDEX relation_event_decision ON relation_event (decision);
CREATE INDEX relation_event_officer ON relation_event (officer);

CREATE TABLE relation_task (
  id INTEGER PRIMARY KEY,
  relation INTEGER NOT NULL REFERENCES relation (id),
  what TEXT NOT NULL,
  owner INTEGER NOT NULL REFERENCES officer (id),
  due TEXT NOT NULL CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  result TEXT,
  source TEXT
) STRICT;
CREATE INDEX relation_task_relation ON relation_task (relation);
CREATE INDEX relation_task_owner_of ON relation_task (owner);
