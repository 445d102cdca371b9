-- What the clock went by, so that its rules can be replayed over the whole past whatever changes later; how far the log
-- of events had come whenever it did something, since a clock can be wrong and the order of the log cannot; and mails
-- that were made while the clock stood ahead.

-- Each working calendar that a tick went by.
CREATE TABLE tick_calendar (
  id     INTEGER PRIMARY KEY,
  sha256 TEXT    NOT NULL UNIQUE CHECK (length(sha256) = 64),  -- of the days
  days   TEXT    NOT NULL    -- those that are not what their weekday says, a line each: '-2026-01-01' off, '+2026-02-14' worked
) STRICT;

-- What ticks went by, from the first one that did until the next row.
CREATE TABLE tick_terms (
  id       INTEGER PRIMARY KEY,
  since    INTEGER NOT NULL,
  event    INTEGER NOT NULL,    -- the newest event then, 0 before the first
  calendar INTEGER NOT NULL REFERENCES tick_calendar,
  words    TEXT    NOT NULL CHECK (json_valid(words))  -- the hours of mail, the plan of digests, the ladder that all have
) STRICT;

-- The newest event when it happened; NULL from before this was kept.
ALTER TABLE owing ADD COLUMN event INTEGER;
ALTER TABLE swept_day ADD COLUMN event INTEGER;
ALTER TABLE swept_day ADD COLUMN swept_from INTEGER;  -- up to where had been swept before
ALTER TABLE delivery ADD COLUMN event INTEGER;
ALTER TABLE mandate ADD COLUMN given INTEGER;         -- when it was given
ALTER TABLE mandate ADD COLUMN taken_up INTEGER;      -- when it was taken up again last, NULL where it never was
ALTER TABLE mandate ADD COLUMN ended INTEGER;         -- when its last day was set last

-- 1: no mail was to leave the house, so it went into the folder alone.
ALTER TABLE delivery ADD COLUMN kept_in INTEGER NOT NULL DEFAULT 0 CHECK (kept_in IN (0, 1));

-- 1: it was made while the clock stood ahead, which is right again: it is the mail of no day.
ALTER TABLE outbox ADD COLUMN astray INTEGER NOT NULL DEFAULT 0 CHECK (astray IN (0, 1));
DROP INDEX outbox_daily;
CREATE UNIQUE INDEX outbox_daily ON outbox (recipient, for_day) WHERE sort = 'daily' AND astray = 0;
CREATE INDEX outbox_astray ON outbox (id) WHERE astray = 1;
DROP INDEX outbox_day;
CREATE INDEX outbox_day ON outbox (for_day, attempts, astray) WHERE sort = 'daily';

-- The mails that left the house, or may have.
CREATE VIEW mail_left AS
SELECT DISTINCT message FROM delivery
WHERE kept_in = 0 AND (outcome IS NULL OR outcome IN ('accepted', 'unknown'));
