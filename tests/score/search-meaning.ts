import { assertNever } from '../../shared/model/assert-never.ts'
import type { Key, ScalarValue, SearchNode, Value } from '../../shared/search/syntax-tree.ts'

/** A tree as plain text values, without positions, so that two of them can be compared. */
export function meaningOf(node: SearchNode | undefined): unknown {
  if (!node) return 'anything'
  switch (node.type) {
    case 'and':
    case 'or':
      return { [node.type]: node.terms.map(meaningOf) }
    case 'not':
      return { not: meaningOf(node.term) }
    case 'text':
      return { text: meaningOfScalar(node.value) }
    case 'filter':
      return {
        key: meaningOfKey(node.key),
        negated: node.negated,
        operator: node.operator,
        value: meaningOfValue(node.value)
      }
    default:
      return assertNever(node)
  }
}

function meaningOfKey(key: Key): string {
  if (key.type === 'plain') return key.name
  if (key.type === 'aggregate') return `${key.name}(${key.args.join(',')})`
  return `${key.type}s[${key.name}${key.type === 'tag' && key.isNumber ? ',number' : ''}]`
}

function meaningOfValue(value: Value): unknown {
  return value.type === 'list' ? { oneOf: value.items.map(meaningOfScalar) } : meaningOfScalar(value)
}

/** Quantities in their base unit; a version is its text. */
export function meaningOfScalar(value: ScalarValue): string {
  switch (value.type) {
    case 'text':
    case 'version':
      return `text ${value.text}`
    case 'pattern':
      return `pattern ${JSON.stringify(value.pieces)}`
    case 'number':
      return `quantity ${value.value}`
    case 'duration':
      return `quantity ${value.ms}`
    case 'size':
      return `quantity ${value.bytes}`
    case 'percentage':
      return `${value.percent}%`
    case 'boolean':
      return String(value.value)
    case 'date':
      return `date ${new Date(value.atMs).toISOString()}`
    case 'relativeDate':
      return `${value.than} than ${value.ageMs} ms`
    case 'is':
      return `text ${value.name}`
    case 'has':
      return `text ${meaningOfKey(value.key)}`
    default:
      return assertNever(value)
  }
}
