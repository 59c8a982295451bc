import { setTimeout as delay } from 'node:timers/promises'
import SqliteDatabase from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { createDoor } from '../../main/core/dispatch.ts'
import { STORE_FILE } from '../../main/core/store-file.ts'
import { contract } from '../../shared/contract/index.ts'
import { procedure, query } from '../../shared/contract/procedure.ts'
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts'

/** All that the contract calls queries. */
const queries = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.entries(verbs).flatMap(([verb, { isQuery }]) => (isQuery ? [`${noun}.${verb}`] : []))
)

const SENT = { event_id: 'a'.repeat(32), exception: { values: [{ type: 'Oops', value: 'it broke' }] } }

/** What each is asked where an empty input will not do. */
function inputsOn(issueId: string): Record<string, unknown> {
  const id = { id: issueId }
  const grouping = { stackRules: '', fingerprintRules: '' }
  return {
    ...Object.fromEntries(
      ['get', 'merged', 'hashes', 'releases', 'flagChanges', 'similar'].map((verb) => [`issues.${verb}`, id])
    ),
    'attachments.list': { issueId },
    'attachments.get': id,
    'events.list': { issueId },
    'events.get': { id: SENT.event_id },
    'events.place': { issueId, id: SENT.event_id },
    'feedback.list': { issueId },
    'groupings.explain': { eventId: SENT.event_id },
    'groupings.compare': { a: { issueId }, b: { issueId } },
    'groupings.check': grouping,
    'imports.check': { name: 'a.json', base64: btoa(JSON.stringify(SENT)) },
    'items.get': id,
    'projects.get': { id: '1' },
    'projects.settings': { id: '1' },
    'regroupings.get': id,
    'releases.list': { projectId: '1' },
    'retention.preview': { store: {}, projects: {} },
    'stats.timeline': { from: 0, to: Date.now(), buckets: 3 },
    'tags.values': { key: 'level' },
    'tags.distributions': { issueId }
  }
}

async function sendOne({ postEvent, client }: TestApp): Promise<string> {
  await postEvent(SENT)
  const { rows } = await client.issues.list({})
  return rows[0]?.id ?? ''
}

test('what is called a query writes nothing', async () => {
  const app = await startTestApp()
  const issueId = await sendOne(app)
  const inputs = inputsOn(issueId)
  const other = new SqliteDatabase(`${app.dataDir}/${STORE_FILE}`, { readonly: true })
  onTestFinished(() => {
    other.close()
  })
  // it changes when another connection has written
  const version = () => Number(other.pragma('data_version', { simple: true }))
  // what follows an event goes on for a moment
  for (let last = -1; last !== version(); await delay(300)) last = version()
  const failed: string[] = []
  for (const path of queries) {
    const before = version()
    const answer = await app.core.call(path, inputs[path] ?? {})
    if (!answer.ok) failed.push(`${path}: ${answer.error.code}`)
    expect(version(), path).toBe(before)
  }
  // there are none
  expect(failed).toEqual(['regroupings.get: not_found', 'attachments.get: not_found', 'items.get: not_found'])
  const before = version()
  await app.client.issues.update({ ids: [issueId], bookmarked: true })
  expect(version()).toBeGreaterThan(before)
})

test('changes are prepared for, queries and what cannot be understood are not', async () => {
  const done: string[] = []
  const things = {
    list: query(z.object({}), z.number()),
    add: procedure(z.object({ name: z.string() }), z.number())
  }
  const handlers = { list: () => done.push('list'), add: () => done.push('add') }
  const door = createDoor(
    { things },
    { things: handlers },
    {
      onUnexpected: (error) => expect.unreachable(String(error)),
      beforeChange: () => done.push('prepared')
    }
  )
  await door('things.list', {})
  await door('things.add', { name: 1 })
  expect(done).toEqual(['list'])
  await door('things.add', { name: 'one' })
  expect(done).toEqual(['list', 'prepared', 'add'])
})
