import { isIpAddress } from './checks.ts'
import type { Token, TokenSet } from './parameterizer.ts'

const WORD = '[\\p{L}\\p{N}_]'
const START = `(?<!${WORD})`
const END = `(?!${WORD})`
const HEX = '[0-9a-fA-F]'
const LOCAL_PART = "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~\\-]"
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const WEEKDAY = '(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)'
const CLOCK = '(?:2[0-3]|[01]\\d):[0-5]\\d'

const TOKENS: readonly Token[] = [
  {
    name: 'email',
    pattern: `(?<!${LOCAL_PART})${LOCAL_PART}+@[a-zA-Z0-9\\-]+(?:\\.[a-zA-Z0-9\\-]+)*`
  },
  { name: 'url', pattern: `${START}(?:wss?|https?|ftp)://[^\\s/$.?#].\\S*` },
  {
    name: 'ip',
    pattern: `${START}\\d{1,3}(?:\\.\\d{1,3}){3}${END}|(?<![\\p{L}\\p{N}_:.])(?=${HEX}{0,4}:${HEX}{0,4}:)[0-9a-fA-F:]{2,39}(?:\\.\\d{1,3}){0,3}(?:%\\w{1,16})?(?![\\p{L}\\p{N}_:])`,
    accepts: isIpAddress
  },
  { name: 'uuid', pattern: `${START}${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}${END}` },
  { name: 'sha1', pattern: `${START}${HEX}{40}${END}` },
  { name: 'md5', pattern: `${START}${HEX}{32}${END}` },
  {
    name: 'date',
    pattern: [
      '\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?(?:[+\\-][0-2]\\d:[0-5]\\d|Z)',
      `${START}${WEEKDAY}\\s${MONTH}\\s+(?:0?[1-9]|[12]\\d|3[01])\\s${CLOCK}:[0-5]\\d\\s\\d{4}${END}`,
      `${START}(?:${WEEKDAY},\\s+)?(?:0?[1-9]|[12]\\d|3[01])\\s+${MONTH}\\s+(?:19\\d\\d|[2-9]\\d{3})\\s+${CLOCK}(?::(?:60|[0-5]\\d))?\\s+(?:[+\\-]\\d\\d[0-5]\\d|UT|GMT|[ECMP][SD]T|[A-IK-Z])${END}`,
      'datetime\\.datetime\\([^\\n]{0,200}?\\)'
    ].join('|')
  },
  { name: 'hex', pattern: `${START}0[xX]${HEX}+${END}` },
  { name: 'float', pattern: `(?:-|${START})\\d+\\.\\d+${END}` },
  { name: 'int', pattern: `(?:-|${START})\\d+${END}` },
  { name: 'quoted_str', pattern: `='[\\w\\s]+'`, replace: () => '=<quoted_str>' },
  { name: 'bool', pattern: '=(?:[Tt]rue|[Ff]alse)', replace: () => '=<bool>' }
]

/** The tokens that Sentry's `newstyle:2023-01-11` replaced in January 2024. */
export const TOKENS_2023: TokenSet = { tokens: TOKENS, guard: '' }
