-- People and their mandates: someone is one person however many offices they hold, and what they may do on a day rests on
-- the mandates of that day.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE person_before AS SELECT * FROM person;
DROP TABLE person;
CREATE TABLE person (
  id          INTEGER PRIMARY KEY,
  name        TEXT    NOT NULL,
  function    TEXT    NOT NULL DEFAULT '',         -- chức vụ
  email       TEXT    NOT NULL,                    -- what they sign in with
  disabled_at INTEGER,                             -- signs in no more, whatever mandates say
  same_as     INTEGER REFERENCES person            -- once each role was a row of its own: the row that stands for them all
) STRICT;
INSERT INTO person (id, name, email, same_as)
SELECT b.id, b.name, b.email,
       (SELECT min(o.id) FROM person_before o WHERE o.email = b.email COLLATE NOCASE AND o.id < b.id)
FROM person_before b;
CREATE UNIQUE INDEX person_email ON person (email COLLATE NOCASE) WHERE same_as IS NULL;
CREATE INDEX person_same ON person (same_as) WHERE same_as IS NOT NULL;

CREATE TABLE mandate (
  id             INTEGER PRIMARY KEY,
  person         INTEGER NOT NULL REFERENCES person,
  role           TEXT    NOT NULL CHECK (role IN ('administrator', 'office', 'contact', 'head', 'committee', 'inspection')),
  agency         INTEGER REFERENCES agency,
  from_on        TEXT,                              -- NULL for ever
  until_on       TEXT,                              -- the last day; NULL until it is ended
  substitute_for INTEGER REFERENCES person,
  by_settings    INTEGER NOT NULL DEFAULT 0 CHECK (by_settings IN (0, 1)),  -- 1: ends when the settings name it no more
  CHECK ((role IN ('contact', 'head')) = (agency IS NOT NULL)),
  CHECK (from_on <= until_on),
  CHECK (substitute_for <> person)
) STRICT;
CREATE INDEX mandate_person ON mandate (person);
CREATE INDEX mandate_agency ON mandate (agency, role) WHERE agency IS NOT NULL;
CREATE INDEX mandate_role ON mandate (role) WHERE agency IS NULL;
-- Who was no longer active had left by yesterday; when, nobody wrote down.
INSERT INTO mandate (person, role, agency, until_on, by_settings)
SELECT coalesce(p.same_as, p.id), b.role, b.agency,
       CASE b.active WHEN 0 THEN date('now', '+7 hours', '-1 day') END, b.role IN ('office', 'committee')
FROM person_before b JOIN person p ON p.id = b.id ORDER BY b.id;
DROP TABLE person_before;

-- What is owed to someone and not sent yet is owed to the row that stands for them.
UPDATE OR IGNORE ledger SET recipient = (SELECT same_as FROM person WHERE id = recipient)
WHERE message IS NULL AND recipient IN (SELECT id FROM person WHERE same_as IS NOT NULL);
UPDATE ledger SET merged_into = (
  SELECT o.id FROM ledger o JOIN person p ON p.id = ledger.recipient
  WHERE o.recipient = p.same_as AND o.duty = ledger.duty AND o.due_version = ledger.due_version AND o.step = ledger.step
    AND o.channel = ledger.channel)
WHERE message IS NULL AND recipient IN (SELECT id FROM person WHERE same_as IS NOT NULL);
UPDATE OR IGNORE digest SET recipient = (SELECT same_as FROM person WHERE id = recipient)
WHERE message IS NULL AND recipient IN (SELECT id FROM person WHERE same_as IS NOT NULL);
