import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { hasReferenceData, NO_REFERENCE_DATA, referenceFiles } from '../helpers/reference-data.ts'
import { headlessForSuite } from '../helpers/suite-headless.ts'

test('the reference data is there', ({ skip }) => {
  skip(!hasReferenceData, NO_REFERENCE_DATA)
})

describe.runIf(hasReferenceData)('payloads of real SDKs, some broken on purpose', () => {
  const server = headlessForSuite()

  afterAll(() => {
    // an event that a rule of ours stumbled over is stored all the same, but told here
    expect(server().printed.stderr).toBe('')
  })

  test.each(referenceFiles('events'))('event $name', async ({ path }) => {
    expect(await post('/api/1/store/', readFileSync(path))).toMatchObject({ status: 200 })
  })

  test.each(referenceFiles('envelopes'))('envelope $name', async ({ path }) => {
    const body = readFileSync(path)
    const { dsn } = JSON.parse(body.subarray(0, body.indexOf('\n')).toString()) as { dsn?: string }
    const ofDsn = dsn === undefined ? undefined : new URL(dsn).pathname.slice(1)
    const paths =
      ofDsn === undefined ? ['/api/1/envelope/'] : [`/api/${ofDsn}/envelope/`, '/stream', '/tunnel']
    for (const to of paths) {
      const { status, id } = await post(to, body)
      expect(status).toBe(200)
      expect(id !== undefined || !hasEvent(body)).toBe(true)
    }
  })

  test('every event opens, with its grouping explained', async () => {
    const { client } = server()
    const { rows: projects } = await client.projects.list({})
    const { rows: issues } = await client.issues.list({ limit: 500 })
    expect(projects.reduce((total, { issues }) => total + issues, 0)).toBe(issues.length)
    const { rows, nextCursor } = await client.events.list({ limit: 500 })
    expect(nextCursor).toBeUndefined()
    expect(rows.length).toBeGreaterThan(100)
    expect(projects.reduce((total, { events }) => total + events, 0)).toBe(rows.length)
    for (const { id, projectId, issueId, title } of rows) {
      const detail = await client.events.get({ id, projectId, raw: true })
      expect(detail).toMatchObject({ id, projectId, issueId, event: { event_id: id } })
      expect(JSON.parse(detail.raw ?? '')).toBeTypeOf('object')
      const { hashes, variants } = await client.groupings.explain({ eventId: id, projectId })
      expect(hashes.length).toBeGreaterThan(0)
      expect(variants.some(({ contributes }) => contributes)).toBe(true)
      expect(title).not.toBe('')
    }
  })

  async function post(path: string, body: Buffer): Promise<{ status: number; id: string | undefined }> {
    const answer = await fetch(server().ingestUrl + path, { method: 'POST', body: new Uint8Array(body) })
    const { id } = (await answer.json()) as { id?: string }
    return { status: answer.status, id }
  }
})

function hasEvent(envelope: Buffer): boolean {
  return /^\{"type":\s*"event"/m.test(envelope.toString('latin1'))
}
