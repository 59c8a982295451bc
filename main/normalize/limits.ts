/** Characters that a text may have. Only one longer than `max + allowance` is cut, and then to `max`. */
export interface TextLimit {
  readonly max: number
  readonly allowance: number
}

/** How much of a free-form value is kept: levels of containers, and bytes of its JSON. */
export interface TreeLimit {
  readonly maxDepth: number
  readonly maxBytes: number
}

function chars(max: number, allowance = 0): TextLimit {
  return { max, allowance }
}

function tree(maxDepth: number, maxBytes: number): TreeLimit {
  return { maxDepth, maxBytes }
}

const KiB = 1024

/** Sentry's budgets of each field, in Unicode code points. */
export const TEXT = {
  short: chars(128),
  message: chars(8192, 200),
  symbol: chars(256, 20),
  path: chars(256, 40),
  threadName: chars(1024, 100),
  transaction: chars(200),
  culprit: chars(200),
  release: chars(200),
  logger: chars(64),
  serverName: chars(256, 20),
  checksum: chars(128),
  userId: chars(128),
  email: chars(75),
  userName: chars(128),
  geo: chars(1024, 100),
  fragment: chars(1024, 100),
  sdkName: chars(256, 20),
  unlimited: chars(Number.POSITIVE_INFINITY)
} as const

export const TREE = {
  extraValue: tree(7, 16 * KiB),
  context: tree(7, 8 * KiB),
  modules: tree(7, 8 * KiB),
  requestPart: tree(7, 8 * KiB),
  cookies: tree(5, 2 * KiB),
  query: tree(3, KiB),
  vars: tree(5, 2 * KiB),
  frameData: tree(5, 2 * KiB),
  breadcrumbData: tree(5, 2 * KiB),
  mechanismData: tree(5, 2 * KiB),
  params: tree(5, 2 * KiB),
  userData: tree(7, 8 * KiB),
  settings: tree(5, 2 * KiB),
  measurements: tree(7, 8 * KiB),
  securityReport: tree(7, 64 * KiB),
  debugImage: tree(5, 8 * KiB),
  processingError: tree(5, 2 * KiB),
  other: tree(5, 2 * KiB),
  span: tree(7, 64 * KiB)
} as const

export const EXTRA_MAX_BYTES = 256 * KiB
export const SPANS_MAX_BYTES = 800 * KiB
