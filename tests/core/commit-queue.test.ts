import { describe, expect, test } from 'vitest'
import { createCommitQueue } from '../../main/core/commit-queue.ts'
import type { NewArrival, Written } from '../../main/store/new-arrival.ts'
import { arrivalOf, newEvent } from '../helpers/memory-store.ts'

const written: Written = { journaled: [], touched: new Set(), projectsChanged: false }
const arrival = () => arrivalOf([newEvent()])

function createQueue(write: (batch: readonly NewArrival[]) => void, maxBytes = 1_000_000) {
  const unexpected: unknown[] = []
  const queue = createCommitQueue({
    write: (batch) => {
      write(batch)
      return written
    },
    onWritten: () => {},
    onUnexpected: (error) => unexpected.push(error),
    maxBytes,
    maxArrivals: 100
  })
  return { queue, unexpected }
}

describe('a commit queue', () => {
  test('commits together what arrived together, in order', async () => {
    const batches: (readonly NewArrival[])[] = []
    const { queue } = createQueue((batch) => batches.push(batch))
    const [a, b, c] = [arrival(), arrival(), arrival()]
    await Promise.all([queue.add(a), queue.add(b)])
    await queue.add(c)
    expect(batches).toEqual([[a, b], [c]])
  })

  test('waits for nobody beyond a turn of the event loop', async () => {
    const batches: (readonly NewArrival[])[] = []
    const { queue } = createQueue((batch) => batches.push(batch))
    const [early, late] = [arrival(), arrival()]
    const adding = queue.add(early)
    await new Promise(setImmediate)
    expect(batches).toEqual([[early]])
    await Promise.all([adding, queue.add(late)])
    expect(batches).toEqual([[early], [late]])
  })

  test('answers only after the write', async () => {
    let isWritten = false
    const { queue } = createQueue(() => {
      isWritten = true
    })
    const adding = queue.add(arrival())
    expect(isWritten).toBe(false)
    await adding
    expect(isWritten).toBe(true)
  })

  test('one that cannot be written does not take the others with it', async () => {
    const bad = arrival()
    const { queue, unexpected } = createQueue((batch) => {
      if (batch.includes(bad)) throw new Error('constraint')
    })
    const results = await Promise.allSettled([queue.add(arrival()), queue.add(bad), queue.add(arrival())])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(unexpected).toHaveLength(1)
  })

  test('a full disk refuses the batch with 503, and the next one is tried again', async () => {
    let isFull = true
    const { queue } = createQueue(() => {
      if (isFull) throw Object.assign(new Error('disk is full'), { code: 'SQLITE_FULL' })
    })
    await expect(queue.add(arrival())).rejects.toMatchObject({ status: 503 })
    expect(queue.state().problem).toBe('disk is full')
    isFull = false
    await queue.add(arrival())
    expect(queue.state().problem).toBeUndefined()
  })

  test('refuses with 429 more arrivals than may wait', async () => {
    const { queue } = createQueue(() => {})
    const first = Array.from({ length: 100 }, () => queue.add(arrival()))
    await expect(queue.add(arrival())).rejects.toMatchObject({ status: 429 })
    await Promise.all(first)
  })

  test('refuses with 429 what would wait beyond the limit', async () => {
    const { queue } = createQueue(() => {}, 3)
    const first = queue.add(arrival())
    await expect(queue.add(arrival())).rejects.toMatchObject({ status: 429 })
    await first
  })

  test('commits what waits when it is closed, and refuses with 503 what comes later', async () => {
    const batches: (readonly NewArrival[])[] = []
    const { queue, unexpected } = createQueue((batch) => batches.push(batch))
    const early = arrival()
    const adding = queue.add(early)
    queue.close()
    await adding
    await expect(queue.add(arrival())).rejects.toMatchObject({ status: 503 })
    expect(batches).toEqual([[early]])
    expect(unexpected).toEqual([])
  })
})
