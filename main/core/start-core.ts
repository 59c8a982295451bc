import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { Change } from '../../shared/contract/change.ts'
import type { Listener, Status } from '../../shared/contract/status.ts'
import { startIngest } from '../ingest/server.ts'
import type { Accepted, Submission } from '../ingest/submission.ts'
import { formatDsn } from '../protocol/dsn.ts'
import { markRunning, markStopped } from '../store/clean-stop.ts'
import { openStore, type Store, toStoreError } from '../store/open-store.ts'
import { listProjects, type ProjectRow } from '../store/projects.ts'
import { readStoreFacts } from '../store/store-facts.ts'
import { isDamage } from '../store/store-failure.ts'
import { createAnnouncer } from './announcer.ts'
import { createAppSettings } from './app-settings.ts'
import { DEFAULT_PROJECT_ID, ensureDefaultProject } from './default-project.ts'
import { deriveAgain } from './derive-again.ts'
import { createDeriver } from './deriver.ts'
import { collectFacts } from './diagnostics.ts'
import { createDispatch, type Dispatch } from './dispatch.ts'
import { findOccupant } from './find-occupant.ts'
import { finishAfterCrash } from './finish-after-crash.ts'
import { createGroupingConfigs } from './grouping-configs.ts'
import { createHandlers } from './handlers/index.ts'
import { createHousekeeping } from './housekeeping.ts'
import { createIntake } from './intake.ts'
import { localHost } from './listener-addresses.ts'
import { createListening } from './listening.ts'
import { createErrorLog } from './log.ts'
import { createMerging } from './merging.ts'
import { checkSender } from './network-guard.ts'
import { startNotifier } from './notifier.ts'
import { createOwnErrors, toOwnError } from './own-errors.ts'
import { createProjectSettings } from './project-settings.ts'
import { createReader, type ReaderData } from './reader.ts'
import { refreshIssue } from './refresh-issue.ts'
import { createRefusalLog } from './refusal-log.ts'
import { createRegroupings } from './regrouping.ts'
import { createKeeper } from './retention.ts'
import { fillWithSample } from './sample/fill-with-sample.ts'
import { readStatus } from './status.ts'
import { STORE_FILE } from './store-file.ts'

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
  /** Told how far an older store is brought up to date, 0 to 1. */
  readonly onMigrating?: (share: number) => void
  /** True breaks that off: the store stays as it was, and the core does not start. */
  readonly isCancelled?: () => boolean
  /** Starts the thread that helps under load (helper.ts). Without it the core does everything on its own thread. */
  readonly startHelper?: () => Worker
  /** Starts a thread that reads what may take long (reader-thread.ts). Without it the core reads on its own. */
  readonly startReader?: (data: ReaderData) => Worker
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

/** Events that an update derives again in one go: some ten milliseconds. */
const UPGRADED_AT_ONCE = 25
/** With fewer, no read takes long enough to be felt. */
const LARGE_EVENTS = 50_000

/**
 * Opens the store and starts to listen. A port that is taken is no failure of the core: it runs without a listener,
 * says so in its status, and can be told to try again. Throws AppError where the store cannot be opened.
 */
export async function startCore(options: CoreOptions): Promise<Core> {
  const { onMigrating: onProgress, isCancelled } = options
  const store = openStore(join(options.dataDir, STORE_FILE), { onProgress, isCancelled })
  try {
    return await startOn(store, options)
  } catch (error) {
    // damage may show only when something behind the first page is read
    throw toStoreError(error, store.path)
  }
}

