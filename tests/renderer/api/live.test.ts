import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keys } from '../../../renderer/api/keys.ts'
import { startLive, useConnection } from '../../../renderer/api/live.ts'
import type { Transport, TransportListener } from '../../../renderer/api/transport.ts'
import type { Change } from '../../../shared/contract/change.ts'

const listKey = keys.issueList({
  query: 'is:unresolved',
  sort: 'lastSeen',
  projectIds: [],
  environments: [],
  time: undefined
})
const created: Change = { topic: 'issues', ids: ['1'], created: ['1'] }

beforeEach(() => {
  vi.useFakeTimers()
  useConnection.setState({ connection: 'connecting' })
})
afterEach(() => {
  vi.useRealTimers()
})

/** The application as it tells of changes, and the queries that are kept fresh by it. */
function live() {
  let listener: TransportListener | undefined
  const transport: Transport = {
    call: async () => ({ ok: true, value: null }),
    subscribe(given) {
      listener = given
      return () => undefined
    }
  }
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  const stop = startLive(transport, queries)
  return {
    queries,
    stop,
    open: () => listener?.onConnection('open'),
    change: (change: Change) => listener?.onChange(change),
    /** Until everything that was gathered is applied and answered. */
    settle: () => vi.advanceTimersByTimeAsync(1000)
  }
}

/** A source whose answers are given by hand. */
function source() {
  const asked: ((answer: string) => void)[] = []
  return { asked, ask: () => new Promise<string>((resolve) => asked.push(resolve)) }
}

/** Shows a query, as a component would, and gives what it shows. */
function show(queries: QueryClient, queryKey: readonly unknown[], queryFn: () => Promise<string>) {
  const observer = new QueryObserver(queries, { queryKey, queryFn })
  const hide = observer.subscribe(() => undefined)
  return { hide, shown: () => observer.getCurrentResult().data }
}

describe('startLive', () => {
  it('refetches an issue list in sight to which nobody listens yet', async () => {
    const { queries, change, settle, stop } = live()
    let answer = 'nothing'
    const list = show(queries, listKey, async () => answer)
    await settle()
    expect(list.shown()).toBe('nothing')
    answer = 'one issue'
    change(created)
    await settle()
    expect(list.shown()).toBe('one issue')
    list.hide()
    stop()
  })

  it('asks again for a list that was hidden while its answer was on its way', async () => {
    const { queries, change, settle, stop } = live()
    const { asked, ask } = source()
    show(queries, listKey, ask).hide()
    expect(asked).toHaveLength(1)
    change(created)
    await settle()
    asked[0]?.('nothing')
    await settle()

    const list = show(queries, listKey, ask)
    await settle()
    expect(asked).toHaveLength(2)
    asked[1]?.('one issue')
    await settle()
    expect(list.shown()).toBe('one issue')
    list.hide()
    stop()
  })

  it('asks once more for what was being asked as the listening began', async () => {
    const { queries, open, settle, stop } = live()
    const { asked, ask } = source()
    const list = show(queries, listKey, ask)
    open()
    await settle()
    expect(asked).toHaveLength(1)
    asked[0]?.('nothing')
    await settle()
    expect(list.shown()).toBe('nothing')
    expect(asked).toHaveLength(2)
    asked[1]?.('one issue')
    await settle()
    expect(list.shown()).toBe('one issue')
    list.hide()
    stop()
  })

  it('gathers a burst of changes into one refetch', async () => {
    const { queries, change, settle, stop } = live()
    let asked = 0
    const status = show(queries, keys.status, async () => String(++asked))
    await settle()
    for (let index = 0; index < 50; index++) change({ topic: 'status' })
    await settle()
    expect(status.shown()).toBe('2')
    status.hide()
    stop()
  })

  it('marks lists of arrivals that are not shown as stale', async () => {
    const { queries, change, settle, stop } = live()
    const key = keys.itemList({ type: undefined, projectId: undefined })
    queries.setQueryData(key, 'nothing')
    change({ topic: 'status' })
    await settle()
    expect(queries.getQueryState(key)?.isInvalidated).toBe(true)
    stop()
  })
})
