import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import type { GroupingRules } from '../../shared/model/project.ts'
import type { GroupingConfig } from '../grouping/config.ts'
import type { Submission } from '../ingest/submission.ts'
import type { PackedEvent } from '../store/packed-event.ts'
import type { Dictionary } from '../store/payload-codec.ts'
import { createDictionaries } from './dictionaries.ts'
import { type Grouped, groupStored } from './group-stored.ts'
import type { FromHelper, Request, ToHelper } from './helper-messages.ts'
import { type Prepared, prepareArrival } from './prepare-arrival.ts'

export interface DeriverOptions {
  /** Starts the thread of helper.ts; without it everything is done on this thread. */
  readonly startHelper: (() => Worker) | undefined
  readonly configOf: (rules: GroupingRules | undefined) => GroupingConfig
  readonly onUnexpected: (error: unknown) => void
}

/** Derives what is stored of submissions and what stored events are grouped by: here, and on a second thread. */
export interface Deriver {
  /**
   * `underWay`: how many submissions are being taken in at the moment. Throws ProtocolError, or rejects with it, where
   * this one cannot be taken.
   */
  prepare(
    submission: Submission,
    rules: GroupingRules | undefined,
    underWay: number
  ): Prepared | Promise<Prepared>
  /** One answer for each event, in their order. A few dozen at a time: others wait for the same thread. */
  group(events: readonly PackedEvent[], rules: GroupingRules | undefined): Promise<readonly Grouped[]>
  /** Events of a project with this hash are compressed against it from now on. */
  teach(projectId: string, hash: string, dictionary: Dictionary): void
  stop(): Promise<void>
}

/** So many at a time make a second thread worth its memory. */
const MIN_UNDER_WAY = 4
/** Beyond this the helper is what all wait for: this thread does its share. */
const MAX_AT_HELPER = 32
/** Copying more than this between threads would cost what it saves, and hold it in memory twice. */
const MAX_BYTES = 256 * 1024
const IDLE_MS = 10_000
/** Of stored events that are grouped, those that are grouped on this thread, one at a time, beside the others. */
const OWN_SHARE = 0.35

type Result = NonNullable<FromHelper['result']>
/** A request before it has its number. */
type Asked = Request extends infer Message ? (Message extends Request ? Omit<Message, 'id'> : never) : never

interface Waiting {
  readonly done: (result: Result) => void
  /** Does it on this thread after all. */
  readonly redo: () => void
}

export function createDeriver({ startHelper, configOf, onUnexpected }: DeriverOptions): Deriver {
  const dictionaries = createDictionaries()
  const waiting = new Map<number, Waiting>()
  let helper: Worker | undefined
  /** It takes a moment to start, in which nobody shall wait for it. */
  let isReady = false
  let outbox: ToHelper[] = []
  let lastId = 0
  let idle: NodeJS.Timeout | undefined

  function start(begin: () => Worker): Worker {
    const started = begin()
    // it keeps nobody from leaving
    started.unref()
    started.on('message', (answers: readonly FromHelper[]) => {
      isReady = true
      for (const { id, result } of answers) {
        const one = waiting.get(id)
        waiting.delete(id)
        if (result) one?.done(result)
        else one?.redo()
      }
    })
    started.on('error', onUnexpected)
    // a helper that dies loses nothing
    started.on('exit', () => {
      if (helper === started) forget()
      const left = [...waiting.values()]
      waiting.clear()
      for (const { redo } of left) redo()
    })
    return started
  }

  function ensureHelper(begin: () => Worker): void {
    helper ??= start(begin)
    idle ??= setTimeout(stopIfIdle, IDLE_MS, lastId).unref()
  }

  async function stop(): Promise<void> {
    clearTimeout(idle)
    idle = undefined
    await helper?.terminate()
    forget()
  }

  function forget(): void {
    helper = undefined
    isReady = false
    outbox = []
  }

  /** What comes in one turn of the event loop goes together. */
  function send(message: ToHelper): void {
    if (outbox.length === 0) setImmediate(flush)
    outbox.push(message)
  }

  function flush(): void {
    const messages = outbox
    outbox = []
    if (messages.length > 0) helper?.postMessage(messages)
  }

  /** The helper's result, or, where it has none, what `here` makes. */
  function ask<R extends Result>(
    begin: () => Worker,
    request: Asked,
    here: () => R | Promise<R>
  ): Promise<R> {
    ensureHelper(begin)
    return new Promise<R>((resolve, reject) => {
      const redo = () => {
        try {
          resolve(here())
        } catch (error) {
          reject(error)
        }
      }
      // the helper answers each kind of request with its own kind of result
      waiting.set(++lastId, { done: resolve as (result: Result) => void, redo })
      send({ ...request, id: lastId } as Request)
    })
  }

  function stopIfIdle(idAtStart: number): void {
    idle = undefined
    if (lastId === idAtStart && waiting.size === 0) void stop()
    else idle = setTimeout(stopIfIdle, IDLE_MS, lastId).unref()
  }

  return {
    prepare(submission, rules, underWay) {
      const here = () => prepareArrival(submission, { config: configOf(rules), dictionaries, onUnexpected })
      const isWorthIt =
        underWay >= MIN_UNDER_WAY && waiting.size < MAX_AT_HELPER && sizeOf(submission) <= MAX_BYTES
      if (!startHelper || !isWorthIt) return here()
      ensureHelper(startHelper)
      if (!isReady) return here()
      return ask(startHelper, { kind: 'prepare', submission, rules }, here)
    },
    async group(events, rules) {
      const config = configOf(rules)
      if (!startHelper) return groupHere(events, config)
      // this thread has more to do than the helper
      const own = Math.floor(events.length * OWN_SHARE)
      const [mine, others] = [events.slice(0, own), events.slice(own)]
      const parts = await Promise.all([
        groupHere(mine, config),
        ask(startHelper, { kind: 'group', events: others, rules }, () => groupHere(others, config))
      ])
      return parts.flat()
    },
    teach(projectId, hash, dictionary) {
      dictionaries.add(projectId, hash, dictionary)
      if (helper) send({ kind: 'teach', projectId, hash, dictionary })
    },
    stop
  }
}

function sizeOf({ items }: Submission): number {
  return items.reduce((bytes, { payload }) => bytes + payload.length, 0)
}

/** One at a turn of the event loop, so that nobody has to wait for all of them. */
async function groupHere(events: readonly PackedEvent[], config: GroupingConfig): Promise<Grouped[]> {
  const grouped: Grouped[] = []
  for (const event of events) {
    grouped.push(groupStored(event, config))
    await nextTurn()
  }
  return grouped
}
