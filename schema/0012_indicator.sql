-- Indicators (chỉ tiêu): what a programme's figures are to reach, and what was reached.
CREATE TABLE indicator (
  id        INTEGER PRIMARY KEY,
  programme INTEGER NOT NULL REFERENCES programme,
  position  INTEGER NOT NULL,  -- order in the document, from 1
  ref       TEXT    NOT NULL,  -- empty where none is printed
  name      TEXT    NOT NULL,
  unit      TEXT    NOT NULL,
  line      INTEGER NOT NULL,
  place     TEXT    NOT NULL,  -- JSON object, as of a task
  direction TEXT CHECK (direction IN ('higher', 'lower', 'range')),  -- what is good; NULL until someone says
  UNIQUE (programme, position)
) STRICT;

CREATE TABLE indicator_target (
  id        INTEGER PRIMARY KEY,
  indicator INTEGER NOT NULL REFERENCES indicator,
  year      INTEGER,           -- NULL for a target whose column or sentence names none
  title     TEXT    NOT NULL,  -- of the column, where it names no year
  value     TEXT    NOT NULL   -- as printed: '7,5-8', 'trên 90'
) STRICT;
CREATE INDEX indicator_target_indicator ON indicator_target (indicator);

-- What was reached in a year. A correction is a row of its own: of a year the last one holds.
CREATE TABLE indicator_actual (
  id              INTEGER PRIMARY KEY,
  indicator       INTEGER NOT NULL REFERENCES indicator,
  year            INTEGER NOT NULL,
  value           TEXT    NOT NULL,  -- as typed: '7,9'
  document_number TEXT    NOT NULL,  -- the report that gives the figure
  document_on     TEXT    NOT NULL,
  recorded_at     INTEGER NOT NULL,
  person          INTEGER REFERENCES person  -- NULL for the command line's administrator
) STRICT;
CREATE INDEX indicator_actual_indicator ON indicator_actual (indicator);
CREATE TRIGGER indicator_actual_stays BEFORE UPDATE ON indicator_actual BEGIN
  SELECT raise(ABORT, 'a figure is corrected by a new row');
END;
CREATE TRIGGER indicator_actual_is_kept BEFORE DELETE ON indicator_actual BEGIN
  SELECT raise(ABORT, 'figures are kept');
END;
