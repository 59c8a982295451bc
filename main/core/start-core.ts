import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { Change } from '../../shared/contract/change.ts'
import type { Listener, Status } from '../../shared/contract/status.ts'
import { startIngest } from '../ingest/server.ts'
import type { Submission } from '../ingest/submission.ts'
import { formatDsn } from '../protocol/dsn.ts'
import { ProtocolError } from '../protocol/protocol-error.ts'
import { markRunning, markStopped } from '../store/clean-stop.ts'
import { openStore } from '../store/open-store.ts'
import { findProject, listProjects, type ProjectRow } from '../store/projects.ts'
import { readStoreFacts } from '../store/store-facts.ts'
import type { Uncounted } from '../store/tally.ts'
import { writeArrivals } from '../store/write-arrivals.ts'
import { createAnnouncer } from './announcer.ts'
import { createAppSettings } from './app-settings.ts'
import { createCheckpointer } from './checkpointer.ts'
import { createCommitQueue } from './commit-queue.ts'
import { createCounting } from './counting.ts'
import { DEFAULT_PROJECT_ID, ensureDefaultProject } from './default-project.ts'
import { deriveAgain } from './derive-again.ts'
import { createDeriver } from './deriver.ts'
import { collectFacts } from './diagnostics.ts'
import { createDispatch, type Dispatch } from './dispatch.ts'
import { createFiling } from './filing.ts'
import { findOccupant } from './find-occupant.ts'
import { finishAfterCrash } from './finish-after-crash.ts'
import { createGroupingConfigs } from './grouping-configs.ts'
import { createHandlers } from './handlers/index.ts'
import { createHousekeeping } from './housekeeping.ts'
import { learnDictionaries } from './learn-dictionaries.ts'
import { localHost, localOrigin } from './listener-addresses.ts'
import { createListening } from './listening.ts'
import { createErrorLog } from './log.ts'
import { checkSender } from './network-guard.ts'
import { startNotifier } from './notifier.ts'
import { createOwnErrors, toOwnError } from './own-errors.ts'
import { createProjectSettings } from './project-settings.ts'
import { createReader } from './reader.ts'
import { refreshIssue } from './refresh-issue.ts'
import { createRefusalLog } from './refusal-log.ts'
import { createRegroupings } from './regrouping.ts'
import { createKeeper } from './retention.ts'
import { fillWithSample } from './sample/fill-with-sample.ts'
import { STORE_FILE } from './store-file.ts'
import { createThroughput, THROUGHPUT_WINDOW_MS } from './throughput.ts'

export interface CoreOptions {
  /** Where the store is; made if it is not there. */
  readonly dataDir: string
  /** Where to listen for SDKs; absent: as the settings say. */
  readonly host?: string
  /** 0: any free one. */
  readonly port?: number
  readonly version: string
  /** Beside the user's own store: nothing is received there. A sample is filled with invented events. */
  readonly aside?: 'sample' | 'copy'
  /** Starts the thread that helps under load (helper.ts). Without it the core does everything on its own thread. */
  readonly startHelper?: () => Worker
  /** Starts the thread that reads what may take long (reader-thread.ts). Without it the core reads on its own. */
  readonly startReader?: (path: string) => Worker
  /** Starts the thread that makes checkpoints (checkpoint-thread.ts). Without it commits make them now and then. */
  readonly startCheckpoints?: (path: string) => Worker
}

/** The application without a window: ingest, store and procedures. */
export interface Core {
  readonly call: Dispatch
  subscribe(listener: (change: Change) => void): () => void
  listener(): Listener
  /** Finishes what was begun, closes the store. */
  stop(): Promise<void>
}

const MAX_WAITING_BYTES = 64 * 1024 * 1024
/** Events that an update derives again in one go: some ten milliseconds. */
const UPGRADED_AT_ONCE = 25
/** With fewer, no read takes long enough to be felt. */
const LARGE_EVENTS = 50_000
const MAX_WAITING_ARRIVALS = 5_000

/**
 * Opens the store and starts to listen. A port that is taken is no failure of the core: it runs without a listener,
 * says so in its status, and can be told to try again. Throws AppError where the store cannot be opened.
 */
