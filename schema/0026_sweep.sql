-- The sweep: what it asks for, a programme's own ladder, days that agencies name, and mails that came back.

-- What may be owed a step today, by all that its steps depend on.
CREATE INDEX duty_wanting ON duty (due_on, ladder, sort, id) WHERE state IN ('needs_action', 'in_process', 'returned');

-- How many mails a day usually has, asked whenever some are begun.
CREATE INDEX outbox_day ON outbox (for_day, attempts) WHERE sort = 'daily';

-- The ladders that a programme has had; before the first, and where it is empty, the one that all have.
CREATE TABLE programme_ladder (
  id        INTEGER PRIMARY KEY,
  programme INTEGER NOT NULL REFERENCES programme,
  since     INTEGER NOT NULL,              -- a window that opens from then on is counted by it
  words     TEXT    NOT NULL,              -- as `schedule::text_of` writes it
  set_by    INTEGER REFERENCES person      -- NULL for the command line's administrator
) STRICT;
CREATE INDEX programme_ladder_programme ON programme_ladder (programme, since, id);

-- «Đã tiếp nhận, hẹn ngày …»: until that day the agency is not reminded of the duty.
CREATE TABLE acknowledgement (
  id       INTEGER PRIMARY KEY,
  duty     INTEGER NOT NULL REFERENCES duty,
  person   INTEGER NOT NULL REFERENCES person,
  said_at  INTEGER NOT NULL,             -- where the duty was moved or handed over since, it says nothing any more
  until_on TEXT    NOT NULL,             -- the day named: from its window on it is reminded again
  words    TEXT    NOT NULL
) STRICT;
CREATE INDEX acknowledgement_duty ON acknowledgement (duty, id);

-- When anything was last heard of a duty.
DROP VIEW heard;
CREATE VIEW heard AS
SELECT duty, said_at AS at FROM progress_note
UNION ALL SELECT duty, asked_at FROM extension_request
UNION ALL SELECT duty, said_at FROM delay
UNION ALL SELECT duty, stated_at FROM obstacle
UNION ALL SELECT duty, said_at FROM acknowledgement
UNION ALL SELECT duty, claimed_at FROM claim
UNION ALL SELECT duty, decided_at FROM claim WHERE decided_at IS NOT NULL;

-- An address of which a report said that a mail could not be delivered: that a server takes the next mail proves nothing.
ALTER TABLE bad_address ADD COLUMN reported INTEGER NOT NULL DEFAULT 0 CHECK (reported IN (0, 1));
-- Mails that a server accepted and that came back later.
ALTER TABLE outbox ADD COLUMN returned_at INTEGER;
