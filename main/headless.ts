import { fileURLToPath } from 'node:url'
import { AppError } from '../shared/model/app-error.ts'
import { findDataPlace, missingFolderWords } from './core/data-place.ts'
import { startCore } from './core/start-core.ts'
import { startCheckpoints, startHelper, startReader } from './core/threads.ts'
import { helpText, parseHeadlessArguments } from './headless-arguments.ts'
import { backUpStore, salvageAndTell } from './maintenance.ts'
import { showShare } from './show-share.ts'
import { startHttp } from './transports/http.ts'
import { readOrCreateToken } from './transports/token.ts'
import { version } from './version.ts'

const HOST = '127.0.0.1'

async function main(): Promise<void> {
  const { port, uiPort, help, backup, salvage, ...asked } = parseHeadlessArguments(process.argv.slice(2))
  if (help) return console.log(helpText(findDataPlace().path))
  const dataDir = asked.dataDir ?? findAndTell()
  if (backup !== undefined) return console.log(backUpStore(dataDir, backup))
  if (salvage) return console.log(salvageAndTell(dataDir))
  const core = await startCore({
    dataDir,
    host: HOST,
    port,
    version,
    onMigrating: sayMigration,
    startHelper,
    startReader,
    startCheckpoints
  }).catch((error: unknown) => {
    throw withRemedy(error, dataDir)
  })
  const listener = core.listener()
  if (listener.state === 'failed') {
    await core.stop()
    throw new AppError(
      listener.code,
      `${listener.message} Choose another with --port, or 0 for any free one.`
    )
  }
  const token = readOrCreateToken(dataDir)
  const rendererDir = fileURLToPath(new URL('../renderer/', import.meta.url))
  const ui = await startHttp({ core, host: HOST, port: uiPort, token, rendererDir }).catch(async (error) => {
    await core.stop()
    throw error
  })

  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    ui.stop()
      .then(() => core.stop())
      .then(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // a quota that is used up shall be an error of the write, as a full disk is, and not the end
  if (process.platform !== 'win32') process.on('SIGXFSZ', () => {})

  console.log(
    `culprit ready ingest=http://${HOST}:${listener.port} ui=http://${HOST}:${ui.port}/?token=${token}`
  )
}

/** A store that is damaged can be salvaged: the command for it. */
function withRemedy(error: unknown, dataDir: string): unknown {
  if (!(error instanceof AppError) || error.code !== 'store_corrupt') return error
  const command = `npm run serve -- --data-dir "${dataDir}" --salvage`
  return new AppError(
    error.code,
    `${error.message} Save what can be read with ${command}, or move it away to start with an empty one.`,
    { cause: error }
  )
}

/** The store that the window shows too. Where that is nobody said, so it is told. */
function findAndTell(): string {
  const place = findDataPlace()
  if (place.missing !== undefined) say(missingFolderWords(place))
  else say(`using the store in ${place.path}`)
  return place.path
}

/** Ctrl+C ends the process, and the migration with it: nothing of it is in the store then. */
function sayMigration(share: number): void {
  if (share === 0) say('the store is brought up to date; Ctrl+C breaks that off and leaves it as it was')
  showShare(share)
}

function say(line: string): void {
  process.stderr.write(`culprit: ${line}\n`)
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error)
  // what a start that failed half-way has begun would keep the process alive
  process.stderr.write(`culprit: ${message}\n`, () => process.exit(1))
})