export async function startCore(options: CoreOptions): Promise<Core> {
  const store = openStore(join(options.dataDir, STORE_FILE))
  const { db } = store
  ensureDefaultProject(db, Date.now())
  const wasStopped = markRunning(db)

  const startedMs = Date.now()
  const logError = createErrorLog()
  const ownErrors = createOwnErrors(options.version, (submission) => take(submission))
  const onUnexpected = (error: unknown) => {
    logError(error)
    void ownErrors.report(toOwnError('core', error))
  }
  const settings = createProjectSettings(db)
  const appSettings = createAppSettings(db)
  const configOf = createGroupingConfigs()
  const announcer = createAnnouncer()
  const throughput = createThroughput()
  const refusals = createRefusalLog(db, announcer.statusChanged)
  let quiet: NodeJS.Timeout | undefined
  let underWay = 0

  const deriver = createDeriver({ startHelper: options.startHelper, configOf, onUnexpected })
  const counting = createCounting(db, onUnexpected)
  const filing = createFiling({
    db,
    onFiled: (events) => {
      counting.add(events)
      learn(events)
      housekeeping.poke()
      const created = events.filter(({ isFirst }) => isFirst).map(({ issueRef }) => issueRef)
      const touched = events.map(({ issueRef }) => issueRef)
      announcer.changed({ touched, created, projectsChanged: created.length > 0 })
    },
    onUnexpected
  })
  /** All that is acknowledged is in lists and counters then. */
  const flush = () => {
    filing.flush()
    counting.flush()
  }
  const settle = async () => {
    await filing.settle()
    await counting.settle()
  }
  const { startCheckpoints } = options
  const checkpointer =
    startCheckpoints && createCheckpointer({ db, path: store.path, start: startCheckpoints, onUnexpected })
  const queue = createCommitQueue({
    write(batch) {
      filing.retry()
      return writeArrivals(db, batch)
    },
    onWritten: ({ journaled, touched, projectsChanged }) => {
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
    maxArrivals: MAX_WAITING_ARRIVALS,
    underWay: () => underWay
  })

  /** Where it fails (a full disk), events are merely larger. */
  function learn(events: readonly Uncounted[]): void {
    try {
      learnDictionaries(db, events, deriver.teach)
    } catch (error) {
      onUnexpected(error)
    }
  }

  const configOfProject = (projectId: string) => configOf(settings.of(projectId).grouping)
  const housekeeping = createHousekeeping({
    db,
    now: Date.now,
    deriveSome: () => deriveAgain(db, configOfProject, UPGRADED_AT_ONCE),
    onChanged: (refs) => announcer.issuesChanged(refs.map(String)),
    onUnexpected
  })
  filing.add(finishAfterCrash(db, configOfProject))
  flush()
  let lastRequest: Status['lastRequest'] = null

  async function accept(submission: Submission): Promise<{ id?: string }> {
    const ownKey = settings.ownKeyOf(submission.projectId ?? DEFAULT_PROJECT_ID)
    checkSender(submission, listening.state().host, ownKey ?? appSettings.networkKey())
    const taken = await take(submission)
    const { receivedMs: at, projectId = DEFAULT_PROJECT_ID, client = null } = submission
    lastRequest = { at, projectId, client }
    return taken
  }

  async function take(submission: Submission): Promise<{ id?: string }> {
    if (underWay >= MAX_WAITING_ARRIVALS) {
      throw new ProtocolError(429, 'Culprit cannot take that many at once: send again later')
    }
    underWay++
    try {
      const { grouping, clampsOldTimestamps } = settings.of(submission.projectId ?? DEFAULT_PROJECT_ID)
      const { arrival, id } = await deriver.prepare(
        clampsOldTimestamps ? submission : { ...submission, keepsOldTimestamps: true },
        grouping,
        underWay
      )
      if (submission.items.length > 0) await queue.add(arrival)
      return id === undefined ? {} : { id }
    } finally {
      underWay--
    }
  }

  const wanted = appSettings.current().listener
  const listening = createListening(
    { host: options.host ?? wanted.host, port: options.port ?? wanted.port },
    {
      start: (address) => startIngest({ ...address, accept, onRefused: refusals.add, onUnexpected }),
      onChanged: () => {
        announcer.statusChanged()
        announcer.tell({ topic: 'listener' })
      },
      findOccupant
    }
  )
  if (options.aside) await listening.pause()
  else await listening.listen({})

  const dsnOf = ({ id, key }: ProjectRow) => {
    const { host, port } = listening.state()
    return formatDsn({ key, host: localHost(host), port, projectId: id })
  }

  function status(): Status {
    const project = findProject(db, DEFAULT_PROJECT_ID)
    return {
      version: options.version,
      listener: listening.state(),
      store: {
        path: store.path,
        bytes: sizeOf(store.path) + sizeOf(`${store.path}-wal`),
        problem: queue.state().problem ?? damage
      },
      queue: { waiting: underWay, bytes: queue.state().bytes },
      events: listProjects(db).reduce((total, { events }) => total + events, 0),
      eventsPerSecond: throughput.perSecond(Date.now()),
      lastRequest,
      refused: refusals.summary(),
      dsn: project ? dsnOf(project) : '',
      streamUrl: `${localOrigin(listening.state())}/stream`
    }
  }

  const regroupings = createRegroupings({
    db,
    deriver,
    settings,
    configOf,
    now: Date.now,
    settleCounts: flush,
    refreshIssue: (issueRef) => refreshIssue(db, issueRef, configOfProject),
    onChanged: (refs) => {
      announcer.issuesChanged(refs.map(String))
      announcer.projectsChanged()
    },
    onUnexpected
  })
  regroupings.resume()
  const reader = createReader({
    db,
    path: store.path,
    startReader: options.startReader,
    now: Date.now,
    isLarge: () => listProjects(db).reduce((sum, { events }) => sum + events, 0) > LARGE_EVENTS,
    onUnexpected
  })
  let damage: string | null = null
  let isStopping = false
  let isClosed = false
  // a store that nobody closed is looked over, beside everything else
  if (!wasStopped) {
    void Promise.resolve(reader.read('check', {})).then(
      ({ findings }) => {
        if (findings === 'ok') return
        damage = `The store is damaged: ${findings.split('\n')[0]}`
        announcer.statusChanged()
      },
      (error: unknown) => {
        // it is interrupted where Culprit ends before it is through
        if (!isStopping) onUnexpected(error)
      }
    )
  }
  const keeper = createKeeper(db, flush, Date.now, onUnexpected)
  const notifier = startNotifier({
    db,
    announcer,
    settings: appSettings.current,
    settleCounts: settle,
    now: Date.now
  })
  const handlers = createHandlers({
    db,
    keeper,
    reader,
    announcer,
    settings,
    configOf: configOfProject,
    regroupings,
    now: Date.now,
    dsnOf,
    status,
    appSettings,
    listening,
    take,
    flush,
    ownErrors,
    facts: () => collectFacts({ status, appSettings, storeFacts: () => readStoreFacts(db), startedMs })
  })

  const dispatch = createDispatch(handlers, onUnexpected)
  const call: Dispatch = async (path, input) => {
    // whoever asks sees what has arrived
    await settle()
    if (isClosed) return { ok: false, error: { code: 'unavailable', message: 'Culprit is ending.' } }
    flush()
    housekeeping.catchUp()
    return dispatch(path, input)
  }
  if (options.aside === 'sample') {
    void fillWithSample(take, call, startedMs).catch((error: unknown) => {
      if (!isStopping) onUnexpected(error)
    })
  }
  return {
    call,
    subscribe: announcer.subscribe,
    listener: listening.state,
    async stop() {
      isStopping = true
      // requests under way are answered first; what comes later, from wherever, finds the queue closed and not the store
      await listening.stop()
      queue.close()
      await regroupings.stop()
      await deriver.stop()
      housekeeping.stop()
      notifier.stop()
      keeper.stop()
      await reader.stop()
      await checkpointer?.stop()
      flush()
      filing.stop()
      counting.stop()
      refusals.flush()
      clearTimeout(quiet)
      announcer.stop()
      markStopped(db)
      isClosed = true
      store.close()
    }
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
