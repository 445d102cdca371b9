-- Statements: what an agency says about a duty before it is done, and what the office answers.

-- How far it is, and once a report period how it will end.
CREATE TABLE progress_note (
  id      INTEGER PRIMARY KEY,
  duty    INTEGER NOT NULL REFERENCES duty,
  person  INTEGER NOT NULL REFERENCES person,
  said_at INTEGER NOT NULL,
  words   TEXT    NOT NULL CHECK (words <> ''),
  outlook TEXT    CHECK (outlook IN ('on_track', 'at_risk', 'will_miss')),  -- NULL: none given with this note
  cause   TEXT    CHECK (cause IN ('objective', 'superior', 'resources', 'coordination', 'workload', 'other')),
  CHECK ((coalesce(outlook, 'on_track') = 'on_track') = (cause IS NULL))
) STRICT;
CREATE INDEX progress_note_duty ON progress_note (duty, said_at);

-- A day is asked for; only a decision moves one.
CREATE TABLE extension_request (
  id          INTEGER PRIMARY KEY,
  duty        INTEGER NOT NULL REFERENCES duty,
  person      INTEGER NOT NULL REFERENCES person,
  asked_at    INTEGER NOT NULL,
  cause       TEXT    NOT NULL CHECK (cause IN ('objective', 'superior', 'resources', 'coordination', 'workload', 'other')),
  words       TEXT    NOT NULL CHECK (words <> ''),
  proposed_on TEXT    NOT NULL,
  state       TEXT    NOT NULL CHECK (state IN ('waiting', 'granted', 'refused')),
  decided_by  INTEGER REFERENCES person,
  decided_at  INTEGER,
  granted_on  TEXT,                                 -- the new day, perhaps another than the proposed
  answer      TEXT    NOT NULL DEFAULT '',          -- why it was refused
  CHECK ((state = 'waiting') = (decided_by IS NULL)),
  CHECK ((state = 'waiting') = (decided_at IS NULL)),
  CHECK ((state = 'granted') = (granted_on IS NOT NULL)),
  CHECK (state <> 'refused' OR answer <> ''),
  CHECK (decided_by <> person)                      -- nobody grants a day to themselves
) STRICT;
CREATE INDEX extension_request_duty ON extension_request (duty, asked_at);
CREATE UNIQUE INDEX extension_request_waiting ON extension_request (duty) WHERE state = 'waiting';

-- Why a duty is late; the last one said stands.
CREATE TABLE delay (
  id      INTEGER PRIMARY KEY,
  duty    INTEGER NOT NULL REFERENCES duty,
  person  INTEGER NOT NULL REFERENCES person,
  said_at INTEGER NOT NULL,
  cause   TEXT    NOT NULL CHECK (cause IN ('objective', 'superior', 'resources', 'coordination', 'workload', 'other')),
  words   TEXT    NOT NULL,
  CHECK (cause <> 'other' OR words <> '')
) STRICT;
CREATE INDEX delay_duty ON delay (duty, said_at);

-- What stands in the way (vướng mắc), or is proposed (kiến nghị), and to whom.
CREATE TABLE obstacle (
  id        INTEGER PRIMARY KEY,
  duty      INTEGER NOT NULL REFERENCES duty,
  person    INTEGER NOT NULL REFERENCES person,
  stated_at INTEGER NOT NULL,
  sort      TEXT    NOT NULL CHECK (sort IN ('obstacle', 'proposal')),
  level     TEXT    NOT NULL CHECK (level <> ''),   -- who can settle it: 'Ban Thường vụ Tỉnh ủy'
  words     TEXT    NOT NULL CHECK (words <> ''),
  closed_at INTEGER
) STRICT;
CREATE INDEX obstacle_duty ON obstacle (duty, stated_at);
CREATE INDEX obstacle_open ON obstacle (stated_at, id) WHERE closed_at IS NULL;

CREATE TABLE obstacle_answer (
  id          INTEGER PRIMARY KEY,
  obstacle    INTEGER NOT NULL REFERENCES obstacle,
  person      INTEGER NOT NULL REFERENCES person,
  answered_at INTEGER NOT NULL,
  words       TEXT    NOT NULL CHECK (words <> ''),
  closes      INTEGER NOT NULL CHECK (closes IN (0, 1))
) STRICT;
CREATE INDEX obstacle_answer_obstacle ON obstacle_answer (obstacle, id);

-- When anything was last heard of a duty. A claim's decision is heard too: what was sent back is not silence.
CREATE VIEW heard AS
SELECT duty, said_at AS at FROM progress_note
UNION ALL SELECT duty, asked_at FROM extension_request
UNION ALL SELECT duty, said_at FROM delay
UNION ALL SELECT duty, stated_at FROM obstacle
UNION ALL SELECT duty, claimed_at FROM claim
UNION ALL SELECT duty, decided_at FROM claim WHERE decided_at IS NOT NULL;
