import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import type { Accepted, Submission } from '../ingest/submission.ts'
import { ProtocolError } from '../protocol/protocol-error.ts'
import type { JournaledEvent } from '../store/journal.ts'
import type { Uncounted } from '../store/tally.ts'
import { writeArrivals } from '../store/write-arrivals.ts'
import type { Announcer } from './announcer.ts'
import { createCheckpointer } from './checkpointer.ts'
import { createCommitQueue } from './commit-queue.ts'
import { createCounting } from './counting.ts'
import { DEFAULT_PROJECT_ID } from './default-project.ts'
import type { Deriver } from './deriver.ts'
import { createFiling } from './filing.ts'
import { learnDictionaries } from './learn-dictionaries.ts'
import type { ProjectSettingsStore } from './project-settings.ts'
import { createThroughput, THROUGHPUT_WINDOW_MS } from './throughput.ts'

export interface IntakeOptions {
  readonly db: Database
  /** The store's file. */
  readonly path: string
  /** A descriptor of it. */
  readonly file: number
  readonly deriver: Deriver
  readonly settings: ProjectSettingsStore
  readonly announcer: Announcer
  /** Without it, commits make checkpoints now and then. */
  readonly startCheckpoints: ((path: string) => Worker) | undefined
  /** Some events have their place in lists and searches. */
  readonly onFiled: () => void
  readonly onUnexpected: (error: unknown) => void
}

/** What happens to a submission: derived, journaled and answered, then filed, then counted. */
export interface Intake {
  /** Resolves once it is safe, with the id that the client is told. Rejects with ProtocolError. */
  take(submission: Submission): Promise<Accepted>
  /** So many events were written by others, which lengthens the log as well. */
  wrote(events: number): void
  /** What a killed process had journaled and not filed. */
  resume(events: readonly JournaledEvent[]): void
  /** All that is acknowledged is in lists and counters then. */
  flush(): void
  /** The same, a little at a time. */
  settle(): Promise<void>
  state(): {
    /** Submissions that are being taken in. */
    readonly waiting: number
    /** Of payloads that wait to be written, as stored. */
    readonly bytes: number
    /** Why nothing can be written. */
    readonly problem: string | undefined
    readonly eventsPerSecond: number
  }
  /** Writes what waits; what comes from now on is refused. */
  close(): void
  /** After it is closed and nobody asks any more. */
  stop(): Promise<void>
}

const MAX_WAITING_BYTES = 64 * 1024 * 1024
const MAX_WAITING_ARRIVALS = 5_000
/** After each slice of other work submissions go first as long as each turn of the event loop brings them on, for so long at most. */
const LET_IN_MS = 12

export function createIntake(options: IntakeOptions): Intake {
  const { db, path, file, deriver, settings, announcer, startCheckpoints, onUnexpected } = options
  const throughput = createThroughput()
  let quiet: NodeJS.Timeout | undefined
  let underWay = 0
  /** That submissions have taken on this thread: begun, derived, committed. */
  let steps = 0

  const counting = createCounting(db, letSubmissionsIn, onUnexpected)
  const filing = createFiling({ db, onFiled, letOthers: letSubmissionsIn, onUnexpected })
  const checkpointer =
    startCheckpoints && createCheckpointer({ db, path, file, start: startCheckpoints, onUnexpected })
  const queue = createCommitQueue({
    write(batch) {
      filing.retry()
      return writeArrivals(db, batch)
    },
    onWritten({ journaled, touched, projectsChanged }) {
      filing.add(journaled)
      checkpointer?.add(journaled.length)
      throughput.add(journaled.length, Date.now())
      announcer.changed({ touched, projectsChanged })
      // when the stream ends nobody asks again by himself: the rate has sunk to 0 by then
      clearTimeout(quiet)
      quiet = setTimeout(announcer.statusChanged, THROUGHPUT_WINDOW_MS)
    },
    onUnexpected,
    maxBytes: MAX_WAITING_BYTES,
    maxArrivals: MAX_WAITING_ARRIVALS
  })

  /** Submissions take several turns of the event loop: they shall not wait for other work at every one of them. */
  let othersTurn = Promise.resolve()
  function letSubmissionsIn(): Promise<void> {
    // one slice of whatever waits at a time
    othersTurn = othersTurn.then(async () => {
      const endMs = performance.now() + LET_IN_MS
      let before: number
      do {
        before = steps
        await nextTurn()
      } while (steps !== before && performance.now() < endMs)
    })
    return othersTurn
  }

  function onFiled(events: readonly Uncounted[]): void {
    counting.add(events)
    learn(events)
    options.onFiled()
    const created = events.filter(({ isFirst }) => isFirst).map(({ issueRef }) => issueRef)
    const touched = events.map(({ issueRef }) => issueRef)
    announcer.changed({ touched, created, projectsChanged: created.length > 0 })
  }

  /** Where it fails (a full disk), events are merely larger. */
  function learn(events: readonly Uncounted[]): void {
    try {
      learnDictionaries(db, events, deriver.teach)
    } catch (error) {
      onUnexpected(error)
    }
  }

  return {
    async take(submission) {
      if (underWay >= MAX_WAITING_ARRIVALS) {
        throw new ProtocolError(429, 'Culprit cannot take that many at once: send again later')
      }
      underWay++
      steps++
      try {
        const { grouping, clampsOldTimestamps } = settings.of(submission.projectId ?? DEFAULT_PROJECT_ID)
        const { arrival, ...answer } = await deriver.prepare(
          clampsOldTimestamps ? submission : { ...submission, keepsOldTimestamps: true },
          grouping,
          underWay
        )
        steps++
        if (submission.items.length > 0) await queue.add(arrival)
        steps++
        return answer
      } finally {
        underWay--
      }
    },
    wrote: (events) => checkpointer?.add(events),
    resume: filing.add,
    flush() {
      filing.flush()
      counting.flush()
    },
    async settle() {
      await filing.settle()
      await counting.settle()
    },
    state() {
      const { bytes, problem } = queue.state()
      return { waiting: underWay, bytes, problem, eventsPerSecond: throughput.perSecond(Date.now()) }
    },
    close: queue.close,
    async stop() {
      await checkpointer?.stop()
      filing.flush()
      counting.flush()
      filing.stop()
      counting.stop()
      clearTimeout(quiet)
    }
  }
}
