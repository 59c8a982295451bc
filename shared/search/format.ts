import { assertNever } from '../model/assert-never.ts'
import { writeDate } from './dates.ts'
import { findKnownKey, knownKeyOf } from './keys.ts'
import { writeAge, writeDuration, writeSize } from './quantities.ts'
import type {
  FilterParts,
  Key,
  PatternValue,
  ScalarValue,
  SearchNode,
  TextValue,
  Value
} from './syntax-tree.ts'
import { encodeText } from './text-values.ts'

/** A tree as a search that parses to the same tree, positions aside. Undefined gives the empty search. */
export function formatSearch(tree: SearchNode | undefined): string {
  if (!tree) return ''
  switch (tree.type) {
    case 'and':
      return tree.terms
        .map((term) => (term.type === 'or' ? `(${formatSearch(term)})` : formatSearch(term)))
        .join(' ')
    case 'or':
      return tree.terms.map(formatSearch).join(' OR ')
    case 'not':
      return `!(${formatSearch(tree.term)})`
    case 'text':
      return formatFreeText(tree.value)
    case 'filter':
      return formatFilter(tree)
    default:
      return assertNever(tree)
  }
}

/** In quotes, so that it never joins with the text beside it. */
function formatFreeText(value: TextValue | PatternValue): string {
  return `"${encodeText(value, true)}"`
}

/** A filter as text: `!browser:"Chrome 120"`, `timesSeen:>=10`. */
export function formatFilter({ key, negated, operator, value }: FilterParts): string {
  const sign = operator === '=' ? '' : operator
  const isWord = operator === 'contains' || operator === 'startswith' || operator === 'endswith'
  return `${negated ? '!' : ''}${formatKey(key)}:${sign}${isWord ? ':' : ''}${formatValue(key, value)}`
}

/** What a click on a tag searches for: `browser:"Chrome 120"`, `tags[age]:7`. The value is no pattern, whatever it holds. */
export function formatTagFilter(name: string, text: string, negated = false): string {
  const known = findKnownKey(name)
  const isPlain =
    known === undefined || (known.level === 'event' && known.type === 'text' && name !== 'message')
  const key: Key = { type: isPlain ? 'plain' : 'tag', name }
  return formatFilter({ key, negated, operator: '=', value: { type: 'text', text } })
}

/** As it stands before the colon. */
export function formatKey(key: Key): string {
  if (key.type === 'plain') return /^[\w.-]+$/.test(key.name) ? key.name : `"${key.name}"`
  if (key.type === 'aggregate') return `${key.name}(${key.args.map(formatArgument).join(', ')})`
  const name = /^[\w.:-]+$/.test(key.name) ? key.name : `"${key.name}"`
  return `${key.type}s[${name}${key.type === 'tag' && key.isNumber ? ',number' : ''}]`
}

function formatArgument(arg: string): string {
  return /^[^()\s,"]+$/.test(arg) ? arg : `"${arg.replaceAll('"', '\\"')}"`
}

/** A value as it stands after the key and its operator. */
export function formatValue(key: Key, value: Value): string {
  if (value.type !== 'list') return formatScalar(key, value, false)
  return `[${value.items.map((item) => formatScalar(key, item, true)).join(', ')}]`
}

/** A value on its own, or as an item of a list. */
export function formatScalar(key: Key, value: ScalarValue, inList: boolean): string {
  switch (value.type) {
    case 'text':
    case 'pattern':
      return quotedIfNeeded(key, value, inList)
    case 'version':
      return quotedIfNeeded(key, { type: 'text', text: value.text }, inList)
    case 'number':
      return String(value.value)
    case 'duration':
      return writeDuration(value.ms)
    case 'size':
      return writeSize(value.bytes)
    case 'percentage':
      return `${value.percent}%`
    case 'boolean':
      return String(value.value)
    case 'date':
      return writeDate(value)
    case 'relativeDate':
      return `${value.than === 'newer' ? '-' : '+'}${writeAge(value.ageMs)}`
    case 'is':
      return value.name
    case 'has':
      return formatKey(value.key)
    default:
      return assertNever(value)
  }
}

/** What ends a value without quotes, and what at its beginning would be taken for something else. */
const SPECIAL = /[\s()"]|^$|^\[|^(?:contains|startswith|endswith):|^\uf00d/i

function quotedIfNeeded(key: Key, value: TextValue | PatternValue, inList: boolean): string {
  const raw = encodeText(value, false)
  const isSpecial = SPECIAL.test(raw) || (inList && /[,\]]/.test(raw)) || isMisread(key, raw)
  return isSpecial ? `"${encodeText(value, true)}"` : raw
}

/** `>` begins a comparison of versions; `:` and `//` after an unknown key are prose. */
function isMisread(key: Key, raw: string): boolean {
  const known = knownKeyOf(key)
  if (known?.type === 'version') return /^[<>=!]/.test(raw)
  return key.type === 'plain' && known === undefined && /^(?::|\/\/)/.test(raw)
}
