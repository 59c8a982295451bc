import type { KeyType } from './keys.ts'
import { report, type Source } from './source.ts'
import type { Key, ScalarValue, Span, Value } from './syntax-tree.ts'
import { EXPECTATIONS, type FormalType } from './typed-values.ts'

/** Reports what the key cannot take, which then stands as text. */
export function unexpectedValue(
  source: Source,
  key: Key,
  type: FormalType,
  { start, end }: Span
): ScalarValue {
  const { code, needs } = EXPECTATIONS[type]
  report(source, code, { start, end }, `\`${nameOf(key)}\` needs ${needs}.`)
  return { type: 'text', text: source.text.slice(start, end) }
}

/** Reports that nothing follows the key and its operator. */
export function missingValue(
  source: Source,
  key: Key & Span,
  type: Exclude<KeyType, 'has'>,
  at: number
): Value & Span {
  const name = nameOf(key)
  const message =
    type === 'text'
      ? `\`${name}:\` needs a value right after it; \`${name}:""\` finds what has none.`
      : `\`${name}\` needs ${EXPECTATIONS[type].needs}.`
  report(source, 'missing_value', { start: key.start, end: at }, message)
  return { type: 'text', text: '', start: at, end: at }
}

/** Reports what can be no key, which then stands as text. */
export function invalidName(source: Source, { start, end }: Span): Value & Span {
  report(source, 'invalid_name', { start, end }, '`has` needs the name of a tag or field.')
  return { type: 'text', text: source.text.slice(start, end), start, end }
}

/** Reports a quote that is neither around a whole value nor escaped. */
export function strayQuote(source: Source, at: Span): void {
  if (source.text[at.start] === '"' && source.closingQuote(at.start) < 0) {
    report(source, 'unclosed_quote', at, 'This quote is never closed.')
  } else {
    report(source, 'stray_quote', at, 'Quotes go around a whole value; \\" is a quote inside of one.')
  }
}

/** As it is written in a search, but no longer than fits into a message. */
function nameOf(key: Key): string {
  const name = key.name.length > 60 ? `${key.name.slice(0, 60)}…` : key.name
  if (key.type !== 'tag' && key.type !== 'flag') return name
  return `${key.type}s[${name}${key.type === 'tag' && key.isNumber ? ',number' : ''}]`
}
