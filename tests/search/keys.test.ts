import { expect, test } from 'vitest'
import { findKnownKey, KEY_GROUPS, KNOWN_KEYS } from '../../shared/search/keys.ts'
import { parseSearch } from '../../shared/search/parse.ts'

test('no name means two keys', () => {
  const names = KNOWN_KEYS.flatMap(({ name, aliases }) => [name, ...aliases])
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('each is described by one short sentence, and each group is used', () => {
  for (const { name, description } of KNOWN_KEYS) expect(description, name).toMatch(/^[A-Z].{5,80}[.…]$/)
  expect(new Set(KNOWN_KEYS.map(({ group }) => group))).toEqual(new Set(KEY_GROUPS))
})

test('the values that are offered can be searched for', () => {
  for (const { name, values } of KNOWN_KEYS) {
    for (const value of values)
      expect(parseSearch(`${name}:${value}`).problems, `${name}:${value}`).toEqual([])
  }
})

test.each([
  ['age', 'firstSeen', 'date'],
  ['first_seen', 'firstSeen', 'date'],
  ['last_seen', 'lastSeen', 'date'],
  ['times_seen', 'timesSeen', 'number'],
  ['first-release', 'firstRelease', 'text'],
  ['project_id', 'project.id', 'number'],
  ['event.timestamp', 'timestamp', 'date'],
  ['http.url', 'url', 'text'],
  ['sentry.semver', 'release.version', 'version'],
  ['measurements.lcp', 'measurements.lcp', 'duration'],
  ['measurements.anything', 'measurements.anything', 'measurement'],
  ['spans.db', 'spans.db', 'duration'],
  // The table of the search reference, section 5.
  ...['project.id', 'issue.id', 'stack.colno', 'stack.lineno', 'stack.stack_level'].map((key) => [
    key,
    key,
    'number'
  ]),
  ...['start', 'end', 'timestamp', 'timestamp.to_hour', 'timestamp.to_day', 'error.received'].map((key) => [
    key,
    key,
    'date'
  ]),
  ...['error.handled', 'error.unhandled', 'error.main_thread', 'stack.in_app', 'is_application'].map(
    (key) => [key, key, 'boolean']
  ),
  ...['release.version', 'release.build'].map((key) => [key, key, 'version'])
])('%s is %s, a %s', (name, canonical, type) => {
  expect(findKnownKey(name ?? '')).toMatchObject({ name: canonical, type })
})

test.each(['customer', 'measurements', 'measurements.', 'spans.', 'constructor'])('%s is a tag', (name) => {
  expect(findKnownKey(name)).toBeUndefined()
})
