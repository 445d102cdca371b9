-- Calendar feeds: the secret address at which a person's calendar program reads what they owe, one a person.
CREATE TABLE feed (
  person  INTEGER PRIMARY KEY REFERENCES person,
  hash    BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),  -- SHA-256 of the secret in the address
  made_at INTEGER NOT NULL
) STRICT;
