-- Digests of several kinds, each owed once for a period to a person; mails of their own for those that the office sends
-- at once; days on which the committee meets; and who wants which digest no more.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE digest_before AS SELECT * FROM digest;
DROP TABLE digest;
CREATE TABLE digest (
  id          INTEGER PRIMARY KEY,
  kind        TEXT    NOT NULL CHECK (kind IN ('committee', 'meeting', 'agency', 'quarter', 'half-year', 'year')),
  period      TEXT    NOT NULL,             -- the Monday of its week, the day of the meeting, '2026-06', '2026-Q2', '2026-H1', '2026'
  occasion    TEXT    NOT NULL DEFAULT '',  -- '' where the clock owes it; the minute where the office sent it at once
  recipient   INTEGER NOT NULL REFERENCES person,
  agency      INTEGER REFERENCES agency,    -- of a digest sent at once, the agency that it tells of
  owed_on     TEXT    NOT NULL,             -- the working day it belongs to
  owed_at     INTEGER NOT NULL,
  missed      INTEGER NOT NULL CHECK (missed IN (0, 1)),  -- 1: the clock stood still on its day, a later sweep owed it
  merged_into INTEGER REFERENCES digest,    -- the newer one of its kind that spoke for this one after a gap
  message     INTEGER REFERENCES outbox,    -- NULL until a mail carries it
  UNIQUE (kind, period, occasion, recipient)  -- owed twice is owed once
) STRICT;
INSERT INTO digest (id, kind, period, recipient, owed_on, owed_at, missed, merged_into, message)
SELECT id, audience, week_of, recipient, date(owed_at, 'unixepoch', '+7 hours'), owed_at, 0, merged_into, message
FROM digest_before;
DROP TABLE digest_before;
CREATE INDEX digest_unsent ON digest (recipient) WHERE message IS NULL;
CREATE INDEX digest_message ON digest (message);

-- A digest that is sent at once is a mail of its own, beside the one of the day.
CREATE TABLE outbox_before AS
SELECT id, recipient, sort, for_day, message_id, state, merged_into, attempts, queued_at, not_before, not_after,
       settled_at, words, subject, mime, held_at, released_at
FROM outbox;
DROP TABLE outbox;
CREATE TABLE outbox (
  id            INTEGER PRIMARY KEY,
  recipient     INTEGER NOT NULL REFERENCES person,
  sort          TEXT    NOT NULL DEFAULT 'daily' CHECK (sort IN ('daily', 'digest', 'invitation', 'reset')),
  for_day       TEXT    NOT NULL,            -- one daily mail a person a day
  message_id    TEXT    NOT NULL UNIQUE,     -- RFC 5322, fixed before the first attempt
  state         TEXT    NOT NULL CHECK (state IN ('queued', 'sending', 'accepted', 'deferred', 'failed', 'expired', 'withdrawn', 'merged')),
  merged_into   INTEGER REFERENCES outbox,   -- the later day's mail that carries this one's content
  attempts      INTEGER NOT NULL DEFAULT 0,
  queued_at     INTEGER NOT NULL,
  not_before    INTEGER NOT NULL,
  not_after     INTEGER NOT NULL,
  settled_at    INTEGER,                     -- when it was accepted, or given up
  words         TEXT    NOT NULL DEFAULT '', -- the server's last answer
  subject       TEXT,                        -- as sent
  mime          BLOB,                        -- as sent; of a mail with a link that opens an account nothing is kept
  held_at       INTEGER CHECK (held_at IS NULL OR state = 'queued'),  -- it waits until the office lets it go
  released_at   INTEGER,                     -- when the office let it go
  standing      TEXT GENERATED ALWAYS AS (CASE WHEN held_at IS NULL THEN state ELSE 'held' END) VIRTUAL,
  CHECK ((state = 'merged') = (merged_into IS NOT NULL))
) STRICT;
INSERT INTO outbox (id, recipient, sort, for_day, message_id, state, merged_into, attempts, queued_at, not_before, not_after,
                    settled_at, words, subject, mime, held_at, released_at)
SELECT id, recipient, sort, for_day, message_id, state, merged_into, attempts, queued_at, not_before, not_after,
       settled_at, words, subject, mime, held_at, released_at
FROM outbox_before;
DROP TABLE outbox_before;
CREATE UNIQUE INDEX outbox_daily ON outbox (recipient, for_day) WHERE sort = 'daily';
CREATE INDEX outbox_waiting ON outbox (not_before) WHERE state IN ('queued', 'sending', 'deferred');
CREATE INDEX outbox_standing ON outbox (standing, id);

-- Days on which the committee meets: its digest goes out on the working day before.
CREATE TABLE meeting (
  day      TEXT    PRIMARY KEY,
  noted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who has stopped which kind of digest, since when. Reminders of what someone owes cannot be stopped.
CREATE TABLE digest_choice (
  person     INTEGER NOT NULL REFERENCES person,
  kind       TEXT    NOT NULL,
  stopped_at INTEGER NOT NULL,
  PRIMARY KEY (person, kind)
) STRICT, WITHOUT ROWID;
