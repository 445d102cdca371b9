-- Agencies, and the people who speak for them, for the office and for the committee.
CREATE TABLE agency (
  id       INTEGER PRIMARY KEY,
  name     TEXT    NOT NULL,
  folded   TEXT    NOT NULL UNIQUE,  -- without case and diacritics
  is_group INTEGER NOT NULL CHECK (is_group IN (0, 1))
) STRICT;

CREATE TABLE agency_alias (
  id     INTEGER PRIMARY KEY,
  agency INTEGER NOT NULL REFERENCES agency,
  name   TEXT    NOT NULL,
  folded TEXT    NOT NULL UNIQUE     -- one name never means two agencies
) STRICT;
CREATE INDEX agency_alias_agency ON agency_alias (agency);

CREATE TABLE person (
  id     INTEGER PRIMARY KEY,
  name   TEXT    NOT NULL,
  email  TEXT    NOT NULL,
  role   TEXT    NOT NULL CHECK (role IN ('contact', 'head', 'office', 'committee')),
  agency INTEGER REFERENCES agency,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  CHECK ((role IN ('contact', 'head')) = (agency IS NOT NULL)),
  UNIQUE (role, agency, email)
) STRICT;
CREATE INDEX person_agency ON person (agency, role);
-- UNIQUE takes two NULLs for different; the office and the committee have no agency.
CREATE UNIQUE INDEX person_of_no_agency ON person (role, email) WHERE agency IS NULL;
