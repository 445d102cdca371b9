-- From when to when a mail makes up for: the first and the last, each found at once.
DROP INDEX ledger_missed;
CREATE INDEX ledger_missed ON ledger (message, owed_on) WHERE missed = 1 AND message IS NOT NULL;
CREATE INDEX ledger_missed_at ON ledger (message, owed_at) WHERE missed = 1 AND message IS NOT NULL;
