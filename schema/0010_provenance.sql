-- Where in its document each statement and each doubt stands, beside the line: a document may have pages, sheets and
-- tables. And what tables say of a task besides.
ALTER TABLE task      ADD COLUMN place TEXT NOT NULL DEFAULT '{}';  -- JSON: page, sheet, table, row, paragraph, as known
ALTER TABLE provision ADD COLUMN place TEXT NOT NULL DEFAULT '{}';
ALTER TABLE problem   ADD COLUMN place TEXT NOT NULL DEFAULT '{}';
ALTER TABLE task ADD COLUMN leader TEXT;                            -- lãnh đạo phụ trách
ALTER TABLE task ADD COLUMN note   TEXT;                            -- ghi chú
