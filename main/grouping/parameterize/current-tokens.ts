import { DIGIT, END, HEX, START } from './bounds.ts'
import { isHostname, isIpAddress, isMultiPartRandomId, isRandomId } from './checks.ts'
import { CODES } from './codes.ts'
import { DATE, DATE_WORD } from './dates.ts'
import type { Token, TokenSet } from './parameterizer.ts'

const LOCAL_PART = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]"
const URL_CHAR = '[^\\s"\'`<>()[\\]{}]'
const LAST_URL_CHAR = '[^\\s"\'`<>()[\\]{}.,;:!?]'
const LABEL = '[A-Za-z0-9-]{1,63}'
const SECONDS = '(?:s|ms|us|\u00b5s|\u03bcs|ns)'

const TOKENS: readonly Token[] = [
  { name: 'code', pattern: CODES, replace: (code) => code },
  {
    name: 'email',
    // No `com.example.Order@1b6d3586` of Java, `left-pad@1.2.3` or `redis@sha256:…`: those tell errors apart.
    pattern: `(?<!${LOCAL_PART})${LOCAL_PART}{1,64}(?<![/+])@(?:(?:${LABEL}\\.){1,8}[A-Za-z][A-Za-z-]{1,62}${END}|(?!v?\\d|sha\\d|[0-9a-f]{5,8}(?![\\w-]))[A-Za-z][A-Za-z0-9-]{0,62}(?!\\.?\\w))`
  },
  {
    name: 'url',
    pattern: `(?<![A-Za-z0-9+.-])(?:[A-Za-z][A-Za-z0-9+.-]{0,31}://${URL_CHAR}*${LAST_URL_CHAR}|data:[\\w.+/-]{0,80}(?:;[\\w=-]{1,60}){0,3},${URL_CHAR}*)`
  },
  {
    name: 'hostname',
    pattern: `(?<![\\w.@-])(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\\.){1,8}[A-Za-z]{2,12}(?![\\w-]|\\.\\w|\\()`,
    accepts: isHostname
  },
  {
    name: 'ip',
    pattern: `(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w]|\\.\\d)|(?<![\\w:.])(?=${HEX}{0,4}:${HEX}{0,4}:)(?=[a-fA-F:]{0,38}\\d)[0-9a-fA-F:]{2,39}(?:\\.\\d{1,3}){0,3}(?:%\\w{1,16})?(?![\\w:])`,
    accepts: isIpAddress
  },
  {
    name: 'traceparent',
    pattern: `(?:00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]|1-[0-9a-f]{8}-[0-9a-f]{24})${END}`
  },
  { name: 'uuid', pattern: `${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}${END}` },
  { name: 'sha1', pattern: `${HEX}{40}${END}` },
  { name: 'md5', pattern: `${HEX}{32}${END}` },
  { name: 'date', pattern: DATE },
  // 12ms, 1.5s, and Go's 1m30.5s
  {
    name: 'duration',
    pattern: `(?:(?:\\d{1,6}h)?(?:\\d{1,6}m)?\\d{1,15}(?:\\.\\d{1,15})?${SECONDS}|\\d{1,6}h\\d{1,6}m)${END}`
  },
  { name: 'size', pattern: `\\d{1,15}(?:\\.\\d{1,15})?[KMGTPk]?i?B${END}` },
  {
    name: 'mac_addr',
    pattern: `(?=[a-fA-F:. -]{0,16}\\d)(?:${[':', '-', ' '].map((mark) => `(?:${HEX}{2}${mark}){5}${HEX}{2}`).join('|')}|(?:${HEX}{4}\\.){2}${HEX}{4})${END}`
  },
  { name: 'swift_txn_id', pattern: `tx[0-9a-f]{21}-[0-9a-f]{10}[\\w~-]{0,64}` },
  {
    name: 'hex',
    pattern: `0[xX]${HEX}+${END}|(?<=\\w@)[0-9a-f]{5,8}(?![\\w.-])|(?:[0-9a-f]{8,128}|[0-9A-F]{8,128})${END}|(?=${HEX}{0,5}\\d)(?=\\d{0,5}[a-fA-F])(?:[0-9a-f]{4,6}|[0-9A-F]{4,6})${END}`
  },
  { name: 'git_sha', pattern: `(?=[a-f]{0,6}\\d)(?=\\d{0,6}[a-f])[0-9a-f]{7}${END}` },
  { name: 'float', pattern: `(?<!\\.)-?\\d{1,20}\\.\\d{1,20}(?:[eE][+-]?\\d{1,3})?(?![A-Za-z0-9]|\\.\\d)` },
  { name: 'int', pattern: `-?[${DIGIT}]{1,7}${END}` },
  {
    name: 'quoted_str',
    // Also what databases say was there before: `Duplicate entry 'x'`, `Key (name)=(x)`, `dup key: { name: "x" }`.
    pattern: `(?<==|Duplicate entry )(?:'[^'\\n]{0,1000}'|"[^"\\n]{0,1000}")|(?<=\\)=)\\([^()\\n]{0,1000}\\)|(?<=dup key: )\\{[^{}\\n]{0,1000}\\}`
  },
  { name: 'bool', pattern: `(?<==)(?:[Tt]rue|[Ff]alse)(?!\\w)` },
  { name: 'jwt', pattern: `eyJ[\\w-]{8,}\\.[\\w-]{4,}\\.[\\w-]*` },
  { name: 'random_id', pattern: `[A-Za-z0-9]{8,64}${END}`, accepts: isRandomId },
  {
    name: 'multi_part_random_id',
    pattern: `[A-Za-z0-9]{3,32}(?:[-_][A-Za-z0-9]{3,32}){1,7}${END}`,
    accepts: isMultiPartRandomId
  }
]

/** Words of prose, of which a long text has thousands: told at their end, and passed over. */
const PLAIN = ' |(?![a-f]{8}|[a-f]{2} )[a-z]{1,64}[,.]? '

/** Words with a digit, an `@`, a `://` or a host's dot in them, or hexadecimal letters alone; those that a date begins with. */
const TELLING = `[!-~]{0,64}?(?:[${DIGIT}]|@[A-Za-z]|://|\\.[A-Za-z])|[a-fA-F]{8}|${DATE_WORD}|data:`

/** Where values stand that need none of these: `a="x"`, `Duplicate entry 'x'`, `dup key: { name: "x" }`. */
const VALUE = '(?<==|entry |key: )'

/** The tokens of Culprit's own configuration. The guard is for speed alone, but for that none begins in the middle of a word. */
export const CURRENT_TOKENS: TokenSet = {
  tokens: TOKENS,
  guard: `(?=[!-~${DIGIT}])${START}(?:${VALUE}|(?!${PLAIN})(?=${TELLING}))`
}
