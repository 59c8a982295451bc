import { isHostname, isIpAddress, isMultiPartRandomId, isRandomId } from './checks.ts'
import { DATE } from './dates.ts'
import type { Token, TokenSet } from './parameterizer.ts'

const END = '(?![A-Za-z0-9])'
const HEX = '[0-9a-fA-F]'
const LOCAL_PART = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]"
const URL_CHAR = '[^\\s"\'`<>()[\\]{}]'
const LAST_URL_CHAR = '[^\\s"\'`<>()[\\]{}.,;:!?]'

/** A word in any mixture of cases. */
function anyCase(word: string): string {
  return word.replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`)
}

const STATUS_WORDS = ['status', 'error', 'code', 'response', 'of', 'is', 'was'].map(anyCase).join('|')

/** Codes that say what went wrong, where a word says that they are codes: these tell errors apart, so they stay. */
const CODES = [
  `(?:${anyCase('http')}(?:/\\d(?:\\.\\d)?)?|${anyCase('status')})(?:[ _-]?(?:${STATUS_WORDS})){0,3}[ :=("'#]{0,3}[1-5]\\d\\d${END}`,
  `${anyCase('errno')}[ :=(]{0,3}-?\\d{1,5}${END}`,
  `${anyCase('sqlstate')}[ :=([]{0,3}[0-9A-Z]{5}${END}`
].join('|')

const TOKENS: readonly Token[] = [
  { name: 'code', pattern: CODES, replace: (code) => code },
  {
    name: 'email',
    pattern: `(?<!${LOCAL_PART})${LOCAL_PART}{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,8}`
  },
  {
    name: 'url',
    pattern: `(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{0,31}://${URL_CHAR}*${LAST_URL_CHAR}`
  },
  {
    name: 'hostname',
    pattern: `(?<![\\w.@-])(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\\.){1,8}[A-Za-z]{2,12}(?![\\w-]|\\.\\w|\\()`,
    accepts: isHostname
  },
  {
    name: 'ip',
    pattern: `(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w]|\\.\\d)|(?<![\\w:.])(?=${HEX}{0,4}:${HEX}{0,4}:)[0-9a-fA-F:]{2,39}(?:\\.\\d{1,3}){0,3}(?:%\\w{1,16})?(?![\\w:])`,
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
  { name: 'duration', pattern: `\\d{1,15}(?:ms|(?:\\.\\d{1,15})?s)${END}` },
  {
    name: 'mac_addr',
    pattern: `(?:${[':', '-', ' '].map((mark) => `(?:${HEX}{2}${mark}){5}${HEX}{2}`).join('|')}|(?:${HEX}{4}\\.){2}${HEX}{4})${END}`
  },
  { name: 'swift_txn_id', pattern: `tx[0-9a-f]{21}-[0-9a-f]{10}[\\w~-]{0,64}` },
  {
    name: 'hex',
    pattern: `0[xX]${HEX}+${END}|(?:[0-9a-f]{8,128}|[0-9A-F]{8,128})${END}|(?=${HEX}{0,5}\\d)(?=\\d{0,5}[a-fA-F])(?:[0-9a-f]{4,6}|[0-9A-F]{4,6})${END}`
  },
  { name: 'git_sha', pattern: `(?=[a-f]{0,6}\\d)(?=\\d{0,6}[a-f])[0-9a-f]{7}${END}` },
  { name: 'float', pattern: `(?<!\\.)-?\\d{1,20}\\.\\d{1,20}(?:[eE][+-]?\\d{1,3})?(?![A-Za-z0-9]|\\.\\d)` },
  { name: 'int', pattern: `-?\\d{1,7}${END}` },
  { name: 'quoted_str', pattern: `(?<==)(?:'[^'\\n]{0,1000}'|"[^"\\n]{0,1000}")` },
  { name: 'bool', pattern: `(?<==)(?:[Tt]rue|[Ff]alse)(?!\\w)` },
  { name: 'random_id', pattern: `[A-Za-z0-9]{8,64}${END}`, accepts: isRandomId },
  {
    name: 'multi_part_random_id',
    pattern: `[A-Za-z0-9]{3,32}(?:[-_][A-Za-z0-9]{3,32}){1,7}${END}`,
    accepts: isMultiPartRandomId
  }
]

/** The tokens of Culprit's own configuration: none begins in the middle of a word. */
export const CURRENT_TOKENS: TokenSet = { tokens: TOKENS, guard: '(?<![A-Za-z0-9])' }
