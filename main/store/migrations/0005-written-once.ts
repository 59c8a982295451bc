/**
 * A payload is written where it stays when its event is acknowledged, with the number that the event's row gets later: so
 * the reference from the one to the other has to go. That changes no row, which is what SQLite's documentation allows to
 * edit the schema for (ALTER TABLE, section 7); with a copy of the table, a store of a million events would take minutes.
 */
export const writtenOnce = `
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, ' REFERENCES events', '') WHERE name = 'event_payloads';
PRAGMA writable_schema = RESET;

-- events that are acknowledged and have no row yet
CREATE TABLE unfiled (
  ref INTEGER PRIMARY KEY,
  project_ref INTEGER NOT NULL REFERENCES projects,
  event_id BLOB NOT NULL,
  UNIQUE (project_ref, event_id)
) STRICT;
INSERT INTO unfiled SELECT ref + (SELECT COALESCE(MAX(event_ref), 0) FROM event_payloads), project_ref, event_id
  FROM journal;
INSERT INTO event_payloads (event_ref, received, codec, bytes, payload, dictionary_ref)
  SELECT ref + (SELECT COALESCE(MAX(event_ref), 0) FROM event_payloads), received, codec, bytes, payload, dictionary_ref
  FROM journal;
DROP TABLE journal;
ALTER TABLE unfiled RENAME TO journal;

-- limits do not take what somebody pinned
ALTER TABLE events ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
CREATE INDEX events_pinned ON events (issue_ref) WHERE pinned = 1;

-- whether a file is anybody's still
CREATE INDEX attachments_by_blob ON attachments (blob_ref);
`
