-- SPDX-License-Identifier: LGPL-2.1-or-later
-- Schema 10: the people of the co-operatives, and what became of a co-operative that changed its
-- stage, merged or was divided.

CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  name_zh TEXT,
  name_en TEXT,
  card_no TEXT,
  member_kind TEXT NOT NULL CHECK (member_kind IN ('PERSON', 'HOUSEHOLD')),
  member_role TEXT NOT NULL
    CHECK (member_role IN ('MEMBER', 'MASTER', 'STAFF', 'HELPER', 'APPRENTICE')),
  sex TEXT CHECK (sex IN ('MALE', 'FEMALE')),
  birth_year INTEGER CHECK (birth_year BETWEEN 1800 AND 2100),
  household INTEGER REFERENCES member (id),
  persons INTEGER CHECK (persons BETWEEN 1 AND 99),
  trade INTEGER REFERENCES trade (id),
  skill TEXT,
  address TEXT,
  neighbourhood INTEGER REFERENCES neighbourhood (id),
  joined TEXT CHECK (joined GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  left_on TEXT CHECK (left_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  left_why TEXT CHECK (left_why IN ('OWN_WISH', 'MOVED', 'TRADE', 'DEATH', 'PUT_OUT', 'OTHER')),
  income_before INTEGER CHECK (income_before >= 0),
  prefers_individual TEXT CHECK (prefers_individual IN ('yes', 'no', 'unknown')),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX member_cooperative ON member (cooperative);
CREATE INDEX member_household ON member (household);
CREATE INDEX member_trade ON member (trade);
CREATE INDEX member_neighbourhood ON member (neighbourhood);
CREATE INDEX member_name_zh ON member (name_zh);
CREATE INDEX member_name_en ON member (name_en);

-- Two that look alike and are not the same.
CREATE TABLE member_distinct (
  id INTEGER PRIMARY KEY,
  member INTEGER NOT NULL REFERENCES member (id),
  other INTEGER NOT NULL REFERENCES member (id),
  reason TEXT NOT NULL,
  officer INTEGER REFERENCES officer (id),
  on_date TEXT CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  source TEXT
) STRICT;
CREATE INDEX member_distinct_member ON member_distinct (member);
CREATE INDEX member_distinct_other ON member_distinct (other);
CREATE INDEX member_distinct_officer ON member_distinct (officer);

-- What became of a co-operative: one record for each change of stage, merger or division.
CREATE TABLE succession (
  id INTEGER PRIMARY KEY,
  change TEXT NOT NULL CHECK (change IN ('STAGE', 'MERGER', 'DIVISION')),
  on_date TEXT NOT NULL CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  resolution TEXT NOT NULL,
  officer INTEGER REFERENCES officer (id),
  note TEXT,
  source TEXT
) STRICT;
CREATE INDEX succession_officer ON succession (officer);

CREATE TABLE succession_step (
  id INTEGER PRIMARY KEY,
  succession INTEGER NOT NULL REFERENCES succession (id),
  from_cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  to_cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  stage_before TEXT CHECK (stage_before IN ('GROUP', 'SM_GROUP', 'SM_COOP', 'PRODUCER_COOP')),
  stage_after TEXT CHECK (stage_after IN ('GROUP', 'SM_GROUP', 'SM_COOP', 'PRODUCER_COOP')),
  members_male INTEGER CHECK (members_male >= 0),
  members_female INTEGER CHECK (members_female >= 0),
  staff INTEGER CHECK (staff >= 0),
  aux INTEGER CHECK (aux >= 0),
  apprentices INTEGER CHECK (apprentices >= 0),
  share_called INTEGER CHECK (share_called >= 0),
  share_paid INTEGER CHECK (share_paid >= 0),
  reserve_fund INTEGER CHECK (reserve_fund >= 0),
  welfare_fund INTEGER CHECK (welfare_fund >= 0),
  source TEXT
) STRICT;
CREATE INDEX succession_step_succession ON succession_step (succession);
CREATE INDEX succession_step_from ON succession_step (from_cooperative);
CREATE INDEX succession_step_to ON succession_step (to_cooperative);

-- The key: which record went from where to where.
CREATE TABLE succession_item (
  id INTEGER PRIMARY KEY,
  succession INTEGER NOT NULL REFERENCES succession (id),
  kind TEXT NOT NULL,
  record INTEGER NOT NULL,
  from_cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  to_cooperative INTEGER NOT NULL REFERENCES cooperative (id),
  source TEXT
) STRICT;
CREATE INDEX succession_item_succession ON succession_item (succession);
CREATE INDEX succession_item_record ON succession_item (record);
CREATE INDEX succession_item_from ON succession_item (from_cooperative);
CREATE INDEX succession_item_to ON succession_item (to_cooperative);
