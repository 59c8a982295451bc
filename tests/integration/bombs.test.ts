import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bomb, makeBombs } from '../helpers/bombs.ts'
import { residentBytes } from '../helpers/headless-process.ts'
import { send } from '../helpers/send.ts'
import { serveScript } from '../helpers/serve-script.ts'
import { headlessForSuite } from '../helpers/suite-headless.ts'

const MiB = 1024 * 1024
const ROUNDS = 3
const AT_ONCE = 8
const MAX_GROWTH_BYTES = 64 * MiB
/** Each of them may have some of its 32 MiB in memory, but not all of them all of it. */
const MAX_GROWTH_AT_ONCE_BYTES = 160 * MiB

describe('decompression bombs', () => {
  // memory as users have it: with their flags for Node
  const { nodeArgs, env } = serveScript()
  const server = headlessForSuite({ nodeArgs, env })
  const bombs = makeBombs()
  let restingBytes: number

  beforeAll(async () => {
    const { ingestUrl, child } = server()
    // whatever the first request loads is no growth
    expect(await send(ingestUrl, '/api/1/store/', { body: '{"message":"good"}' })).toMatchObject({
      status: 200
    })
    restingBytes = residentBytes(child.pid).now
  })

  afterAll(async () => {
    const { ingestUrl, client, printed } = server()
    expect(await send(ingestUrl, '/api/1/store/', { body: '{"message":"good"}' })).toMatchObject({
      status: 200
    })
    expect(await client.issues.list({})).toMatchObject({ total: 1, rows: [{ events: 2 }] })
    expect(printed.stderr).toBe('')
  })

  test.each(bombs)('$encoding, $unpackedBytes bytes: 413 in less than a second', async (bomb) => {
    const growths: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const sentMs = performance.now()
      expect(await post(bomb)).toEqual({ status: 413, detail: 'length limit exceeded' })
      expect(performance.now() - sentMs).toBeLessThan(1000)
      growths.push(residentBytes(server().child.pid).now - restingBytes)
    }
    // what the bombs before have left may not be collected yet in one of the rounds
    expect(Math.min(...growths)).toBeLessThan(MAX_GROWTH_BYTES)
  })

  test(`${AT_ONCE} at once`, async () => {
    for (const bomb of bombs) {
      const replies = await Promise.all(Array.from({ length: AT_ONCE }, () => post(bomb)))
      for (const reply of replies) expect(reply).toEqual({ status: 413, detail: 'length limit exceeded' })
    }
    expect(residentBytes(server().child.pid).peak - restingBytes).toBeLessThan(MAX_GROWTH_AT_ONCE_BYTES)
  })

  async function post({ encoding, body }: Bomb): Promise<{ status: number; detail: string }> {
    const headers = { 'Content-Encoding': encoding }
    const { status, text } = await send(server().ingestUrl, '/api/1/envelope/', { headers, body })
    return { status, detail: JSON.parse(text).detail }
  }
})
