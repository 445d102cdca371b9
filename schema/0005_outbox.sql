-- Messages on their way out. What one says is read again when it is sent; what was sent is kept.
CREATE TABLE outbox (
  id            INTEGER PRIMARY KEY,
  recipient     INTEGER NOT NULL REFERENCES person,
  for_day       TEXT    NOT NULL,            -- one mail a person a day
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
  mime          BLOB,                        -- as sent
  UNIQUE (recipient, for_day),
  CHECK ((state = 'merged') = (merged_into IS NOT NULL))
) STRICT;
CREATE INDEX outbox_waiting ON outbox (not_before) WHERE state IN ('queued', 'sending', 'deferred');

-- The ledger: each step of the ladder that a duty has owed to someone, once and for ever.
CREATE TABLE ledger (
  id          INTEGER PRIMARY KEY,
  duty        INTEGER NOT NULL REFERENCES duty,
  due_version INTEGER NOT NULL,   -- an extension starts a new ladder
  step        TEXT    NOT NULL,   -- 'in_force', 'due-7', 'due', 'overdue+3'
  recipient   INTEGER NOT NULL REFERENCES person,
  channel     TEXT    NOT NULL CHECK (channel IN ('mail')),
  owed_on     TEXT    NOT NULL,   -- the working day it belongs to
  owed_at     INTEGER NOT NULL,   -- when the sweep owed it
  missed      INTEGER NOT NULL CHECK (missed IN (0, 1)),  -- 1: the clock stood still on its day, a later sweep owed it
  instead_of  INTEGER REFERENCES agency,  -- the agency without a contact for which the office receives it
  merged_into INTEGER REFERENCES ledger,  -- the later step of the same duty that spoke for this one after a gap
  message     INTEGER REFERENCES outbox,  -- NULL until merged into a person's mail of the day
  UNIQUE (duty, due_version, step, recipient, channel)  -- owed twice is owed once
) STRICT;
CREATE INDEX ledger_unsent ON ledger (recipient) WHERE message IS NULL;
CREATE INDEX ledger_message ON ledger (message);

CREATE TABLE digest (
  id          INTEGER PRIMARY KEY,
  audience    TEXT    NOT NULL CHECK (audience IN ('committee')),
  week_of     TEXT    NOT NULL,   -- the Monday of its week
  recipient   INTEGER NOT NULL REFERENCES person,
  owed_at     INTEGER NOT NULL,
  merged_into INTEGER REFERENCES digest,
  message     INTEGER REFERENCES outbox,
  UNIQUE (audience, week_of, recipient)
) STRICT;
CREATE INDEX digest_unsent ON digest (recipient) WHERE message IS NULL;
CREATE INDEX digest_message ON digest (message);

-- The last instant up to which everything owed is in the ledger.
CREATE TABLE sweep (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  swept_until INTEGER NOT NULL
) STRICT;
