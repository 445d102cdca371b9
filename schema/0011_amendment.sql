-- Amended documents: what each changes of a programme, which of it was accepted, and what undoing it brings back.

-- Tasks as the document words them, whatever people have changed since; their refs are the document's anyway. What was
-- entered by hand has no row.
CREATE TABLE printed_task (
  task            INTEGER PRIMARY KEY REFERENCES task,
  owner           TEXT,
  owners          TEXT NOT NULL,  -- JSON array
  text            TEXT NOT NULL,
  details         TEXT NOT NULL,  -- JSON array
  coordinators    TEXT NOT NULL,  -- JSON array
  deliverable     TEXT,
  receiving_level TEXT,
  deadline_text   TEXT,
  leader          TEXT,
  note            TEXT,
  issued_on       TEXT NOT NULL   -- of the document, from which its relative deadlines count
) STRICT;

-- Of what was imported before: the words that the first change of each task found, and the leads before a person chose.
INSERT INTO printed_task
SELECT t.id, t.owner,
       coalesce((SELECT json_extract(s.before, '$.owners') FROM settlement s
                 WHERE s.programme = t.programme AND s.move = 'lead' AND s.undone_at IS NULL
                   AND json_extract(s.before, '$.task') = t.id), t.owners),
       coalesce(json_extract(c.old, '$.text'), t.text), t.details, t.coordinators,
       CASE WHEN c.id IS NULL THEN t.deliverable ELSE nullif(json_extract(c.old, '$.deliverable'), '') END,
       CASE WHEN c.id IS NULL THEN t.receiving_level ELSE nullif(json_extract(c.old, '$.receiving_level'), '') END,
       CASE WHEN c.id IS NULL THEN t.deadline_text ELSE nullif(json_extract(c.old, '$.deadline'), '') END,
       t.leader, t.note, p.issued_on
FROM task t JOIN programme p ON p.id = t.programme
LEFT JOIN event c ON c.id = (SELECT min(id) FROM event WHERE subject = 'task' AND number = t.id AND what = 'changed')
WHERE p.source_name <> '' AND NOT EXISTS (SELECT 1 FROM provision v WHERE v.task = t.id)
  AND NOT EXISTS (SELECT 1 FROM event e WHERE e.subject = 'task' AND e.number = t.id AND e.what = 'task_added');

CREATE TABLE amendment (
  id            INTEGER PRIMARY KEY,
  programme     INTEGER NOT NULL REFERENCES programme,
  number        TEXT    NOT NULL,         -- of the amending document
  issued_on     TEXT    NOT NULL,
  authority     TEXT    NOT NULL,         -- who issued it
  source_name   TEXT    NOT NULL,
  source_sha256 TEXT    NOT NULL UNIQUE,  -- the same file twice is one amendment
  imported_at   INTEGER NOT NULL,
  person        INTEGER REFERENCES person,
  layout        TEXT    NOT NULL,         -- JSON: the order of the document, each [task or null, ref]
  renumberings  TEXT    NOT NULL,         -- JSON: each {from, to, tasks}
  before        TEXT,                     -- JSON as `layout`: what the first acceptance found; NULL while nothing holds
  applied_at    INTEGER,
  superseded_by INTEGER REFERENCES amendment,  -- a later one of the same programme, when items still waited
  CHECK ((before IS NULL) = (applied_at IS NULL))
) STRICT;
CREATE INDEX amendment_programme ON amendment (programme);

CREATE TABLE amendment_item (
  id          INTEGER PRIMARY KEY,
  amendment   INTEGER NOT NULL REFERENCES amendment,
  number      INTEGER NOT NULL,           -- from 1 within its amendment
  change      TEXT    NOT NULL CHECK (change IN ('added', 'reworded', 'redated', 'owner_changed', 'moved', 'withdrawn')),
  position    INTEGER,                    -- in `layout`, from 0; NULL for a task that is withdrawn
  task        INTEGER REFERENCES task,    -- NULL for one that is added, until it is
  old         TEXT,                       -- JSON: the task as the document before words it; NULL where it is added
  new         TEXT,                       -- JSON: as this one does; NULL where it is withdrawn
  state       TEXT    NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'accepted', 'rejected', 'superseded')),
  decided_by  INTEGER REFERENCES person,  -- NULL for the command line's administrator
  decided_at  INTEGER,
  found       TEXT,                       -- JSON: the task, its assignments and duties before it was accepted
  first_event INTEGER,                    -- the events that accepting it wrote
  last_event  INTEGER,
  UNIQUE (amendment, number),
  CHECK ((state IN ('accepted', 'rejected')) = (decided_at IS NOT NULL)),
  CHECK ((state = 'accepted') = (first_event IS NOT NULL AND last_event IS NOT NULL)),
  CHECK ((change = 'added') = (old IS NULL)),
  CHECK ((change = 'withdrawn') = (new IS NULL))
) STRICT;
CREATE INDEX amendment_item_waiting ON amendment_item (amendment) WHERE state = 'pending';
CREATE INDEX amendment_item_task ON amendment_item (task);

ALTER TABLE task ADD COLUMN amendment INTEGER REFERENCES amendment;  -- whose words it has; NULL: the programme's document
