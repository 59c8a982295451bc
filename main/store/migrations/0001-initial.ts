/**
 * The first schema. Times are epoch ms, `hour` is epoch hours. A `ref` is a row's number inside the store and never
 * leaves it as such; ids that users see are text or made from it.
 */
export const initial = `
CREATE TABLE projects (
  ref INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL UNIQUE,
  named_by TEXT NOT NULL CHECK (named_by IN ('default', 'event', 'user')),
  platform TEXT,
  created INTEGER NOT NULL,
  events INTEGER NOT NULL DEFAULT 0,
  issues INTEGER NOT NULL DEFAULT 0,
  -- events in which something had to be mended or cut
  events_with_problems INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0,
  next_number INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE issues (
  ref INTEGER PRIMARY KEY,
  project_ref INTEGER NOT NULL REFERENCES projects,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  value TEXT NOT NULL,
  culprit TEXT NOT NULL,
  type TEXT NOT NULL,
  level TEXT NOT NULL,
  platform TEXT NOT NULL,
  metadata TEXT NOT NULL,
  unhandled INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('unresolved', 'resolved', 'ignored')),
  substatus TEXT,
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  first_release TEXT,
  last_release TEXT,
  events INTEGER NOT NULL,
  users INTEGER NOT NULL,
  UNIQUE (project_ref, number)
) STRICT;
CREATE INDEX issues_by_last_seen ON issues (last_seen, ref);
CREATE INDEX issues_by_first_seen ON issues (first_seen, ref);
CREATE INDEX issues_by_events ON issues (events, ref);
CREATE INDEX issues_by_users ON issues (users, ref);
CREATE INDEX issues_by_status_last_seen ON issues (status, last_seen, ref);
CREATE INDEX issues_by_project_last_seen ON issues (project_ref, last_seen, ref);

CREATE TABLE issue_hashes (
  project_ref INTEGER NOT NULL REFERENCES projects,
  hash BLOB NOT NULL,
  issue_ref INTEGER NOT NULL REFERENCES issues,
  PRIMARY KEY (project_ref, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX issue_hashes_by_issue ON issue_hashes (issue_ref);

CREATE TABLE issue_hours (
  issue_ref INTEGER NOT NULL REFERENCES issues,
  hour INTEGER NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (issue_ref, hour)
) STRICT, WITHOUT ROWID;
CREATE INDEX issue_hours_by_hour ON issue_hours (hour, issue_ref, events);

CREATE TABLE issue_activity (
  ref INTEGER PRIMARY KEY,
  issue_ref INTEGER NOT NULL REFERENCES issues,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX issue_activity_by_issue ON issue_activity (issue_ref, ref);

CREATE TABLE events (
  ref INTEGER PRIMARY KEY,
  project_ref INTEGER NOT NULL REFERENCES projects,
  issue_ref INTEGER NOT NULL REFERENCES issues,
  event_id BLOB NOT NULL,
  timestamp INTEGER NOT NULL,
  received INTEGER NOT NULL,
  level TEXT NOT NULL,
  title TEXT NOT NULL,
  release TEXT,
  environment TEXT,
  user TEXT,
  hash BLOB NOT NULL,
  grouping_config TEXT NOT NULL,
  problems INTEGER NOT NULL,
  UNIQUE (project_ref, event_id)
) STRICT;
CREATE INDEX events_by_issue ON events (issue_ref, timestamp, ref);
CREATE INDEX events_by_time ON events (timestamp, ref);
CREATE INDEX events_by_event_id ON events (event_id);

CREATE TABLE event_payloads (
  event_ref INTEGER PRIMARY KEY REFERENCES events,
  received TEXT NOT NULL,
  codec INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  payload BLOB NOT NULL
) STRICT;

CREATE TABLE tag_keys (
  ref INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE tag_values (
  ref INTEGER PRIMARY KEY,
  key_ref INTEGER NOT NULL REFERENCES tag_keys,
  value TEXT NOT NULL,
  UNIQUE (key_ref, value)
) STRICT;

CREATE TABLE issue_tags (
  issue_ref INTEGER NOT NULL REFERENCES issues,
  key_ref INTEGER NOT NULL REFERENCES tag_keys,
  value_ref INTEGER NOT NULL REFERENCES tag_values,
  events INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  PRIMARY KEY (issue_ref, key_ref, value_ref)
) STRICT, WITHOUT ROWID;

CREATE INDEX issue_tags_by_value ON issue_tags (value_ref, issue_ref);

CREATE TABLE items (
  ref INTEGER PRIMARY KEY,
  project_ref INTEGER NOT NULL REFERENCES projects,
  type TEXT NOT NULL,
  event_id BLOB,
  received INTEGER NOT NULL,
  headers TEXT NOT NULL,
  codec INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  payload BLOB NOT NULL
) STRICT;
CREATE INDEX items_by_project ON items (project_ref, ref);
CREATE INDEX items_by_type ON items (type, ref);
CREATE INDEX items_by_event ON items (event_id) WHERE event_id IS NOT NULL;

CREATE TABLE blobs (
  ref INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,
  codec INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  payload BLOB NOT NULL
) STRICT;

CREATE TABLE attachments (
  ref INTEGER PRIMARY KEY,
  project_ref INTEGER NOT NULL REFERENCES projects,
  event_id BLOB NOT NULL,
  filename TEXT NOT NULL,
  content_type TEXT NOT NULL,
  type TEXT NOT NULL,
  missing_bytes INTEGER NOT NULL,
  received INTEGER NOT NULL,
  blob_ref INTEGER NOT NULL REFERENCES blobs,
  UNIQUE (event_id, project_ref, filename, blob_ref)
) STRICT;

CREATE TABLE sessions (
  project_ref INTEGER NOT NULL REFERENCES projects,
  sid TEXT NOT NULL,
  seq INTEGER NOT NULL,
  started INTEGER NOT NULL,
  status TEXT NOT NULL,
  errors INTEGER NOT NULL,
  release TEXT NOT NULL,
  environment TEXT NOT NULL,
  distinct_id TEXT,
  duration REAL,
  PRIMARY KEY (project_ref, sid)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_health (
  project_ref INTEGER NOT NULL REFERENCES projects,
  release TEXT NOT NULL,
  environment TEXT NOT NULL,
  hour INTEGER NOT NULL,
  sessions INTEGER NOT NULL,
  errored INTEGER NOT NULL,
  abnormal INTEGER NOT NULL,
  crashed INTEGER NOT NULL,
  PRIMARY KEY (project_ref, release, environment, hour)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_users (
  project_ref INTEGER NOT NULL REFERENCES projects,
  release TEXT NOT NULL,
  distinct_id TEXT NOT NULL,
  crashed INTEGER NOT NULL,
  PRIMARY KEY (project_ref, release, distinct_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE discards (
  project_ref INTEGER NOT NULL REFERENCES projects,
  reason TEXT NOT NULL,
  category TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (project_ref, reason, category)
) STRICT, WITHOUT ROWID;

CREATE TABLE monitors (
  ref INTEGER PRIMARY KEY,
  project_ref INTEGER NOT NULL REFERENCES projects,
  slug TEXT NOT NULL,
  config TEXT,
  UNIQUE (project_ref, slug)
) STRICT;

CREATE TABLE check_ins (
  ref INTEGER PRIMARY KEY,
  monitor_ref INTEGER NOT NULL REFERENCES monitors,
  check_in_id BLOB NOT NULL,
  status TEXT NOT NULL,
  started INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  duration REAL,
  environment TEXT,
  release TEXT,
  UNIQUE (monitor_ref, check_in_id)
) STRICT;
CREATE INDEX check_ins_by_monitor ON check_ins (monitor_ref, ref);

CREATE TABLE feedback (
  ref INTEGER PRIMARY KEY,
  project_ref INTEGER NOT NULL REFERENCES projects,
  event_id BLOB,
  received INTEGER NOT NULL,
  message TEXT NOT NULL,
  name TEXT,
  email TEXT,
  url TEXT
) STRICT;
CREATE INDEX feedback_by_event ON feedback (event_id) WHERE event_id IS NOT NULL;

CREATE TABLE refusals (
  ref INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  status INTEGER NOT NULL,
  reason TEXT NOT NULL,
  path TEXT NOT NULL,
  project_id TEXT,
  client TEXT,
  bytes INTEGER NOT NULL,
  first_bytes BLOB NOT NULL
) STRICT;
`
