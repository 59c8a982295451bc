/**
 * Events are acknowledged when they are in the journal, and filed, many at once, a moment later. Counters are written
 * issue by issue: `counted` is up to which of its events an issue's are true, for when the process dies in between.
 */
export const journal = `
CREATE TABLE journal (
  ref INTEGER PRIMARY KEY,
  project_ref INTEGER NOT NULL REFERENCES projects,
  event_id BLOB NOT NULL,
  received TEXT NOT NULL,
  codec INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  payload BLOB NOT NULL,
  dictionary_ref INTEGER,
  UNIQUE (project_ref, event_id)
) STRICT;

ALTER TABLE issues ADD COLUMN counted INTEGER NOT NULL DEFAULT 0;
`
