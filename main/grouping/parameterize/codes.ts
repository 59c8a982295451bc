import { anyCase, END, HEX } from './bounds.ts'

/**
 * Codes that say what went wrong: they tell errors apart, so they stay. A number is one where the words around it say so;
 * all expressions begin at the number, and look back at what leads to it.
 */

/** What stands between a word and its number: `code: 5`, `code=5`, `"code":"5"`, `error[5]`, `HTTP-404`. */
const GAP = '[ \\t:=("\'#[<>-]{0,4}'
/** A code is no part of a version, a time, an address or a longer number. */
const CODE_END = `(?![.:,/-]\\d)${END}`
const NUMBER = `-?(?:0[xX]${HEX}{1,8}|\\d{1,10})${CODE_END}`

/** HTTP's statuses that say that something failed, with those of nginx and Cloudflare. */
const FAILED_STATUS = '(?:40\\d|41[0-8]|42[1-689]|431|451|499|50[0-8]|51[01]|52\\d|530)'

/** A number where one of these leads to it, in any mixture of cases. */
const after = (leads: readonly string[], number: string) =>
  `(?<=(?:${leads.map(anyCase).join('|')})${GAP})${number}`

/** So many of these words in between: `HTTP request failed with 500`, `exited with code 1`. */
const upTo = (most: number, words: string) => `(?:[ _-]?(?:${words})){0,${most}}`

const KINDS =
  'status|error|err|exit|return|response|result|close|closed|reason|fault|failure|exception|termination|sql|vendor|native|mysql|oracle|ldap|curl|smtp|rpc'
const SYSTEMS =
  'os|win32|windows|winsock|system|socket|curl|ssl|tls|mysql|sql|ldap|smtp|ftp|osstatus|errordomain[a-z]{0,40}'
const BE = '(?: (?:is|was|of))?'

/** After words that mean nothing else. */
const NAMED = [
  after(['http/'], '\\d(?:\\.\\d)?(?![A-Za-z0-9])'),
  after(
    [
      `(?:http(?:/\\d(?:\\.\\d)?)?|status)${upTo(4, 'status|error|code|response|reply|result|request|client|server|failed|with|returned|of|is|was|a|an')}`
    ],
    `[1-5]\\d\\d${CODE_END}`
  ),
  after(
    [
      `(?:${KINDS})[ _-]?(?:code|number|no\\.)${BE}`,
      '(?:with|by|on) (?:a |the )?code',
      'domain=\\S{1,80} code',
      `exit(?:s|ed)?${upTo(4, 'with|by|on|status|code|value|non-?zero|error|signal|of|is|was|the')}`,
      `(?:errno|winerror|wsaerror|osstatus|hresult|\\bhr|ntstatus|sqlcode|alert number|getlasterror(?:\\(\\))?)${BE}`,
      `\\b(?:${SYSTEMS}) error`
    ],
    NUMBER
  ),
  after(
    // alone: no `zip code 12345`, and not Apple's `Code 272, Subcode 8`, which is an address
    [`(?:^|[^ A-Za-z]|[^ A-Za-z] |\\b(?:and|or|the|a|in|got|received|returned) )code${BE}`],
    `(?:-\\d{1,6}|\\d{1,3}|10[01]\\d)(?!, Subcode)${CODE_END}`
  ),
  after(['signal(?: number)?', '\\bcurl'], `\\d{1,2}${CODE_END}`)
]

/** Of databases. */
const DATABASE = [
  after(['sqlstate'], `[0-9A-Z]{5}${END}`),
  // PDO adds the driver's own: `SQLSTATE[HY000] [2002] `, `SQLSTATE[HY000]: General error: 1364 `
  `(?<=${anyCase('sqlstate')}\\[[0-9A-Z]{5}\\](?:: [^:\\d\\n]{1,60}:)? \\[?)\\d{3,5}${CODE_END}`,
  // MySQL: `Error 1062 (23000): `, and Python's `(1062, "Duplicate entry`
  `(?<=${anyCase('error')} )\\d{4}(?= \\([0-9A-Z]{5}\\))`,
  `(?<=${anyCase('error')} \\d{4} \\()[0-9A-Z]{5}(?=\\))`,
  `(?<=(?:^|\\) |: )\\()\\d{3,4}(?=, b?["'])`,
  `(?<=\\b(?:ORA|TNS|PLS|SP2|RMAN|DPY|DPI|NJS|JBO|IMP|EXP|KUP|CRS)-)\\d{3,5}${END}`,
  after(['\\bmsg'], '\\d{3,5}(?=, )')
]

/** Of compilers and libraries: MongoDB's E11000, Rust's E0382, Microsoft's C2065, React's `error #130`, HRESULT. */
const NUMBERED = [
  `E\\d{3,5}${END}`,
  `(?<=${anyCase('(?:error|warning)')}:? )[A-F]\\d{4}${END}`,
  `(?<=${anyCase('error')} #)\\d{1,4}${CODE_END}`,
  `(?<=${anyCase('(?:error|exception|status)')}${GAP})0[xX][8cC]${HEX}{7}${END}`,
  `(?<=${anyCase('error')}${GAP})-\\d{1,6}${CODE_END}`
]

const REASONS =
  'bad request|unauthorized|payment required|forbidden|(?:page )?not found|method not allowed|not acceptable|request timeout|conflict|gone|payload too large|unprocessable|too many requests|(?:client|server|internal) |not implemented|bad gateway|service |gateway time'

/** What may follow a status that only `returned` or `error` leads to: no `returned 404 rows`. */
const STATUS_FOLLOWS = `(?=$|[^A-Za-z0-9 %]| [^a-z0-9]| (?:response|error|status|from|for|on|when|while|instead|after|at|to|by|but|and|via)(?![a-z]))`

/** Failed statuses of HTTP, after and before words that only sometimes speak of it. */
const STATUS = `(?=${FAILED_STATUS}${CODE_END})(?:${[
  `(?<=^[[(]?|${anyCase(`(?:return|returned|returns|responded|response|replied|answered|got|received|failed|failure|error|exception|rejected|unexpected)${upTo(3, 'with|in|a|an|the|from|server|of|is|was|occurred|unexpected')}`)}${GAP})\\d{3}${STATUS_FOLLOWS}`,
  `\\d{3}(?= (?:http |status )?${anyCase('(?:response|error|status)')}${END}|[ :(-]{1,3}(?:${anyCase(REASONS)}))`,
  `(?<=\\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \\S{1,300}[ :>-]{1,4}[[(]?)\\d{3}`,
  // `Failed to load users: 500`
  `(?<=${anyCase('(?:fail(?:ed|ure)|cannot|unable|error|(?:could ?no|can.|couldn.)t)')}[^\\n]{0,200}: )\\d{3}(?=[.)]?$)`
].join('|')})`

/** All of them: the source of a regular expression without capturing groups. */
export const CODES = `(?=-?\\d|[A-Z])(?:${[...NAMED, ...DATABASE, ...NUMBERED, STATUS].join('|')})`
