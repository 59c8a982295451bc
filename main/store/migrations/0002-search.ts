/**
 * What search, states and regrouping need. Events written before have no facts to be searched by (`shape_ref` is
 * NULL): they are derived again from their payloads when the store is next idle.
 */
export const search = `
ALTER TABLE projects ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
-- events that are kept; "events" counts all that ever were
ALTER TABLE projects ADD COLUMN stored INTEGER NOT NULL DEFAULT 0;
UPDATE projects SET stored = (SELECT COUNT(*) FROM events WHERE project_ref = projects.ref);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- JSON: what ends an archive, with the counts that it began with; the release that a resolution is for
ALTER TABLE issues ADD COLUMN archive TEXT;
ALTER TABLE issues ADD COLUMN resolution TEXT;
-- since when it has its status and substatus
ALTER TABLE issues ADD COLUMN state_since INTEGER NOT NULL DEFAULT 0;
UPDATE issues SET state_since = first_seen;
-- events that name a user
ALTER TABLE issues ADD COLUMN with_user INTEGER NOT NULL DEFAULT 0;
UPDATE issues SET with_user = (SELECT COALESCE(SUM(events), 0) FROM issue_tags WHERE issue_ref = issues.ref
  AND key_ref = (SELECT ref FROM tag_keys WHERE key = 'user'));
ALTER TABLE issues ADD COLUMN bookmarked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE issues ADD COLUMN seen INTEGER;
-- when it was deleted; its rows go later, in small steps
ALTER TABLE issues ADD COLUMN deleted INTEGER;
-- states that time alone ends
CREATE INDEX issues_by_passing_state ON issues (substatus, state_since)
  WHERE substatus IN ('new', 'regressed', 'escalating', 'until_condition_met');
CREATE INDEX issues_by_deleted ON issues (deleted) WHERE deleted IS NOT NULL;

-- where an issue that was merged into another is found now, and its row as it was, for taking it back
CREATE TABLE issue_redirects (
  ref INTEGER PRIMARY KEY,
  project_ref INTEGER NOT NULL REFERENCES projects,
  number INTEGER NOT NULL,
  issue_ref INTEGER NOT NULL REFERENCES issues,
  at INTEGER NOT NULL,
  hashes TEXT NOT NULL,
  row TEXT NOT NULL,
  UNIQUE (project_ref, number)
) STRICT;
CREATE INDEX issue_redirects_by_issue ON issue_redirects (issue_ref);

-- events with these hashes are answered 200 and thrown away
CREATE TABLE discarded_hashes (
  project_ref INTEGER NOT NULL REFERENCES projects,
  hash BLOB NOT NULL,
  title TEXT NOT NULL,
  at INTEGER NOT NULL,
  events INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (project_ref, hash)
) STRICT, WITHOUT ROWID;

-- tags: the refs of the event's values as |1|22|333|; message: what is searched of its texts where the title lacks it
ALTER TABLE events ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN message TEXT;
-- how little it tells beside the others of its issue: what goes first
ALTER TABLE events ADD COLUMN irrelevance INTEGER NOT NULL DEFAULT 0;
CREATE INDEX events_by_irrelevance ON events (project_ref, irrelevance, timestamp);
ALTER TABLE events ADD COLUMN trace BLOB;
ALTER TABLE events ADD COLUMN shape_ref INTEGER REFERENCES shapes;
-- the unique index on project and id does for both
DROP INDEX events_by_event_id;
CREATE INDEX events_by_trace ON events (trace) WHERE trace IS NOT NULL;
-- with what searches look at, so that they read events of an issue one after the other and no row
DROP INDEX events_by_issue;
CREATE INDEX events_by_issue ON events (issue_ref, timestamp, ref, tags, shape_ref, user, level);
CREATE INDEX events_without_shape ON events (ref) WHERE shape_ref IS NULL;

-- a payload that others with the same hash are compressed against, zstd
CREATE TABLE dictionaries (
  ref INTEGER PRIMARY KEY,
  project_ref INTEGER NOT NULL REFERENCES projects,
  hash BLOB NOT NULL,
  bytes INTEGER NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (project_ref, hash)
) STRICT;
ALTER TABLE event_payloads ADD COLUMN dictionary_ref INTEGER;

-- what many events share: the names in their stack traces, their errors' types, their SDK
CREATE TABLE shapes (
  ref INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE
) STRICT;
CREATE TABLE shape_values (
  value_ref INTEGER NOT NULL REFERENCES tag_values,
  shape_ref INTEGER NOT NULL REFERENCES shapes,
  PRIMARY KEY (value_ref, shape_ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX shape_values_by_shape ON shape_values (shape_ref, value_ref);
CREATE TABLE issue_shapes (
  shape_ref INTEGER NOT NULL REFERENCES shapes,
  issue_ref INTEGER NOT NULL REFERENCES issues,
  PRIMARY KEY (shape_ref, issue_ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX issue_shapes_by_issue ON issue_shapes (issue_ref);

-- a field is searched like a tag but not shown as one
ALTER TABLE tag_keys ADD COLUMN is_field INTEGER NOT NULL DEFAULT 0;

-- events that have a value; project_ref 0: of all projects; value_ref 0: that have the key at all
CREATE TABLE tag_totals (
  project_ref INTEGER NOT NULL,
  key_ref INTEGER NOT NULL REFERENCES tag_keys,
  value_ref INTEGER NOT NULL,
  events INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  PRIMARY KEY (project_ref, key_ref, value_ref)
) STRICT, WITHOUT ROWID;
INSERT INTO tag_totals
  SELECT project_ref, key_ref, value_ref, SUM(issue_tags.events), MAX(issue_tags.last_seen)
  FROM issue_tags JOIN issues ON issues.ref = issue_ref GROUP BY 1, 2, 3;
INSERT INTO tag_totals SELECT project_ref, key_ref, 0, SUM(events), MAX(last_seen) FROM tag_totals GROUP BY 1, 2;
INSERT INTO tag_totals SELECT 0, key_ref, value_ref, SUM(events), MAX(last_seen) FROM tag_totals GROUP BY 2, 3;

CREATE TABLE issue_days (
  issue_ref INTEGER NOT NULL REFERENCES issues,
  day INTEGER NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (issue_ref, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX issue_days_by_day ON issue_days (day, issue_ref, events);
INSERT INTO issue_days SELECT issue_ref, hour / 24, SUM(events) FROM issue_hours GROUP BY 1, 2;

CREATE TABLE project_hours (
  project_ref INTEGER NOT NULL REFERENCES projects,
  hour INTEGER NOT NULL,
  level TEXT NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (project_ref, hour, level)
) STRICT, WITHOUT ROWID;
INSERT INTO project_hours
  SELECT project_ref, hour, level, SUM(issue_hours.events) FROM issue_hours
  JOIN issues ON issues.ref = issue_ref GROUP BY 1, 2, 3;

-- the different texts of an issue: titles, messages, culprits, names of its stack traces
CREATE TABLE issue_texts (
  ref INTEGER PRIMARY KEY,
  issue_ref INTEGER NOT NULL REFERENCES issues,
  hash INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (issue_ref, hash)
) STRICT;
INSERT INTO issue_texts (issue_ref, hash, text)
  SELECT ref, 0, title || char(10) || value || char(10) || culprit FROM issues;

CREATE VIRTUAL TABLE texts_index USING fts5(text, content='issue_texts', content_rowid='ref', tokenize='trigram');
CREATE VIRTUAL TABLE values_index USING fts5(value, content='tag_values', content_rowid='ref', tokenize='trigram');

-- up to which row each index has been written, and up to which event the counters are true
CREATE TABLE index_progress (
  name TEXT PRIMARY KEY,
  ref INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO index_progress VALUES ('texts', 0), ('values', 0);
INSERT INTO index_progress SELECT 'counts', COALESCE(MAX(ref), 0) FROM events;

CREATE TABLE saved_searches (
  ref INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  sort TEXT NOT NULL,
  pinned INTEGER NOT NULL
) STRICT;

-- regroupings: the rules before and after; undo: JSON of what it made, hashes, issues and merges
CREATE TABLE regroupings (
  ref INTEGER PRIMARY KEY,
  project_ref INTEGER NOT NULL REFERENCES projects,
  at INTEGER NOT NULL,
  rules_before TEXT NOT NULL,
  rules_after TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('applying', 'applied', 'undoing', 'undone')),
  summary TEXT NOT NULL,
  undo TEXT NOT NULL
) STRICT;
-- where an event was before
CREATE TABLE regrouped_events (
  regrouping_ref INTEGER NOT NULL REFERENCES regroupings,
  event_ref INTEGER NOT NULL,
  issue_ref INTEGER NOT NULL,
  hash BLOB NOT NULL,
  grouping_config TEXT NOT NULL,
  PRIMARY KEY (regrouping_ref, event_ref)
) STRICT, WITHOUT ROWID;
`
