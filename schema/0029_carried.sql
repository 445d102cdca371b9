-- What a mail carries, and what it makes up for after a gap, is asked of every mail that goes out: told by the indexes
-- alone, since after a gap there are many steps to a line.
DROP INDEX ledger_message;
CREATE INDEX ledger_message ON ledger (message, duty, due_version, merged_into) WHERE message IS NOT NULL;
CREATE INDEX ledger_missed ON ledger (message, owed_on, owed_at) WHERE missed = 1 AND message IS NOT NULL;
-- What waits is merged by recipient and duty.
DROP INDEX ledger_unsent;
CREATE INDEX ledger_unsent ON ledger (recipient, duty) WHERE message IS NULL;

-- What is kept of a mail stands beside the outbox, whose rows change with every attempt and would carry it along.
CREATE TABLE kept_mail (
  message INTEGER PRIMARY KEY REFERENCES outbox,
  mime    BLOB NOT NULL,                        -- as sent, deflated; of a link that opens an account nothing is kept
  size    INTEGER                               -- bytes before they were deflated; NULL: they stand as they are
) STRICT;
INSERT INTO kept_mail (message, mime) SELECT id, mime FROM outbox WHERE length(mime) > 0;
ALTER TABLE outbox DROP COLUMN mime;

-- An agency's digest costs what the agency has, and its reader's last one is found among their own.
CREATE INDEX transfer_from ON transfer (from_agency);
CREATE INDEX handed_over_from ON handed_over (from_agency);
CREATE INDEX digest_recipient ON digest (recipient, kind);
