import type { RawItem, RawList } from './read-list.ts'
import { report, type Source } from './source.ts'
import type { ListValue, ScalarValue, TextValue } from './syntax-tree.ts'

/** Reads the items of a list. One that breaks off is reported, and stands as text. */
export function listValue(
  source: Source,
  list: RawList,
  readItem: (item: RawItem) => ScalarValue
): ListValue | TextValue {
  const { start, end } = list
  if (list.type !== 'list') {
    const message =
      end === source.text.length
        ? 'This list is never closed.'
        : 'Commas part the values of a list; a value with spaces in it needs quotes.'
    report(source, 'unclosed_list', list, message)
    return { type: 'text', text: source.text.slice(start, end) }
  }
  const items = list.items.filter((item) => item.end > item.start)
  if (items.length < list.items.length) {
    report(source, 'empty_list_item', list, 'A value of this list is missing; "" stands for the empty one.')
  }
  return { type: 'list', items: items.map(readItem) }
}
