-- The event log: append-only, each row bound to the one before it by its hash. People stand in it by number only.
CREATE TABLE event (
  id       INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  person   INTEGER REFERENCES person,  -- NULL for the clock and for the command line's administrator
  door     TEXT    NOT NULL CHECK (door IN ('page', 'link', 'command', 'clock')),
  subject  TEXT    NOT NULL,           -- 'programme', 'duty', 'agency'
  number   INTEGER NOT NULL,           -- of the subject
  what     TEXT    NOT NULL,           -- 'imported', 'claimed', 'confirmed'
  old      TEXT    NOT NULL,           -- JSON
  new      TEXT    NOT NULL,           -- JSON
  reason   TEXT    NOT NULL,
  previous BLOB    NOT NULL,           -- SHA-256 of the event before, 32 zero bytes for the first
  hash     BLOB    NOT NULL            -- SHA-256 over previous and the canonical bytes of this row
) STRICT;
CREATE INDEX event_subject ON event (subject, number);

CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN
  SELECT RAISE(ABORT, 'the event log is append-only');
END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, 'the event log is append-only');
END;
