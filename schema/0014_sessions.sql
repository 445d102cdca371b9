-- How people sign in: passwords, second factors, sessions, one-time links, attempts, and mail about one's own account.

CREATE TABLE account (
  person     INTEGER PRIMARY KEY REFERENCES person,
  password   TEXT    NOT NULL,   -- as libsodium writes an Argon2id hash, with its salt and cost
  set_at     INTEGER NOT NULL,
  secret     BLOB,               -- of TOTP (RFC 6238), 20 bytes; NULL without a second factor
  secret_at  INTEGER,            -- since when it is asked for; NULL while its first code has not been given
  last_step  INTEGER,            -- the time step of the last code taken: none is taken twice
  CHECK (secret IS NOT NULL OR (secret_at IS NULL AND last_step IS NULL))
) STRICT;

-- For whom the telephone with the second factor is lost; each works once.
CREATE TABLE recovery_code (
  person  INTEGER NOT NULL REFERENCES account,
  hash    BLOB    NOT NULL,      -- SHA-256
  used_at INTEGER,
  PRIMARY KEY (person, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id         INTEGER PRIMARY KEY,
  hash       BLOB    NOT NULL UNIQUE,  -- SHA-256 of the secret that the browser's cookie holds
  person     INTEGER NOT NULL REFERENCES person,
  whole      INTEGER NOT NULL CHECK (whole IN (0, 1)),  -- 0: the code of the second factor has not been given yet
  started_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  address    TEXT    NOT NULL,
  agent      TEXT    NOT NULL          -- the browser, as it calls itself
) STRICT;
CREATE INDEX session_person ON session (person);

-- One-time links, with which someone chooses a password.
CREATE TABLE ticket (
  hash       BLOB    PRIMARY KEY,      -- SHA-256 of the secret in the link
  person     INTEGER NOT NULL REFERENCES person,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_person ON ticket (person);

-- Failed attempts to sign in, by what was tried ('account/a@so.example') and from where ('address/10.0.0.7').
CREATE TABLE attempt (
  key        TEXT    PRIMARY KEY,
  failures   INTEGER NOT NULL,
  failed_at  INTEGER NOT NULL,         -- the last one
  not_before INTEGER NOT NULL          -- no other is looked at until then
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_age ON attempt (failed_at);

-- Mail about one's own account is apart from the one mail a day.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE outbox_before AS SELECT * FROM outbox;
DROP TABLE outbox;
CREATE TABLE outbox (
  id            INTEGER PRIMARY KEY,
  recipient     INTEGER NOT NULL REFERENCES person,
  sort          TEXT    NOT NULL DEFAULT 'daily' CHECK (sort IN ('daily', 'invitation', 'reset')),
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
  CHECK ((state = 'merged') = (merged_into IS NOT NULL))
) STRICT;
INSERT INTO outbox (id, recipient, for_day, message_id, state, merged_into, attempts, queued_at, not_before, not_after,
                    settled_at, words, subject, mime)
SELECT id, recipient, for_day, message_id, state, merged_into, attempts, queued_at, not_before, not_after, settled_at, words,
       subject, mime
FROM outbox_before;
DROP TABLE outbox_before;
CREATE UNIQUE INDEX outbox_daily ON outbox (recipient, for_day) WHERE sort = 'daily';
CREATE INDEX outbox_waiting ON outbox (not_before) WHERE state IN ('queued', 'sending', 'deferred');
