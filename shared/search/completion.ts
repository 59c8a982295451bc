import { type KnownKey, knownKeyOf } from './keys.ts'
import { type Lexeme, readLexemes } from './lexemes.ts'
import { readList } from './read-list.ts'
import { createSource } from './source.ts'
import type { Filter, Key, Span } from './syntax-tree.ts'
import { splitComparison } from './typed-values.ts'

/**
 * What is being typed at the caret. `prefix` is what stands there before the caret, without quotes; the span is what a
 * choice replaces.
 */
export type CompletionContext = Span & { readonly prefix: string } & (
    | {
        /** `key`: a key, or a word that could become one. `text`: text that could not, or in quotes. */
        readonly type: 'key' | 'text'
      }
    | {
        /**
         * `operator`: nothing stands yet after the colon of a key whose values compare. `is`: a state. `has`: the name of a
         * tag or field. `value`: any other value.
         */
        readonly type: 'operator' | 'is' | 'has' | 'value'
        readonly key: Key
        /** What the catalogue says of the key; undefined for a tag. */
        readonly known: KnownKey | undefined
        readonly inList: boolean
      }
  )

/** Tells what to offer at the caret, an index into the text. */
export function completionContext(text: string, caret: number): CompletionContext {
  const before = text.slice(0, caret)
  const source = createSource(before)
  const lexemes = readLexemes(source)
  const last = lexemes.at(-1)
  const open = lexemes.find((lexeme) => {
    const quote = quoteOf(before, lexeme)
    return before[quote] === '"' && source.closingQuote(quote) < 0
  })
  const typed = open ?? last
  if (typed?.type === 'filter') return valueContext(text, caret, typed.filter)
  if (typed && before[typed.start] === '"') {
    const { start } = typed
    return { type: 'text', prefix: withoutQuotes(before.slice(start)), start, end: caret }
  }
  return wordContext(text, caret, typed)
}

const EXPLICIT_KEY = /!?(?:tags|flags)\[/y

/** Where the quote of a lexeme would open. */
function quoteOf(text: string, lexeme: Lexeme): number {
  if (lexeme.type === 'filter') return lexeme.filter.value.start
  EXPLICIT_KEY.lastIndex = lexeme.start
  return EXPLICIT_KEY.test(text) ? EXPLICIT_KEY.lastIndex : lexeme.start
}

function withoutQuotes(raw: string): string {
  return raw.replace(/^"/, '').replace(/"$/, '').replaceAll('\\"', '"')
}

/** A key is offered for all that could begin one, and where nothing stands yet. */
function wordContext(text: string, caret: number, last: Lexeme | undefined): CompletionContext {
  const isWord = last?.type === 'word' || last?.type === 'and' || last?.type === 'or'
  const start = isWord ? last.start : caret
  const word = text.slice(start, caret)
  if (!/^!?(?:[\w.-]*|(?:tags|flags)\["?[^"\]]*)$/.test(word)) {
    return { type: 'text', prefix: word, start, end: caret }
  }
  const keyStart = word.startsWith('!') ? start + 1 : start
  const key = filterAt(text, start)?.key
  const end = key && caret <= key.end ? key.end : caret
  return { type: 'key', prefix: text.slice(keyStart, caret), start: keyStart, end }
}

/** The filter that begins there in the whole text, of which what stands before the caret is a part. */
function filterAt(text: string, start: number): Filter | undefined {
  const lexeme = readLexemes(createSource(text)).find((one) => one.start === start)
  return lexeme?.type === 'filter' ? lexeme.filter : undefined
}

/** `filter` is what can be read of it before the caret. */
function valueContext(text: string, caret: number, filter: Filter): CompletionContext {
  const { key } = filter
  const known = knownKeyOf(key)
  const whole = filterAt(text, filter.start)
  if (caret === key.end + 1 && isCompared(known)) {
    return { type: 'operator', key, known, inList: false, prefix: '', start: caret, end: caret }
  }
  const type = known?.type === 'is' || known?.type === 'has' ? known.type : 'value'
  const inList = text[filter.value.start] === '[' && filter.value.start < caret
  const span = inList ? itemAt(text, caret, filter.value.start) : valueAt(text, caret, filter, whole, known)
  return { type, key, known, inList, prefix: withoutQuotes(text.slice(span.start, caret)), ...span }
}

function isCompared(known: KnownKey | undefined): boolean {
  return known !== undefined && ['number', 'duration', 'measurement', 'date', 'version'].includes(known.type)
}

/** From the value's start to its end, if the whole text shows the same value; an open quote may have taken others in. */
function valueAt(
  text: string,
  caret: number,
  filter: Filter,
  whole: Filter | undefined,
  known: KnownKey | undefined
): Span {
  const typed = text.slice(filter.value.start, caret)
  const start = isCompared(known) ? caret - splitComparison(typed).rest.length : filter.value.start
  const rest = whole && whole.value.end > caret ? text.slice(caret, whole.value.end) : ''
  const tookInAnother = /\s\S+:"$/.test(rest)
  return { start, end: tookInAnother ? caret : caret + rest.length }
}

/** The item of a list that the caret is in, or a new one. */
function itemAt(text: string, caret: number, listStart: number): Span {
  const before = readList(createSource(text.slice(0, caret)), listStart).items.at(-1)
  const start = before?.start ?? caret
  const item = readList(createSource(text), listStart).items.find((one) => one.start === start)
  return { start, end: item && item.end >= caret ? item.end : caret }
}
