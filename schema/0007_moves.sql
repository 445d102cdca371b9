-- Moves: what the office changes of what is owed, each with the document that lets it.

CREATE TABLE decision (
  id              INTEGER PRIMARY KEY,
  what            TEXT    NOT NULL CHECK (what IN ('dated', 'extended', 'suspended', 'resumed', 'cancelled', 'changed',
                                                   'transferred', 'ended', 'replaced')),
  document_number TEXT    NOT NULL CHECK (document_number <> ''),
  document_on     TEXT    NOT NULL,
  authority       TEXT    NOT NULL CHECK (authority <> ''),   -- who decided: 'Ban Thường vụ Tỉnh ủy'
  reason          TEXT    NOT NULL CHECK (reason IN ('superior', 'coordination', 'law', 'resources', 'content',
                                                     'reorganised', 'force_majeure', 'other')),
  note            TEXT    NOT NULL,
  decided_by      INTEGER REFERENCES person,                  -- NULL for the command line's administrator
  decided_at      INTEGER NOT NULL,
  CHECK (reason <> 'other' OR note <> '')
) STRICT;

-- The days that a duty has had. One that its programme set has no row for its version 1: that is `original_due_on`.
CREATE TABLE due_version (
  duty     INTEGER NOT NULL REFERENCES duty,
  version  INTEGER NOT NULL CHECK (version >= 1),
  due_on   TEXT    NOT NULL,
  decision INTEGER NOT NULL REFERENCES decision,
  PRIMARY KEY (duty, version)
) STRICT, WITHOUT ROWID;

-- Suspended, resumed, cancelled: the states that no claim gives a duty, so that a past day's lists know them.
CREATE TABLE duty_state (
  id       INTEGER PRIMARY KEY,
  duty     INTEGER NOT NULL REFERENCES duty,
  decision INTEGER NOT NULL REFERENCES decision,
  old      TEXT    NOT NULL,
  new      TEXT    NOT NULL,
  CHECK (old <> new)
) STRICT;
CREATE INDEX duty_state_duty ON duty_state (duty, id);

-- Duties that went over to another agency.
CREATE TABLE transfer (
  id          INTEGER PRIMARY KEY,
  duty        INTEGER NOT NULL REFERENCES duty,
  decision    INTEGER NOT NULL REFERENCES decision,
  from_agency INTEGER NOT NULL REFERENCES agency,
  to_agency   INTEGER NOT NULL REFERENCES agency,
  CHECK (from_agency <> to_agency)
) STRICT;
CREATE INDEX transfer_duty ON transfer (duty, id);

ALTER TABLE duty ADD COLUMN made_at INTEGER;     -- NULL: when its programme came into force
ALTER TABLE duty ADD COLUMN owed_from INTEGER;   -- steps of the ladder up to it are not owed; NULL: as made_at
CREATE INDEX duty_owed_from ON duty (owed_from) WHERE owed_from IS NOT NULL;

ALTER TABLE assignment ADD COLUMN ended_at INTEGER;  -- its open duties went over to another agency

ALTER TABLE task ADD COLUMN review_on TEXT;      -- of one without a day: when the office looks at it again
ALTER TABLE task ADD COLUMN report_period TEXT CHECK (report_period IN ('month', 'quarter', 'half_year', 'year'));
ALTER TABLE task ADD COLUMN ended_at INTEGER;

ALTER TABLE programme ADD COLUMN report_period TEXT CHECK (report_period IN ('month', 'quarter', 'half_year', 'year'));
ALTER TABLE programme ADD COLUMN report_first_day INTEGER CHECK (report_first_day IN (1, 15));
ALTER TABLE programme ADD COLUMN ended_at INTEGER;
ALTER TABLE programme ADD COLUMN replaced_by INTEGER REFERENCES programme;
ALTER TABLE programme ADD COLUMN archived_at INTEGER;

-- A duty with the words that every list shows of it, from when on its ladder is owed, and since when it is known.
DROP VIEW duty_listed;
CREATE VIEW duty_listed AS
SELECT d.id, t.id AS task, a.agency, d.number, d.sort, d.opens_on, d.original_due_on, d.due_on, d.due_version,
       d.ladder, d.state, d.evidence_on, t.ref, t.text, g.name AS agency_name, t.deliverable, t.receiving_level,
       p.issuer, p.number AS programme_number, coalesce(d.owed_from, d.made_at, p.in_force_at) AS owed_from,
       t.programme, d.assignment, coalesce(d.made_at, p.in_force_at) AS made_at, p.archived_at
FROM duty d JOIN assignment a ON a.id = d.assignment JOIN task t ON t.id = a.task
JOIN agency g ON g.id = a.agency JOIN programme p ON p.id = t.programme;

-- Search follows a task whose words are changed.
CREATE TRIGGER IF NOT EXISTS task_words_follow_update AFTER UPDATE OF folded ON task BEGIN
  INSERT INTO task_words (task_words, rowid, folded) VALUES ('delete', old.id, old.folded);
  INSERT INTO task_words (rowid, folded) VALUES (new.id, new.folded);
END;
