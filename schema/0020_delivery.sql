-- How mails went out: each attempt, mails that wait for the office's word, and addresses that take no mail.

CREATE TABLE delivery (
  message  INTEGER NOT NULL REFERENCES outbox,
  number   INTEGER NOT NULL,         -- 1 for the first attempt
  began_at INTEGER NOT NULL,         -- committed before the first byte goes out
  ended_at INTEGER,                  -- NULL while it is under way
  outcome  TEXT CHECK (outcome IN ('accepted', 'deferred', 'failed', 'unknown')),  -- unknown: it may have arrived
  words    TEXT    NOT NULL DEFAULT '',  -- the other side's
  PRIMARY KEY (message, number),
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_began ON delivery (began_at);
CREATE INDEX delivery_accepted ON delivery (ended_at) WHERE outcome = 'accepted';

-- A day of far more mails than usual waits until the office lets it go.
ALTER TABLE outbox ADD COLUMN held_at INTEGER CHECK (held_at IS NULL OR state = 'queued');
ALTER TABLE outbox ADD COLUMN released_at INTEGER;  -- when the office let it go
ALTER TABLE outbox ADD COLUMN standing TEXT GENERATED ALWAYS AS (CASE WHEN held_at IS NULL THEN state ELSE 'held' END) VIRTUAL;
CREATE INDEX outbox_standing ON outbox (standing, id);

-- Addresses that a mail server refused for good, twice: nothing is sent there until one is corrected, or the office
-- says that it works again.
CREATE TABLE bad_address (
  address   TEXT PRIMARY KEY COLLATE NOCASE,
  failures  INTEGER NOT NULL,
  failed_at INTEGER NOT NULL,        -- the last one
  words     TEXT    NOT NULL,        -- the server's last answer
  aside_at  INTEGER                  -- since when nothing is sent there; NULL after the first refusal
) STRICT, WITHOUT ROWID;

-- What the clock did, so that it can be shown later that nothing of the ledger was lost or slipped in: how many rows it
-- wrote at an instant, and which sweep came over the opening of a day's window.
CREATE TABLE owing (
  at    INTEGER PRIMARY KEY,
  steps INTEGER NOT NULL
) STRICT;
CREATE TABLE swept_day (
  day      TEXT    PRIMARY KEY,
  swept_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Where this data is at home, so that a copy of it, or an older state put in its place, sends nothing until someone says so.
CREATE TABLE installation (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  place       TEXT    NOT NULL,   -- where it is at home: SHA-256 of the machine, the path and the folder
  here        TEXT    NOT NULL,   -- where it was last opened
  mark        INTEGER NOT NULL,   -- when the last mail was sent from there, as a file beside the database says
  known       INTEGER NOT NULL,   -- the mark up to which someone has said that all is well
  disarmed_at INTEGER,            -- since when mail goes into the folder alone; NULL while it leaves the house
  why         TEXT CHECK (why IN ('copied', 'restored', 'clock')),
  CHECK ((disarmed_at IS NULL) = (why IS NULL))
) STRICT;
