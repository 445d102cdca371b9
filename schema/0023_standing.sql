-- What each event changed of duties stands in it, so that the standing of every duty on any day can be told from the log
-- alone: a JSON array with one object a duty, {"duty": 12, "state": "claimed", "evidence_on": "2026-06-02"}; a duty that
-- was made stands there whole, one that is no more as {"duty": 12, "gone": true}. NULL where the event changed none, and
-- in all events from before. The hash covers it wherever it is not NULL.
ALTER TABLE event ADD COLUMN duties TEXT CHECK (duties IS NULL OR json_valid(duties));
CREATE INDEX event_duties ON event (id) WHERE duties IS NOT NULL;

-- What was claimed or asked for may be taken back by who said it while it waits: it is then decided by nobody.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE claim_before AS SELECT * FROM claim;
DROP TABLE claim;
CREATE TABLE claim (
  id              INTEGER PRIMARY KEY,
  duty            INTEGER NOT NULL REFERENCES duty,
  person          INTEGER NOT NULL REFERENCES person,
  claimed_at      INTEGER NOT NULL,
  document_number TEXT    NOT NULL CHECK (document_number <> ''),
  document_on     TEXT    NOT NULL,
  receiving_level TEXT    NOT NULL CHECK (receiving_level <> ''),
  note            TEXT    NOT NULL,
  state           TEXT    NOT NULL CHECK (state IN ('waiting', 'confirmed', 'returned', 'withdrawn')),
  decided_by      INTEGER REFERENCES person,         -- NULL while it waits, taken back, and where the setting confirmed it
  decided_at      INTEGER,                           -- or taken back
  reason          TEXT,
  accepted_at     INTEGER,                           -- confirmed by the setting; someone may send it back later
  CHECK ((state = 'waiting') = (decided_at IS NULL)),
  CHECK (state NOT IN ('waiting', 'withdrawn') OR decided_by IS NULL),
  CHECK (state IN ('waiting', 'withdrawn') OR decided_by IS NOT NULL
         OR (state = 'confirmed' AND accepted_at IS NOT NULL)),
  CHECK (state <> 'returned' OR reason <> ''),
  CHECK (decided_by <> person)                       -- nobody confirms a claim of their own
) STRICT;
INSERT INTO claim (id, duty, person, claimed_at, document_number, document_on, receiving_level, note, state, decided_by,
                   decided_at, reason, accepted_at)
SELECT id, duty, person, claimed_at, document_number, document_on, receiving_level, note, state, decided_by, decided_at,
       reason, accepted_at
FROM claim_before;
DROP TABLE claim_before;
CREATE INDEX claim_duty ON claim (duty, claimed_at);
CREATE UNIQUE INDEX claim_waiting ON claim (duty) WHERE state = 'waiting';  -- one at a time
CREATE INDEX claim_by_age ON claim (claimed_at, id) WHERE state = 'waiting';

CREATE TABLE extension_before AS SELECT * FROM extension_request;
DROP TABLE extension_request;
CREATE TABLE extension_request (
  id          INTEGER PRIMARY KEY,
  duty        INTEGER NOT NULL REFERENCES duty,
  person      INTEGER NOT NULL REFERENCES person,
  asked_at    INTEGER NOT NULL,
  cause       TEXT    NOT NULL CHECK (cause IN ('objective', 'superior', 'resources', 'coordination', 'workload', 'other')),
  words       TEXT    NOT NULL CHECK (words <> ''),
  proposed_on TEXT    NOT NULL,
  state       TEXT    NOT NULL CHECK (state IN ('waiting', 'granted', 'refused', 'withdrawn')),
  decided_by  INTEGER REFERENCES person,            -- NULL while it waits, and taken back
  decided_at  INTEGER,                              -- or taken back
  granted_on  TEXT,                                 -- the new day, perhaps another than the proposed
  answer      TEXT    NOT NULL DEFAULT '',          -- why it was refused
  CHECK ((state IN ('waiting', 'withdrawn')) = (decided_by IS NULL)),
  CHECK ((state = 'waiting') = (decided_at IS NULL)),
  CHECK ((state = 'granted') = (granted_on IS NOT NULL)),
  CHECK (state <> 'refused' OR answer <> ''),
  CHECK (decided_by <> person)                      -- nobody grants a day to themselves
) STRICT;
INSERT INTO extension_request (id, duty, person, asked_at, cause, words, proposed_on, state, decided_by, decided_at,
                               granted_on, answer)
SELECT id, duty, person, asked_at, cause, words, proposed_on, state, decided_by, decided_at, granted_on, answer
FROM extension_before;
DROP TABLE extension_before;
CREATE INDEX extension_request_duty ON extension_request (duty, asked_at);
CREATE UNIQUE INDEX extension_request_waiting ON extension_request (duty) WHERE state = 'waiting';

-- Decisions on what an agency said, each told to who said it by the mail of the day. What the mail says of one is read
-- from its event when it is sent.
CREATE TABLE answer (
  event     INTEGER NOT NULL REFERENCES event,
  recipient INTEGER NOT NULL REFERENCES person,
  message   INTEGER REFERENCES outbox,   -- NULL until a mail carries it
  PRIMARY KEY (event, recipient)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_unsent ON answer (recipient) WHERE message IS NULL;
CREATE INDEX answer_message ON answer (message);
