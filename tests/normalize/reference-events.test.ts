import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { normalize } from '../../main/normalize/normalize.ts'
import { nonconformity, RECEIVED } from './conformance.ts'

/** Events that real SDKs sent, and security reports of real browsers; not part of this project. */
const data = join(import.meta.dirname, '../../../shared/data')
const isThere = existsSync(data)
if (!isThere) console.info('skipped: the reference events are not here')

function jsonFiles(...folders: string[]): string[] {
  if (!isThere) return []
  return folders.flatMap((folder) =>
    readdirSync(join(data, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(folder, name))
  )
}

const read = (file: string) => JSON.parse(readFileSync(join(data, file), 'utf8'))
const eventFiles = jsonFiles('events', 'grouping/inputs', 'fingerprint/inputs')

function sentValues(payload: Record<string, unknown>, name: string): number {
  const sent = payload[name.toLowerCase()] ?? payload[`sentry.interfaces.${name}`]
  const values = Array.isArray(sent) ? sent : Object(sent).values
  return Array.isArray(values) ? values.filter((value) => value !== null).length : 0
}

describe.runIf(isThere)('reference events', () => {
  test.each(eventFiles)('%s', (file) => {
    const payload = read(file)
    const before = JSON.stringify(payload)

    const normalized = normalize(payload, RECEIVED)

    expect(nonconformity(normalized)).toBeUndefined()
    expect(JSON.stringify(payload)).toBe(before)
  })

  test('what they say is kept', () => {
    for (const file of jsonFiles('events')) {
      const payload = read(file)
      const { event } = normalize(payload, RECEIVED)
      expect(event.exception?.values.length ?? 0, file).toBe(sentValues(payload, 'Exception'))
      expect(event.breadcrumbs?.values.length ?? 0, file).toBe(sentValues(payload, 'Breadcrumbs'))
      expect(event.threads?.values.length ?? 0, file).toBe(sentValues(payload, 'Threads'))
      expect(Object.keys(event.extra).sort(), file).toEqual(Object.keys(payload.extra ?? {}).sort())
    }
  })
})

describe.runIf(isThere)('security reports of browsers', () => {
  test('a report of a Content Security Policy', () => {
    const sent = read('security-reports/csp_chrome_blocked_asset.input.json')
    const expected = read('security-reports/csp_chrome_blocked_asset.no_processing.output.json')
    const { event, problems } = normalize(sent, { ...RECEIVED, itemType: 'raw_security' })
    expect(problems).toEqual([])
    expect(event).toMatchObject({
      type: 'csp',
      csp: expected.csp,
      culprit: expected.culprit,
      logentry: expected.logentry,
      request: expected.request
    })
    expect(event.tags).toEqual(expect.arrayContaining(expected.tags))
  })

  test('a report of key pinning', () => {
    const sent = read('security-reports/hpkp.input.json')
    const expected = read('security-reports/hpkp.no_processing.output.json')
    const { event, problems } = normalize(sent, { ...RECEIVED, itemType: 'raw_security' })
    expect(problems).toEqual([])
    expect(event).toMatchObject({ type: 'hpkp', logentry: expected.logentry, request: expected.request })
    expect(event.hpkp?.known_pins).toEqual(expected.hpkp.known_pins)
    expect(event.tags).toEqual(expect.arrayContaining(expected.tags))
  })
})
