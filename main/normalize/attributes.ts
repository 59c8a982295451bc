import type { Place } from './findings.ts'
import { TEXT } from './limits.ts'
import { readLenientText, readList, readText } from './readers.ts'
import { trimText } from './text-trimming.ts'

/** The plain attributes of an event that have rules of their own. */

const EVENT_ID = /^(?!0+$)[0-9a-f]{32}$/i

/** The transport's id wins; what the payload says is only checked. */
export function readEventId(value: unknown, at: Place): void {
  const id = readText(value, at, 'event_id')
  if (id === undefined || EVENT_ID.test(id) || EVENT_ID.test(id.replaceAll('-', ''))) return
  at.problem('event_id', 'invalid_data', 'invalid event id', value)
}

const PLATFORMS = new Set([
  'as3',
  'c',
  'cfml',
  'cocoa',
  'csharp',
  'elixir',
  'go',
  'groovy',
  'haskell',
  'java',
  'javascript',
  'native',
  'node',
  'objc',
  'other',
  'perl',
  'php',
  'python',
  'ruby'
])

export function readPlatform(value: unknown, at: Place): string | undefined {
  const platform = readText(value, at, 'platform')
  if (platform === undefined || PLATFORMS.has(platform)) return platform
  at.problem('platform', 'invalid_data', 'unknown platform', value)
  return undefined
}

const MAX_RELEASE_CHARS = 250

export function readRelease(value: unknown, at: Place): string | undefined {
  const release = readLenientText(value, at, 'release')?.trim()
  if (release === undefined || release === '') return undefined
  const isWrong = /[\n\r\t\f/\\]|^\.{1,2}$|^latest$/i.test(release) || release.length > 2 * MAX_RELEASE_CHARS
  if (!isWrong && [...release].length <= MAX_RELEASE_CHARS) {
    return trimText(release, TEXT.release, at, 'release')
  }
  at.problem('release', 'invalid_data', 'invalid release', value)
  return undefined
}

const MAX_DIST_CHARS = 64

export function readDist(value: unknown, at: Place): string | undefined {
  const dist = readLenientText(value, at, 'dist')?.trim()
  if (dist === undefined || dist === '') return undefined
  if (dist.length > MAX_DIST_CHARS) at.problem('dist', 'value_too_long', 'dist is too long', value)
  else if (/^[\w.-]+$/.test(dist)) return dist
  else at.problem('dist', 'invalid_data', 'invalid character in dist', value)
  return undefined
}

const MAX_ENVIRONMENT_CHARS = 64

export function readEnvironment(value: unknown, at: Place): string | undefined {
  const environment = readText(value, at, 'environment')?.trim()
  if (environment === undefined || environment === '') return undefined
  const isWrong = /[\n\r\f/]|^none$/i.test(environment) || environment.length > 2 * MAX_ENVIRONMENT_CHARS
  if (!isWrong && [...environment].length <= MAX_ENVIRONMENT_CHARS) return environment
  at.problem('environment', 'invalid_data', 'invalid environment', value)
  return undefined
}

const MAX_LOGGER_CHARS = 64

export function readLogger(value: unknown, platform: string | undefined, at: Place): string | undefined {
  const logger = readText(value, at, 'logger')?.trim()
  if (logger === undefined || logger === '') return undefined
  if (/[\r\n]/.test(logger)) {
    at.problem('logger', 'invalid_data', 'invalid character in logger', value)
    return undefined
  }
  if (platform === 'java' && logger.length > MAX_LOGGER_CHARS) return shortenJavaLogger(logger, at)
  return trimText(logger, TEXT.logger, at, 'logger')
}

/** A class name says most at its end: whole packages are cut from the front, and a star stands for them. */
function shortenJavaLogger(logger: string, at: Place): string {
  const start = logger.length - (MAX_LOGGER_CHARS - 1)
  const from = logger[start - 1] === '.' ? start : logger.indexOf('.', start)
  if (from < 0) return trimText(logger, TEXT.logger, at, 'logger')
  at.remark('logger', { rule: '@logger:replace', kind: 's', range: [0, from], originalLength: logger.length })
  return `*${logger.slice(from)}`
}

/** The parts that the SDK chose to group by. Wrong parts are dropped one by one. */
export function readFingerprint(value: unknown, at: Place): string[] | undefined {
  const list = readList(value, at, 'fingerprint')
  if (!list) return undefined
  const inside = at.under('fingerprint')
  const fingerprint: string[] = []
  for (let i = 0; i < list.length; i += 1) {
    const part = readLenientText(list[i], inside, i)
    if (part !== undefined) fingerprint.push(part)
  }
  return fingerprint.length > 0 ? fingerprint : undefined
}
