-- Programmes as they were read: what is to be done, by whom, in whose words.
CREATE TABLE programme (
  id            INTEGER PRIMARY KEY,
  kind          TEXT    NOT NULL,
  number        TEXT,                     -- '01-CTr/TU'
  issuer        TEXT,
  issued_on     TEXT    NOT NULL,
  received_on   TEXT    NOT NULL,
  title         TEXT    NOT NULL,
  first_year    INTEGER,                  -- of its term, both years included
  last_year     INTEGER,
  state         TEXT    NOT NULL CHECK (state IN ('draft', 'in_force')),
  imported_at   INTEGER NOT NULL,
  in_force_at   INTEGER,                  -- steps of the ladder up to this instant are not owed
  source_name   TEXT    NOT NULL,
  source_sha256 TEXT    NOT NULL UNIQUE,  -- the same file twice is one programme
  CHECK ((state = 'draft') = (in_force_at IS NULL)),
  CHECK ((first_year IS NULL) = (last_year IS NULL) AND first_year <= last_year)
) STRICT;

CREATE TABLE task (
  id            INTEGER PRIMARY KEY,
  programme     INTEGER NOT NULL REFERENCES programme,
  position      INTEGER NOT NULL,         -- order in the document, from 1
  ref           TEXT    NOT NULL,         -- 'II.7.6'
  owner         TEXT,                     -- the heading as printed
  owners        TEXT    NOT NULL,         -- JSON array of the lead bodies in it
  text          TEXT    NOT NULL,
  details       TEXT    NOT NULL,         -- JSON array of paragraphs
  coordinators  TEXT    NOT NULL,         -- JSON array of names
  deliverable   TEXT,                     -- sản phẩm
  receiving_level TEXT,                   -- cấp trình
  deadline_text TEXT,                     -- the clause as printed
  inherited     INTEGER NOT NULL CHECK (inherited IN (0, 1)),
  line          INTEGER NOT NULL,
  -- the reading of the clause
  kind          TEXT    NOT NULL CHECK (kind IN ('due', 'window', 'milestones', 'recurring', 'ongoing', 'conditional', 'none', 'unparsed')),
  start_on      TEXT,
  due_on        TEXT,
  milestones    TEXT    NOT NULL,         -- JSON array of days
  rrule         TEXT,                     -- RFC 5545
  period        TEXT    CHECK (period IN ('week', 'month', 'quarter', 'half_year', 'year')),
  how           TEXT    NOT NULL,         -- cách tính
  folded        TEXT    NOT NULL,         -- ref, text, owner and details without case and diacritics, for search
  UNIQUE (programme, position),
  UNIQUE (programme, ref)
) STRICT;

-- Search by words and beginnings of words, over what `folded` holds.
CREATE VIRTUAL TABLE task_words USING fts5 (folded, content = 'task', content_rowid = 'id', tokenize = 'unicode61');
CREATE TRIGGER task_words_follow_insert AFTER INSERT ON task BEGIN
  INSERT INTO task_words (rowid, folded) VALUES (new.id, new.folded);
END;

CREATE TABLE provision (
  id        INTEGER PRIMARY KEY,
  programme INTEGER NOT NULL REFERENCES programme,
  ref       TEXT    NOT NULL,
  text      TEXT    NOT NULL,
  details   TEXT    NOT NULL,  -- JSON array of paragraphs
  line      INTEGER NOT NULL
) STRICT;
CREATE INDEX provision_programme ON provision (programme);

-- Doubts of the reader, each for a person to settle.
CREATE TABLE problem (
  id        INTEGER PRIMARY KEY,
  programme INTEGER NOT NULL REFERENCES programme,
  kind      TEXT    NOT NULL,
  detail    TEXT    NOT NULL,
  words     TEXT    NOT NULL,
  line      INTEGER NOT NULL
) STRICT;
CREATE INDEX problem_programme ON problem (programme);
