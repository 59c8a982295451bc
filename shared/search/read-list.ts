import { isEnd, isSpace, type Source } from './source.ts'
import type { Span } from './syntax-tree.ts'

/** Quotes belong to the span; a missing item has an empty one. */
export type RawItem = Span

export interface RawList extends Span {
  /** `plain`: begins with a bracket but is no list, such as `[::1]:80`. `unclosed`: it breaks off. */
  readonly type: 'list' | 'plain' | 'unclosed'
  readonly items: readonly RawItem[]
}

/**
 * Reads `[a, "b c", d]` from its bracket on. An item without quotes holds no whitespace, comma or parenthesis. A bracket
 * closes the list where whitespace, a parenthesis or nothing follows; anywhere else it belongs to the item.
 */
export function readList(source: Source, start: number): RawList {
  const { text } = source
  const items: RawItem[] = []
  let at = skipSpaces(text, start + 1)
  for (;;) {
    const isQuoted = text[at] === '"'
    const end = isQuoted ? source.closingQuote(at) + 1 : endOfItem(text, at)
    if (end === 0) {
      items.push({ start: at, end: text.length })
      return { type: 'unclosed', items, start, end: text.length }
    }
    if (!isQuoted && end > at && text[end - 1] === ']' && isEnd(text, end)) {
      items.push({ start: at, end: end - 1 })
      return { type: 'list', items, start, end }
    }
    items.push({ start: at, end })
    const next = skipSpaces(text, end)
    if (end > at && text[next] === ']' && isEnd(text, next + 1)) {
      return { type: 'list', items, start, end: next + 1 }
    }
    if (text[next] !== ',') {
      const isPlain = items.some((item) => text.slice(item.start, item.end).includes(']'))
      return { type: isPlain ? 'plain' : 'unclosed', items, start, end }
    }
    at = skipSpaces(text, next + 1)
  }
}

function skipSpaces(text: string, start: number): number {
  let at = start
  while (isSpace(text[at])) at++
  return at
}

function endOfItem(text: string, start: number): number {
  let end = start
  while (text[end] !== ',' && !isEnd(text, end)) end++
  return end
}
