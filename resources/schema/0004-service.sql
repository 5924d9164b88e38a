-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Schema 4: service and the convenience of the residents: standards, ways, stops of rounds, further
-- trades of a point, files of an investigation, split links, proposed findings, what-if proposals.
-- New tables and columns without a default at the end of theirs: older acts go back as before.

ALTER TABLE service_point ADD COLUMN weekdays TEXT;
ALTER TABLE round ADD COLUMN began TEXT
  CHECK (began GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');
ALTER TABLE round ADD COLUMN ended TEXT
  CHECK (ended GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');

CREATE TABLE service_standard (
  id INTEGER PRIMARY KEY,
  trade INTEGER REFERENCES trade (id),
  city INTEGER REFERENCES city (id),
  limit_metres INTEGER CHECK (limit_metres > 0),
  limit_minutes INTEGER CHECK (limit_minutes > 0),
  wait_days INTEGER CHECK (wait_days >= 0),
  metres_per_minute INTEGER CHECK (metres_per_minute > 0),
  need INTEGER CHECK (need >= 0),
  tolerated INTEGER CHECK (tolerated BETWEEN 0 AND 1000),
  extra_metres INTEGER CHECK (extra_metres >= 0),
  resolution TEXT NOT NULL,
  resolved_on TEXT CHECK (resolved_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX service_standard_trade ON service_standard (trade);
CREATE INDEX service_standard_city ON service_standard (city);

CREATE TABLE way (
  id INTEGER PRIMARY KEY,
  from_neighbourhood INTEGER NOT NULL REFERENCES neighbourhood (id),
  to_neighbourhood INTEGER REFERENCES neighbourhood (id),
  to_point INTEGER REFERENCES service_point (id),
  metres INTEGER CHECK (metres >= 0),
  minutes INTEGER CHECK (minutes >= 0),
  note TEXT,
  source TEXT,
  CHECK ((to_neighbourhood IS NULL) <> (to_point IS NULL)),
  CHECK (metres IS NOT NULL OR minutes IS NOT NULL)
) STRICT;
CREATE INDEX way_from_neighbourhood ON way (from_neighbourhood);
CREATE INDEX way_to_neighbourhood ON way (to_neighbourhood);
CREATE INDEX way_to_point ON way (to_point);

CREATE TABLE point_trade (
  id INTEGER PRIMARY KEY,
  service_point INTEGER NOT NULL REFERENCES service_point (id),
  trade INTEGER NOT NULL REFERENCES trade (id),
  capacity INTEGER CHECK (capacity >= 0),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX point_trade_service_point ON point_trade (service_point);
CREATE INDEX point_trade_trade ON point_trade (trade);

CREATE TABLE round_stop (
  id INTEGER PRIMARY KEY,
  round INTEGER NOT NULL REFERENCES round (id),
  neighbourhood INTEGER NOT NULL REFERENCES neighbourhood (id),
  weekdays TEXT,
  streets TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX round_stop_round ON round_stop (round);
CREATE INDEX round_stop_neighbourhood ON round_stop (neighbourhood);

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  investigation INTEGER REFERENCES investigation (id),
  name TEXT NOT NULL,
  media_type TEXT,
  size INTEGER NOT NULL CHECK (size BETWEEN 0 AND 16777216),
  sha256 TEXT NOT NULL CHECK (length (sha256) = 64),
  content BLOB NOT NULL,
  added_on TEXT CHECK (added_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  source TEXT,
  CHECK (length (content) = size)
) STRICT;
CREATE INDEX attachment_investigation ON attachment (investigation);

CREATE TABLE split_link (
  id INTEGER PRIMARY KEY,
  process INTEGER NOT NULL REFERENCES process (id),
  workshop_cooperative INTEGER REFERENCES cooperative (id),
  workshop_point INTEGER REFERENCES service_point (id),
  state TEXT NOT NULL
    CHECK (state IN ('PROPOSED', 'IN_FORCE', 'REFUSED', 'ENDED')),
  from_date TEXT CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  to_date TEXT CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  days_before INTEGER CHECK (days_before >= 0),
  days_after INTEGER CHECK (days_after >= 0),
  price_before INTEGER CHECK (price_before >= 0),
  price_after INTEGER CHECK (price_after >= 0),
  counters INTEGER CHECK (counters >= 0),
  evidence TEXT,
  officer INTEGER REFERENCES officer (id),
  decided_on TEXT CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX split_link_process ON split_link (process);
CREATE INDEX split_link_workshop_cooperative ON split_link (workshop_cooperative);
CREATE INDEX split_link_workshop_point ON split_link (workshop_point);
CREATE INDEX split_link_officer ON split_link (officer);

CREATE TABLE service_proposal (
  id INTEGER PRIMARY KEY,
  number TEXT,
  title TEXT NOT NULL,
  trade INTEGER REFERENCES trade (id),
  city INTEGER REFERENCES city (id),
  cooperative INTEGER REFERENCES cooperative (id),
  state TEXT NOT NULL
    CHECK (state IN ('DRAFT', 'PUT', 'ACCEPTED', 'REJECTED', 'CARRIED_OUT')),
  made_by INTEGER REFERENCES officer (id),
  made_on TEXT CHECK (made_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  put_on TEXT CHECK (put_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  decided_by INTEGER REFERENCES officer (id),
  decided_on TEXT CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  countersigned_by INTEGER REFERENCES officer (id),
  countersigned_on TEXT CHECK (countersigned_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  countersign_way TEXT CHECK (countersign_way IN ('ACCOUNT', 'PAPER')),
  reason TEXT,
  figures TEXT,
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX service_proposal_trade ON service_proposal (trade);
CREATE INDEX service_proposal_city ON service_proposal (city);
CREATE INDEX service_proposal_cooperative ON service_proposal (cooperative);
CREATE INDEX service_proposal_state ON service_proposal (state);
CREATE INDEX service_proposal_made_by ON service_proposal (made_by);
CREATE INDEX service_proposal_decided_by ON service_proposal (decided_by);
CREATE INDEX service_proposal_countersigned_by ON service_proposal (countersigned_by);

CREATE TABLE service_change (
  id INTEGER PRIMARY KEY,
  service_proposal INTEGER NOT NULL REFERENCES service_proposal (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('CLOSE', 'MOVE', 'MERGE', 'OPEN', 'ROUND_END', 'ROUND_BEGIN', 'ROUND_TO_POINT')),
  service_point INTEGER REFERENCES service_point (id),
  round INTEGER REFERENCES round (id),
  into_point INTEGER REFERENCES service_point (id),
  cooperative INTEGER REFERENCES cooperative (id),
  neighbourhood INTEGER REFERENCES neighbourhood (id),
  x INTEGER,
  y INTEGER,
  capacity INTEGER CHECK (capacity >= 0),
  weekdays TEXT,
  done_point INTEGER REFERENCES service_point (id),
  done_round INTEGER REFERENCES round (id),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX service_change_service_proposal ON service_change (service_proposal);
CREATE INDEX service_change_service_point ON service_change (service_point);
CREATE INDEX service_change_round ON service_change (round);
CREATE INDEX service_change_into_point ON service_change (into_point);
CREATE INDEX service_change_cooperative ON service_change (cooperative);
CREATE INDEX service_change_neighbourhood ON service_change (neighbourhood);
CREATE INDEX service_change_done_point ON service_change (done_point);
CREATE INDEX service_change_done_round ON service_change (done_round);

CREATE TABLE impact_finding (
  id INTEGER PRIMARY KEY,
  activity INTEGER NOT NULL REFERENCES activity (id),
  process INTEGER REFERENCES process (id),
  service_proposal INTEGER REFERENCES service_proposal (id),
  split_link INTEGER REFERENCES split_link (id),
  fact TEXT NOT NULL
    CHECK (fact IN ('consumer_impact', 'link_consumer_impact')),
  value TEXT NOT NULL CHECK (value IN ('yes', 'no', 'unknown')),
  computed_on TEXT NOT NULL CHECK (computed_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  evidence TEXT NOT NULL,
  figures TEXT,
  state TEXT NOT NULL
    CHECK (state IN ('PROPOSED', 'CONFIRMED', 'REJECTED')),
  officer INTEGER REFERENCES officer (id),
  decided_on TEXT CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reason TEXT,
  source TEXT,
  CHECK (state = 'PROPOSED' OR (officer IS NOT NULL AND decided_on IS NOT NULL)),
  CHECK (fact = 'consumer_impact' OR process IS NOT NULL)
) STRICT;
CREATE INDEX impact_finding_activity ON impact_finding (activity);
CREATE INDEX impact_finding_process ON impact_finding (process);
CREATE INDEX impact_finding_service_proposal ON impact_finding (service_proposal);
CREATE INDEX impact_finding_split_link ON impact_finding (split_link);
CREATE INDEX impact_finding_officer ON impact_finding (officer);
CREATE INDEX impact_finding_state ON impact_finding (state);
