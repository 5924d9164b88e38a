-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Production returns, correction cases with their symptoms and measures, and the day since which an
-- activity is centralised.  New tables and one column without a default at the end of its table: older
-- acts go back as before.

ALTER TABLE activity
  ADD COLUMN centralised_on TEXT
    CHECK (centralised_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');

CREATE TABLE production_return (
  id INTEGER PRIMARY KEY,
  activity INTEGER NOT NULL REFERENCES activity (id),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT NOT NULL CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  output_value INTEGER CHECK (output_value >= 0),
  quantity INTEGER CHECK (quantity >= 0),
  unit INTEGER REFERENCES unit (id),
  varieties INTEGER CHECK (varieties >= 0),
  examined INTEGER CHECK (examined >= 0),
  passed INTEGER CHECK (passed >= 0),
  grade TEXT,
  complaints INTEGER CHECK (complaints >= 0),
  hours INTEGER CHECK (hours >= 0),
  evidence TEXT,
  note TEXT,
  source TEXT,
  CHECK (from_date <= to_date),
  CHECK (quantity IS NULL OR unit IS NOT NULL),
  CHECK (passed <= examined)
) STRICT;
CREATE INDEX production_return_activity ON production_return (activity);
CREATE INDEX production_return_unit ON production_return (unit);

CREATE TABLE correction_case (
  id INTEGER PRIMARY KEY,
  number TEXT,
  activity INTEGER NOT NULL REFERENCES activity (id),
  state TEXT NOT NULL
    CHECK (state IN ('OPEN', 'CLOSED')),
  opened_on TEXT NOT NULL CHECK (opened_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  owner INTEGER REFERENCES officer (id),
  due_on TEXT CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  merged TEXT NOT NULL,
  centralised_on TEXT CHECK (centralised_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  decision INTEGER REFERENCES decision (id),
  decided_by TEXT,
  facts TEXT,
  grounds TEXT,
  blocked_by TEXT,
  result TEXT,
  closed_by INTEGER REFERENCES officer (id),
  closed_on TEXT CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  source TEXT,
  CHECK (state = 'OPEN' OR (result IS NOT NULL AND closed_by IS NOT NULL AND closed_on IS NOT NULL))
) STRICT;
CREATE INDEX correction_case_activity ON correction_case (activity);
CREATE INDEX correction_case_owner ON correction_case (owner);
CREATE INDEX correction_case_decision ON correction_case (decision);
CREATE INDEX correction_case_closed_by ON correction_case (closed_by);

CREATE TABLE correction_symptom (
  id INTEGER PRIMARY KEY,
  correction_case INTEGER NOT NULL REFERENCES correction_case (id),
  symptom TEXT NOT NULL
    CHECK (symptom IN ('ORDERS_REFUSED', 'LINKS_CUT', 'FEWER_VARIETIES', 'LOWER_QUALITY', 'SHORTER_HOURS', 'SHARE_DEDUCTIONS', 'WAITING_UNIFIED', 'OUTPUT_DOWN', 'PUBLIC_INCONVENIENCED')),
  seen_on TEXT CHECK (seen_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  found_by INTEGER REFERENCES officer (id),
  evidence TEXT,
  source TEXT
) STRICT;
CREATE INDEX correction_symptom_correction_case ON correction_symptom (correction_case);
CREATE INDEX correction_symptom_found_by ON correction_symptom (found_by);

CREATE TABLE correction_measure (
  id INTEGER PRIMARY KEY,
  correction_case INTEGER NOT NULL REFERENCES correction_case (id),
  measure TEXT NOT NULL
    CHECK (measure IN ('SPLIT', 'SMALLER_UNIT', 'REOPEN_POINT', 'RESUME_ROUND', 'RESTORE_RELATION', 'RESTORE_VARIETY', 'REFUND')),
  detail TEXT,
  owner INTEGER REFERENCES officer (id),
  due_on TEXT CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  result TEXT,
  source TEXT
) STRICT;
CREATE INDEX correction_measure_correction_case ON correction_measure (correction_case);
CREATE INDEX correction_measure_owner ON correction_measure (owner);
