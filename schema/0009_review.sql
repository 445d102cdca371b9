-- The review of a draft: what people settled, provisions that became tasks, drafts given up, tasks that change.

-- A draft given up is no longer shown anywhere. Its rows stay, since the log speaks of them by number, but its
-- source_sha256 then ends in ' discarded ID', so that the same file may be imported again.
ALTER TABLE programme ADD COLUMN discarded_at INTEGER;

ALTER TABLE provision ADD COLUMN task INTEGER REFERENCES task;  -- what a person made of it

-- Each doubt that a person settled, and how. A doubt is known by what it is about: 'deadline/12', 'agency/so noi vu'.
CREATE TABLE settlement (
  id              INTEGER PRIMARY KEY,
  programme       INTEGER NOT NULL REFERENCES programme,
  doubt           TEXT    NOT NULL,
  kind            TEXT    NOT NULL,  -- of the doubt: 'no_deadline', 'unknown_agency'
  ref             TEXT    NOT NULL,
  line            INTEGER NOT NULL,
  place           TEXT    NOT NULL,  -- JSON: page, sheet, table, row, paragraph, as known
  words           TEXT    NOT NULL,  -- the document's own
  move            TEXT    NOT NULL CHECK (move IN ('date', 'leave_undated', 'wait', 'lead', 'alias', 'add_agency', 'as_one', 'keep', 'promote', 'seen')),
  answer          TEXT    NOT NULL,  -- the phrase, day or names that the person gave
  document_number TEXT,              -- of the document that sets the day
  document_on     TEXT,
  review_on       TEXT,              -- when a task that waits is looked at again
  before          TEXT    NOT NULL,  -- JSON: what undoing it brings back
  person          INTEGER NOT NULL REFERENCES person,
  settled_at      INTEGER NOT NULL,
  undone_by       INTEGER REFERENCES person,
  undone_at       INTEGER,
  CHECK ((undone_by IS NULL) = (undone_at IS NULL)),
  CHECK ((move = 'wait') = (review_on IS NOT NULL)),
  CHECK ((document_number IS NULL) = (document_on IS NULL))
) STRICT;
CREATE UNIQUE INDEX settlement_once ON settlement (programme, doubt) WHERE undone_at IS NULL;

-- What is searched for follows a task whose words change and one that goes.
CREATE TRIGGER IF NOT EXISTS task_words_follow_update AFTER UPDATE OF folded ON task BEGIN
  INSERT INTO task_words (task_words, rowid, folded) VALUES ('delete', old.id, old.folded);
  INSERT INTO task_words (rowid, folded) VALUES (new.id, new.folded);
END;
CREATE TRIGGER IF NOT EXISTS task_words_follow_delete AFTER DELETE ON task BEGIN
  INSERT INTO task_words (task_words, rowid, folded) VALUES ('delete', old.id, old.folded);
END;