async function startOn(store: Store, options: CoreOptions): Promise<Core> {
  const { db } = store
  ensureDefaultProject(db, Date.now())
  const wasStopped = markRunning(db)

  const startedMs = Date.now()
  const logError = createErrorLog()
  const ownErrors = createOwnErrors(options.version, async (submission) => {
    // what is found to be damaged first is reported before there is an intake
    await Promise.resolve()
    return intake.take(submission)
  })
  let damage: string | null = null
  const onUnexpected = (error: unknown) => {
    if (isDamage(error)) damage = describeDamage(error.message)
    logError(error)
    void ownErrors.report(toOwnError('core', error))
  }
  const settings = createProjectSettings(db)
  const appSettings = createAppSettings(db)
  const configOf = createGroupingConfigs()
  const configOfProject = (projectId: string) => configOf(settings.of(projectId).grouping)
  const announcer = createAnnouncer()
  const refusals = createRefusalLog(db, announcer.statusChanged)
  const housekeeping = createHousekeeping({
    db,
    now: Date.now,
    deriveSome: () => deriveAgain(db, configOfProject, UPGRADED_AT_ONCE),
    onChanged: (refs) => announcer.issuesChanged(refs.map(String)),
    onUnexpected
  })
  const keeper = createKeeper(db, Date.now, onUnexpected)
  const deriver = createDeriver({ startHelper: options.startHelper, configOf, onUnexpected })
  const intake = createIntake({
    db,
    path: store.path,
    file: store.file,
    deriver,
    settings,
    announcer,
    startCheckpoints: options.startCheckpoints,
    onFiled: () => {
      housekeeping.poke()
      keeper.poke()
    },
    onUnexpected
  })
  intake.resume(finishAfterCrash(db, configOfProject))
  intake.flush()
  let lastRequest: Status['lastRequest'] = null

  async function accept(submission: Submission): Promise<Accepted> {
    const ownKey = settings.ownKeyOf(submission.projectId ?? DEFAULT_PROJECT_ID)
    checkSender(submission, listening.state().host, ownKey ?? appSettings.networkKey())
    const taken = await intake.take(submission)
    const { receivedMs: at, projectId = DEFAULT_PROJECT_ID, client = null } = submission
    lastRequest = { at, projectId, client }
    return taken
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

  const status = () =>
    readStatus({
      db,
      path: store.path,
      version: options.version,
      intake,
      listening,
      refusals,
      dsnOf,
      lastRequest: () => lastRequest,
      damage: () => damage
    })

  const refresh = (issueRef: number) => refreshIssue(db, issueRef, configOfProject)
  const merging = createMerging({
    db,
    now: Date.now,
    settleCounts: intake.flush,
    refreshIssue: refresh,
    onMoved: intake.wrote,
    onChanged: (refs) => {
      announcer.issuesChanged(refs.map(String))
      announcer.projectsChanged()
    },
    onUnexpected
  })
  const regroupings = createRegroupings({
    db,
    deriver,
    settings,
    configOf,
    now: Date.now,
    settleCounts: () => {
      intake.flush()
      merging.finish()
    },
    onMoved: intake.wrote,
    refreshIssue: refresh,
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
  let isStopping = false
  let isClosed = false
  // a store that nobody closed is looked over, beside everything else
  if (!wasStopped) {
    void Promise.resolve(reader.read('check', {})).then(
      ({ findings }) => {
        if (findings === 'ok') return
        damage = describeDamage(findings)
        announcer.statusChanged()
      },
      (error: unknown) => {
        // it is interrupted where Culprit ends before it is through
        if (!isStopping) onUnexpected(error)
      }
    )
  }
  const notifier = startNotifier({
    db,
    announcer,
    settings: appSettings.current,
    settleCounts: intake.settle,
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
    merging,
    now: Date.now,
    dsnOf,
    status,
    appSettings,
    listening,
    take: intake.take,
    flush: intake.flush,
    ownErrors,
    facts: () => collectFacts({ status, appSettings, storeFacts: () => readStoreFacts(db), startedMs })
  })

  // what arrived while the rest was counted: a change of issues is one of all their events
  const dispatch = createDispatch(handlers, { onUnexpected, beforeChange: intake.flush })
  const call: Dispatch = async (path, input) => {
    // whoever asks sees what has arrived
    await intake.settle()
    if (isClosed) return { ok: false, error: { code: 'unavailable', message: 'Culprit is ending.' } }
    return dispatch(path, input)
  }
  if (options.aside === 'sample') {
    void fillWithSample(intake.take, call, startedMs).catch((error: unknown) => {
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
      intake.close()
      await regroupings.stop()
      await merging.stop()
      await deriver.stop()
      housekeeping.stop()
      notifier.stop()
      keeper.stop()
      await reader.stop()
      await intake.stop()
      refusals.flush()
      announcer.stop()
      markStopped(db)
      isClosed = true
      store.close()
    }
  }
}

/** What to do about it, and the first of an integrity check's findings. */
function describeDamage(findings: string): string {
  return (
    'The store is damaged. “Recover Store…” in the File menu of the window saves what can be read, and so does ' +
    `npm run serve -- --salvage. (${findings.split('\n')[0]})`
  )
}
