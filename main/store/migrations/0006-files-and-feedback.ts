/**
 * Which events have files, and which have words of users: few do, and those of an issue are found without a look at its
 * others. An index that holds the event's id leads to both tables.
 */
export const filesAndFeedback = `
ALTER TABLE events ADD COLUMN has_files INTEGER NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN has_feedback INTEGER NOT NULL DEFAULT 0;
UPDATE events SET has_files = 1 WHERE (project_ref, event_id) IN (SELECT project_ref, event_id FROM attachments);
UPDATE events SET has_feedback = 1
  WHERE (project_ref, event_id) IN (SELECT project_ref, event_id FROM feedback WHERE event_id IS NOT NULL);
CREATE INDEX events_with_files ON events (issue_ref, timestamp, ref, project_ref, event_id) WHERE has_files = 1;
CREATE INDEX events_with_feedback ON events (issue_ref, timestamp, ref, project_ref, event_id) WHERE has_feedback = 1;
`
