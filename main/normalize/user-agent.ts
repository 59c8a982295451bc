import Bowser from 'bowser'

/** What a user agent says of the program, the system and the device behind it. */
export interface UserAgent {
  readonly browser?: NameAndVersion | undefined
  readonly os?: NameAndVersion | undefined
  readonly device?: { readonly family: string; readonly model: string; readonly brand?: string | undefined }
}

export interface NameAndVersion {
  readonly name: string
  readonly version?: string | undefined
}

/** Longer than any browser's; what is longer is not parsed to its end. */
const MAX_CHARS = 512
const MAX_CACHED = 500

const parsed = new Map<string, UserAgent>()

/** Parses the header `User-Agent`. Results are remembered: most events of a program come from one browser. */
export function parseUserAgent(header: string): UserAgent {
  const text = header.slice(0, MAX_CHARS)
  const known = parsed.get(text)
  if (known) return known
  const result = parse(text)
  if (parsed.size >= MAX_CACHED) parsed.clear()
  parsed.set(text, result)
  return result
}

/** Names as Sentry writes them, so that searches carry over. */
const NAMES = new Map([
  ['Microsoft Edge', 'Edge'],
  ['Internet Explorer', 'IE'],
  ['Samsung Internet for Android', 'Samsung Internet'],
  ['macOS', 'Mac OS X']
])

/** Browsers name these for every later release too. */
const FROZEN_OS_VERSIONS = new Map([
  ['Windows', '10'],
  ['macOS', '10.15.7']
])

function parse(text: string): UserAgent {
  if (text.trim() === '') return {}
  const { browser, os, platform } = Bowser.parse(text)
  const isMobile = platform.type === 'mobile'
  const android = os.name === 'Android' ? androidModel(text) : undefined
  return {
    browser: named(browserName(browser.name, isMobile), browser.version),
    os: named(os.name && (NAMES.get(os.name) ?? os.name), osVersion(os)),
    ...deviceOf(platform.model ?? android, platform.vendor, os.name)
  }
}

function named(name: string | undefined, version: string | undefined): NameAndVersion | undefined {
  if (!name) return undefined
  const shown = version?.split('.', 3).join('.')
  return shown ? { name, version: shown } : { name }
}

function osVersion(os: { name?: string; version?: string; versionName?: string }): string | undefined {
  const version = os.name === 'Windows' ? (os.versionName ?? os.version) : os.version
  return version !== undefined && version === FROZEN_OS_VERSIONS.get(os.name ?? '') ? `>=${version}` : version
}

function browserName(name: string | undefined, isMobile: boolean): string | undefined {
  if (isMobile && name === 'Chrome') return 'Chrome Mobile'
  if (isMobile && name === 'Safari') return 'Mobile Safari'
  return name && (NAMES.get(name) ?? name)
}

/** `Android 13; Pixel 7 Build/…)`. Chrome of today writes `K` for every model. */
function androidModel(text: string): string | undefined {
  const model = /Android[^;)]*; (?:[a-z]{2}-[a-z]{2}; )?([^;)]{2,60})[;)]/i.exec(text)?.[1]
  return model?.replace(/ Build\/.*$/, '').trim()
}

function deviceOf(
  model: string | undefined,
  vendor: string | undefined,
  os: string | undefined
): Pick<UserAgent, 'device'> {
  const name = model ?? (os === 'macOS' ? 'Mac' : undefined)
  if (!name) return {}
  return { device: { family: name, model: name, ...(vendor ? { brand: vendor } : {}) } }
}
