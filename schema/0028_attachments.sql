-- Files that came along with mails: each content once, however many mails brought it, and for a while; which files they
-- were stays known. Mails from before hold their files in themselves.
CREATE TABLE mail_file (
  id      INTEGER PRIMARY KEY,
  sha256  TEXT    NOT NULL,   -- of its bytes
  type    TEXT    NOT NULL,   -- 'text/calendar; charset=utf-8; method=PUBLISH'
  size    INTEGER NOT NULL,   -- bytes
  sent_at INTEGER NOT NULL,   -- when a mail last brought it
  kept    INTEGER NOT NULL CHECK (kept IN (0, 1)),  -- 1: its bytes are in mail_file_content
  UNIQUE (sha256, type)
) STRICT;
CREATE INDEX mail_file_kept ON mail_file (sent_at) WHERE kept = 1;

-- Apart, so that noting another mail does not write the bytes again.
CREATE TABLE mail_file_content (
  file  INTEGER PRIMARY KEY REFERENCES mail_file,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE attachment (
  message INTEGER NOT NULL REFERENCES outbox,
  number  INTEGER NOT NULL,   -- 1 for the first of the mail
  name    TEXT    NOT NULL,
  file    INTEGER NOT NULL REFERENCES mail_file,
  PRIMARY KEY (message, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_file ON attachment (file);
