-- The working calendar beyond what the program brings: the files that were loaded, and what each says of its days. Of
-- two files that speak of one day the later one holds.
CREATE TABLE calendar_file (
  id        INTEGER PRIMARY KEY,
  name      TEXT    NOT NULL,
  sha256    TEXT    NOT NULL CHECK (length(sha256) = 64),
  loaded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE calendar_day (
  file     INTEGER NOT NULL REFERENCES calendar_file,
  day      TEXT    NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  working  INTEGER NOT NULL CHECK (working IN (0, 1)),   -- 1: a make-up working day, 0: a day off
  name     TEXT    NOT NULL,
  source   TEXT    NOT NULL,                             -- the act or notice it was announced by
  expected INTEGER NOT NULL CHECK (expected IN (0, 1)),  -- 1: no official notice has been issued yet
  PRIMARY KEY (file, day)
) STRICT, WITHOUT ROWID;
