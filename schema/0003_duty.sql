-- What each agency owes: one row a day that it owes something by.
CREATE TABLE assignment (
  id     INTEGER PRIMARY KEY,
  task   INTEGER NOT NULL REFERENCES task,
  agency INTEGER NOT NULL REFERENCES agency,
  UNIQUE (task, agency)
) STRICT;
CREATE INDEX assignment_agency ON assignment (agency);

CREATE TABLE duty (
  id              INTEGER PRIMARY KEY,
  assignment      INTEGER NOT NULL REFERENCES assignment,
  number          INTEGER NOT NULL,                  -- from 1 within its assignment
  sort            TEXT    NOT NULL CHECK (sort IN ('dated', 'report')),
  opens_on        TEXT    NOT NULL,                  -- first day of its period
  original_due_on TEXT    NOT NULL,                  -- never changes
  due_on          TEXT    NOT NULL,                  -- moves only by a granted extension
  due_version     INTEGER NOT NULL DEFAULT 1,
  ladder          TEXT    NOT NULL CHECK (ladder IN ('month', 'quarter', 'year')),
  state           TEXT    NOT NULL DEFAULT 'needs_action'
                          CHECK (state IN ('needs_action', 'in_process', 'claimed', 'returned', 'completed', 'suspended', 'cancelled')),
  evidence_on     TEXT,                              -- of the claim that waits or was confirmed
  UNIQUE (assignment, number),
  CHECK ((state IN ('claimed', 'completed')) = (evidence_on IS NOT NULL))
) STRICT;
-- The lists of what is open ask by due day; what is done costs them nothing.
CREATE INDEX duty_open ON duty (due_on, id)
  WHERE sort = 'dated' AND state IN ('needs_action', 'in_process', 'claimed', 'returned');
CREATE INDEX duty_report_open ON duty (due_on, id)
  WHERE sort = 'report' AND state IN ('needs_action', 'in_process', 'claimed', 'returned');

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
  decided_by      INTEGER REFERENCES person,
  decided_at      INTEGER,
  reason          TEXT,
  CHECK ((state = 'waiting') = (decided_by IS NULL)),
  CHECK ((state = 'waiting') = (decided_at IS NULL)),
  CHECK (state <> 'returned' OR reason <> ''),
  CHECK (decided_by <> person)                       -- nobody confirms a claim of their own
) STRICT;
CREATE INDEX claim_duty ON claim (duty, claimed_at);
CREATE UNIQUE INDEX claim_waiting ON claim (duty) WHERE state = 'waiting';  -- one at a time
CREATE INDEX claim_by_age ON claim (claimed_at, id) WHERE state = 'waiting';

-- A duty with the words that every list shows of it.
CREATE VIEW duty_listed AS
SELECT d.id, t.id AS task, a.agency, d.number, d.sort, d.opens_on, d.original_due_on, d.due_on, d.due_version,
       d.ladder, d.state, d.evidence_on, t.ref, t.text, g.name AS agency_name, t.deliverable, t.receiving_level,
       p.issuer, p.number AS programme_number, p.in_force_at,
       t.programme, d.assignment
FROM duty d JOIN assignment a ON a.id = d.assignment JOIN task t ON t.id = a.task
JOIN agency g ON g.id = a.agency JOIN programme p ON p.id = t.programme;
