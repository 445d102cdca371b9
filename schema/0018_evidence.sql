-- Evidence: the files that were sent with a claim. Their content lies in the data folder, under evidence/, by its
-- SHA-256; a row says who sent it, with which claim and under what name.
CREATE TABLE evidence (
  id       INTEGER PRIMARY KEY,
  claim    INTEGER NOT NULL REFERENCES claim,
  name     TEXT    NOT NULL CHECK (name <> ''),      -- as it was sent, cleaned
  kind     TEXT    NOT NULL CHECK (kind IN ('pdf', 'docx', 'xlsx', 'jpg', 'png')),  -- by its content
  size     INTEGER NOT NULL CHECK (size > 0),        -- bytes
  sha256   TEXT    NOT NULL CHECK (length(sha256) = 64),
  person   INTEGER NOT NULL REFERENCES person,
  added_at INTEGER NOT NULL,
  UNIQUE (claim, sha256)
) STRICT;

CREATE TRIGGER evidence_stays BEFORE UPDATE ON evidence BEGIN
  SELECT RAISE(ABORT, 'evidence is never changed');
END;
CREATE TRIGGER evidence_is_never_deleted BEFORE DELETE ON evidence BEGIN
  SELECT RAISE(ABORT, 'evidence is never deleted');
END;
