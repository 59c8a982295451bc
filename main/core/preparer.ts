import type { Worker } from 'node:worker_threads'
import type { GroupingRules } from '../../shared/model/project.ts'
import type { GroupingConfig } from '../grouping/config.ts'
import type { Submission } from '../ingest/submission.ts'
import type { FromHelper, ToHelper } from './helper-messages.ts'
import { type Prepared, prepareArrival } from './prepare-arrival.ts'

export interface PreparerOptions {
  /** Starts the thread of helper.ts; without it everything is done on this thread. */
  readonly startHelper: (() => Worker) | undefined
  readonly configOf: (rules: GroupingRules | undefined) => GroupingConfig
  readonly onUnexpected: (error: unknown) => void
}

/** Derives what is stored of submissions: here, and under load on a second thread as well. */
export interface Preparer {
  /**
   * `underWay`: how many submissions are being taken in at the moment. Throws ProtocolError, or rejects with it, where
   * this one cannot be taken.
   */
  prepare(
    submission: Submission,
    rules: GroupingRules | undefined,
    underWay: number
  ): Prepared | Promise<Prepared>
  stop(): Promise<void>
}

/** So many at a time make a second thread worth its memory. */
const MIN_UNDER_WAY = 4
/** Beyond this the helper is what all wait for: this thread does its share. */
const MAX_AT_HELPER = 32
/** Copying more than this between threads would cost what it saves, and hold it in memory twice. */
const MAX_BYTES = 256 * 1024
const IDLE_MS = 10_000

interface Waiting {
  readonly done: (prepared: Prepared) => void
  /** Does it on this thread after all. */
  readonly redo: () => void
}

export function createPreparer({ startHelper, configOf, onUnexpected }: PreparerOptions): Preparer {
  const waiting = new Map<number, Waiting>()
  let helper: Worker | undefined
  let lastId = 0
  let idle: NodeJS.Timeout | undefined

  const here = (submission: Submission, rules: GroupingRules | undefined) =>
    prepareArrival(submission, configOf(rules), onUnexpected)

  function start(begin: () => Worker): Worker {
    const started = begin()
    // it keeps nobody from leaving
    started.unref()
    started.on('message', ({ id, prepared }: FromHelper) => {
      const one = waiting.get(id)
      waiting.delete(id)
      if (prepared) one?.done(prepared)
      else one?.redo()
    })
    started.on('error', onUnexpected)
    // a helper that dies loses nothing
    started.on('exit', () => {
      if (helper === started) helper = undefined
      const left = [...waiting.values()]
      waiting.clear()
      for (const { redo } of left) redo()
    })
    return started
  }

  async function stop(): Promise<void> {
    clearTimeout(idle)
    idle = undefined
    await helper?.terminate()
    helper = undefined
  }

  function send(to: Worker, submission: Submission, rules: GroupingRules | undefined): Promise<Prepared> {
    idle ??= setTimeout(stopIfIdle, IDLE_MS, lastId).unref()
    return new Promise((resolve, reject) => {
      const redo = () => {
        try {
          resolve(here(submission, rules))
        } catch (error) {
          reject(error)
        }
      }
      waiting.set(++lastId, { done: resolve, redo })
      to.postMessage({ id: lastId, submission, rules } satisfies ToHelper)
    })
  }

  function stopIfIdle(idAtStart: number): void {
    idle = undefined
    if (lastId === idAtStart) void stop()
    else idle = setTimeout(stopIfIdle, IDLE_MS, lastId).unref()
  }

  return {
    prepare(submission, rules, underWay) {
      if (!startHelper || underWay < MIN_UNDER_WAY || waiting.size >= MAX_AT_HELPER)
        return here(submission, rules)
      if (submission.items.reduce((bytes, { payload }) => bytes + payload.length, 0) > MAX_BYTES) {
        return here(submission, rules)
      }
      helper ??= start(startHelper)
      return send(helper, submission, rules)
    },
    stop
  }
}
