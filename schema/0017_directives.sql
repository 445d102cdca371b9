-- Directives of the committee, corrections of what was confirmed, and claims that the setting accepts at once.

-- Ý kiến chỉ đạo on a task, as the office records it.
CREATE TABLE directive (
  id              INTEGER PRIMARY KEY,
  task            INTEGER NOT NULL REFERENCES task,
  person          INTEGER NOT NULL REFERENCES person,   -- who recorded it
  recorded_at     INTEGER NOT NULL,
  document_number TEXT    NOT NULL CHECK (document_number <> ''),
  document_on     TEXT    NOT NULL,
  authority       TEXT    NOT NULL CHECK (authority <> ''),
  words           TEXT    NOT NULL CHECK (words <> '')
) STRICT;
CREATE INDEX directive_task ON directive (task, id);

CREATE TABLE directive_answer (
  id        INTEGER PRIMARY KEY,
  directive INTEGER NOT NULL REFERENCES directive,
  person    INTEGER NOT NULL REFERENCES person,
  said_at   INTEGER NOT NULL,
  words     TEXT    NOT NULL CHECK (words <> '')
) STRICT;
CREATE INDEX directive_answer_directive ON directive_answer (directive, id);

-- A claim may be confirmed by the setting, by nobody: then it has no decider.
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
  state           TEXT    NOT NULL CHECK (state IN ('waiting', 'confirmed', 'returned')),
  decided_by      INTEGER REFERENCES person,         -- NULL while it waits, and where the setting confirmed it
  decided_at      INTEGER,
  reason          TEXT,
  accepted_at     INTEGER,                           -- confirmed by the setting; someone may send it back later
  CHECK ((state = 'waiting') = (decided_at IS NULL)),
  CHECK (state <> 'waiting' OR decided_by IS NULL),
  CHECK (state = 'waiting' OR decided_by IS NOT NULL OR (state = 'confirmed' AND accepted_at IS NOT NULL)),
  CHECK (state <> 'returned' OR reason <> ''),
  CHECK (decided_by <> person)                       -- nobody confirms a claim of their own
) STRICT;
INSERT INTO claim (id, duty, person, claimed_at, document_number, document_on, receiving_level, note, state, decided_by,
                   decided_at, reason)
SELECT id, duty, person, claimed_at, document_number, document_on, receiving_level, note, state, decided_by, decided_at,
       reason
FROM claim_before;
DROP TABLE claim_before;
CREATE INDEX claim_duty ON claim (duty, claimed_at);
CREATE UNIQUE INDEX claim_waiting ON claim (duty) WHERE state = 'waiting';  -- one at a time
CREATE INDEX claim_by_age ON claim (claimed_at, id) WHERE state = 'waiting';

-- What was typed wrong in a confirmed claim: one asks, another approves, and what stood there before is kept.
CREATE TABLE correction (
  id                  INTEGER PRIMARY KEY,
  claim               INTEGER NOT NULL REFERENCES claim,
  person              INTEGER NOT NULL REFERENCES person,
  asked_at            INTEGER NOT NULL,
  words               TEXT    NOT NULL CHECK (words <> ''),   -- why
  document_number     TEXT    NOT NULL CHECK (document_number <> ''),
  document_on         TEXT    NOT NULL,
  receiving_level     TEXT    NOT NULL CHECK (receiving_level <> ''),
  old_document_number TEXT    NOT NULL,
  old_document_on     TEXT    NOT NULL,
  old_receiving_level TEXT    NOT NULL,
  state               TEXT    NOT NULL CHECK (state IN ('waiting', 'approved', 'refused')),
  decided_by          INTEGER REFERENCES person,
  decided_at          INTEGER,
  answer              TEXT    NOT NULL DEFAULT '',
  CHECK ((state = 'waiting') = (decided_by IS NULL)),
  CHECK ((state = 'waiting') = (decided_at IS NULL)),
  CHECK (state <> 'refused' OR answer <> ''),
  CHECK (decided_by <> person)                       -- by a second person
) STRICT;
CREATE INDEX correction_claim ON correction (claim, id);
CREATE UNIQUE INDEX correction_waiting ON correction (claim) WHERE state = 'waiting';
