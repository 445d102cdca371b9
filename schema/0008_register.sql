-- The register of agencies: their names with days, the members of groups, and who was merged into whom.

-- One name may be one agency's until a day and another's after, so that a name alone is no key of an agency any more.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE agency_before AS SELECT * FROM agency;
DROP TABLE agency;
CREATE TABLE agency (
  id       INTEGER PRIMARY KEY,
  name     TEXT    NOT NULL,  -- the one it bears today; all of them are in agency_name
  is_group INTEGER NOT NULL CHECK (is_group IN (0, 1))
) STRICT;
INSERT INTO agency (id, name, is_group) SELECT id, name, is_group FROM agency_before;

-- What an agency is called, and from when until when; NULL for ever.
CREATE TABLE agency_name (
  id       INTEGER PRIMARY KEY,
  agency   INTEGER NOT NULL REFERENCES agency,
  name     TEXT    NOT NULL CHECK (name <> ''),
  folded   TEXT    NOT NULL,  -- without case and diacritics
  sort     TEXT    NOT NULL CHECK (sort IN ('name', 'alias', 'former')),
  from_on  TEXT,
  until_on TEXT,              -- the last day
  CHECK (from_on <= until_on)
) STRICT;
INSERT INTO agency_name (agency, name, folded, sort) SELECT id, name, folded, 'name' FROM agency_before ORDER BY id;
INSERT INTO agency_name (agency, name, folded, sort) SELECT agency, name, folded, 'alias' FROM agency_alias ORDER BY id;
DROP TABLE agency_before;
DROP TABLE agency_alias;
CREATE INDEX agency_name_folded ON agency_name (folded);
CREATE INDEX agency_name_agency ON agency_name (agency);

-- On one day a name means one agency.
CREATE TRIGGER agency_name_means_one BEFORE INSERT ON agency_name
WHEN EXISTS (SELECT 1 FROM agency_name n WHERE n.folded = new.folded
             AND (n.from_on IS NULL OR new.until_on IS NULL OR n.from_on <= new.until_on)
             AND (n.until_on IS NULL OR new.from_on IS NULL OR new.from_on <= n.until_on)) BEGIN
  SELECT RAISE(ABORT, 'the name is taken on some of these days');
END;
CREATE TRIGGER agency_name_still_means_one BEFORE UPDATE ON agency_name
WHEN EXISTS (SELECT 1 FROM agency_name n WHERE n.folded = new.folded AND n.id <> new.id
             AND (n.from_on IS NULL OR new.until_on IS NULL OR n.from_on <= new.until_on)
             AND (n.until_on IS NULL OR new.from_on IS NULL OR new.from_on <= n.until_on)) BEGIN
  SELECT RAISE(ABORT, 'the name is taken on some of these days');
END;

-- Which agencies make up a group, and from when until when; NULL for ever.
CREATE TABLE membership (
  id       INTEGER PRIMARY KEY,
  body     INTEGER NOT NULL REFERENCES agency,  -- the group
  agency   INTEGER NOT NULL REFERENCES agency,
  from_on  TEXT,
  until_on TEXT,              -- the last day
  CHECK (from_on <= until_on),
  CHECK (body <> agency)
) STRICT;
CREATE INDEX membership_body ON membership (body);
CREATE INDEX membership_agency ON membership (agency);

CREATE TABLE merger (
  agency    INTEGER PRIMARY KEY REFERENCES agency,
  successor INTEGER NOT NULL REFERENCES agency,
  merged_on TEXT    NOT NULL,   -- the first day on which the successor stands for it
  done_at   INTEGER,            -- NULL until that day has come
  CHECK (agency <> successor)
) STRICT;
CREATE INDEX merger_successor ON merger (successor);

-- Days to come on which the register changes for an agency: the clock's work of that day.
CREATE TABLE turn (
  day    TEXT    NOT NULL,
  agency INTEGER NOT NULL REFERENCES agency,
  PRIMARY KEY (day, agency)
) STRICT;

-- A member of a group owes the group's task through an assignment of its own.
ALTER TABLE assignment ADD COLUMN of_group INTEGER REFERENCES agency;
ALTER TABLE assignment ADD COLUMN left_on TEXT;  -- ended since the agency is no member, or the group's members hold it
CREATE INDEX assignment_group ON assignment (of_group, task) WHERE of_group IS NOT NULL;

-- A duty that passed from its agency without being done is 'cancelled' with the day; one cancelled by a document has no such day.
ALTER TABLE duty ADD COLUMN ended_on TEXT CHECK (ended_on IS NULL OR state = 'cancelled');

-- Duties that went over to another agency with a merger.
CREATE TABLE handed_over (
  id          INTEGER PRIMARY KEY,
  duty        INTEGER NOT NULL REFERENCES duty,
  day         TEXT    NOT NULL,  -- the first on which the other holds it
  from_agency INTEGER NOT NULL REFERENCES agency
) STRICT;
CREATE INDEX handed_over_duty ON handed_over (duty, day);

-- A duty with the words that every list shows of it, and as whose member its agency holds it.
DROP VIEW duty_listed;
CREATE VIEW duty_listed AS
SELECT d.id, t.id AS task, a.agency, d.number, d.sort, d.opens_on, d.original_due_on, d.due_on, d.due_version,
       d.ladder, d.state, d.evidence_on, t.ref, t.text, g.name AS agency_name, t.deliverable, t.receiving_level,
       p.issuer, p.number AS programme_number, coalesce(d.owed_from, d.made_at, p.in_force_at) AS owed_from,
       t.programme, d.assignment, coalesce(d.made_at, p.in_force_at) AS made_at, p.archived_at,
       d.ended_on, a.of_group
FROM duty d JOIN assignment a ON a.id = d.assignment JOIN task t ON t.id = a.task
JOIN agency g ON g.id = a.agency JOIN programme p ON p.id = t.programme;

-- The mail of an office that speaks for many agencies carries thousands of steps.
DROP INDEX ledger_message;
CREATE INDEX ledger_message ON ledger (message, duty);
