import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { allRows } from '../helpers/all-rows.ts'
import { checkIntegrity } from '../helpers/check-integrity.ts'
import type { ReadyHeadless } from '../helpers/headless-process.ts'
import { startHeadless } from '../helpers/start-headless.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const CONNECTIONS = 8
/** `npm run crash` does more. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 20)
const MAX_ACKNOWLEDGED_A_ROUND = 120

describe('200 is a promise', () => {
  test(
    'a server killed under load has everything that it acknowledged, once, and counts that are right',
    async () => {
      const dataDir = tempDir()
      const acknowledged: string[] = []
      let inFlight = 0
      for (let round = 1; round <= ROUNDS; round++) {
        const server = await startHeadless(dataDir)
        const more = 1 + Math.floor(Math.random() * MAX_ACKNOWLEDGED_A_ROUND)
        inFlight += await sendUntilKilled(server, acknowledged, acknowledged.length + more)
      }
      expect(checkIntegrity(dataDir)).toBe('ok')

      const { client } = await startHeadless(dataDir)
      const events = await allRows((cursor) => client.events.list({ ...cursor, limit: 500 }))
      const stored = events.map(({ id }) => id)
      expect(new Set(stored).size).toBe(stored.length)
      const kept = new Set(stored)
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
      // what was committed but not answered any more may be there too
      expect(stored.length - acknowledged.length).toBeLessThanOrEqual(inFlight)

      const { rows: projects } = await client.projects.list({})
      const issues = await allRows((cursor) => client.issues.list({ ...cursor, limit: 500 }))
      for (const project of projects) {
        expect(project.events).toBe(events.filter(({ projectId }) => projectId === project.id).length)
        expect(project.issues).toBe(issues.filter(({ projectId }) => projectId === project.id).length)
        expect(await eventsWithWorker(client, project.id)).toBe(project.events)
      }
      expect(await eventsWithWorker(client)).toBe(stored.length)
      for (const issue of issues) {
        const ofIssue = await allRows((cursor) =>
          client.events.list({ ...cursor, issueId: issue.id, limit: 500 })
        )
        expect(issue.events).toBe(ofIssue.length)
        expect(issue.users).toBe(new Set(ofIssue.map(({ user }) => user)).size)
        expect(issue.lastSeen).toBe(Math.max(...ofIssue.map(({ timestamp }) => timestamp)))
      }
      expect(issues.length).toBeGreaterThan(1)
    },
    60_000 + ROUNDS * 2_000
  )

  test('an event that is sent twice is answered twice and stored once, in each project', async () => {
    const { ingestUrl, client } = await startHeadless(tempDir())
    const event = JSON.stringify({ event_id: newId(), message: 'sent again', user: { id: '1' } })
    const post = async (projectId: string) => {
      const answer = await fetch(`${ingestUrl}/api/${projectId}/store/`, { method: 'POST', body: event })
      return { status: answer.status, body: await answer.json() }
    }
    const answers = [await post('1'), await post('1'), ...(await Promise.all([post('2'), post('2')]))]
    const { event_id } = JSON.parse(event)
    expect(answers).toEqual(Array(4).fill({ status: 200, body: { id: event_id } }))

    for (const projectId of ['1', '2']) {
      const { rows } = await client.events.list({ projectId })
      expect(rows.map(({ id }) => id)).toEqual([event_id])
      expect((await client.issues.list({ projectId })).rows).toMatchObject([{ events: 1, users: 1 }])
    }
    const { rows } = await client.projects.list({})
    expect(rows.map(({ events, issues }) => [events, issues])).toEqual([
      [1, 1],
      [1, 1]
    ])
  })
})

/** What completion counts of a tag that every event has. */
async function eventsWithWorker(client: ReadyHeadless['client'], projectId?: string): Promise<number> {
  const { rows } = await client.tags.values({ key: 'worker', ...(projectId !== undefined && { projectId }) })
  return rows.reduce((sum, { events }) => sum + events, 0)
}

/**
 * Sends on all connections until so many are acknowledged in all, kills the server in the middle of it, and returns
 * how many were sent but not answered. Every connection has one request under way at a time.
 */
async function sendUntilKilled(
  { ingestUrl, child, ended }: ReadyHeadless,
  acknowledged: string[],
  enough: number
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  onTestFinished(() => agent.destroy())
  let unanswered = 0
  const sendOnAndOn = async () => {
    for (let alive = true; alive; ) {
      const id = newId()
      unanswered++
      const status = await post(agent, ingestUrl, id, acknowledged.length + unanswered)
      alive = status !== undefined
      if (!alive) continue
      expect(status).toBe(200)
      unanswered--
      acknowledged.push(id)
      if (acknowledged.length === enough) child.kill('SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, sendOnAndOn))
  expect(await ended).toMatchObject({ signal: 'SIGKILL' })
  return unanswered
}

/** The answer's status; undefined where the connection broke. */
function post(agent: Agent, ingestUrl: string, eventId: string, n: number): Promise<number | undefined> {
  const type = `Failure${n % 7}`
  const event = {
    event_id: eventId,
    exception: {
      values: [{ type, value: 'it broke', stacktrace: { frames: [{ function: type, lineno: 1 }] } }]
    },
    user: { id: n % 11 },
    tags: { worker: n % 5 },
    extra: { padding: randomBytes(2000).toString('base64') }
  }
  return new Promise((resolve) => {
    const sent = request(`${ingestUrl}/api/${(n % 3) + 1}/store/`, { agent, method: 'POST' }, (response) => {
      response.resume()
      response.on('error', () => resolve(undefined))
      response.on('close', () => resolve(response.complete ? response.statusCode : undefined))
    })
    sent.on('error', () => resolve(undefined))
    sent.end(JSON.stringify(event))
  })
}

function newId(): string {
  return randomBytes(16).toString('hex')
}
