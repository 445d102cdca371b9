-- The log is read by who acted, by what it is about and by day, newest first.
CREATE INDEX event_person ON event (person, id);
CREATE INDEX event_kind ON event (subject, id);
CREATE INDEX event_at ON event (at);
