import { knownKeyOf } from '../../../shared/search/keys.ts'
import type { Filter, FilterParts, FreeText, SearchNode } from '../../../shared/search/syntax-tree.ts'

/** A tree without `not`: what was negated is so at its leaves. */
export type NormalNode =
  | { readonly type: 'and' | 'or'; readonly terms: readonly NormalNode[] }
  | { readonly type: 'leaf'; readonly leaf: Leaf; readonly isNegated: boolean }

export type Leaf = FilterParts | FreeText

/** By De Morgan's laws; a filter's own `!` goes the same way. */
export function toNormalForm(node: SearchNode, isNegated = false): NormalNode {
  switch (node.type) {
    case 'not':
      return toNormalForm(node.term, !isNegated)
    case 'and':
    case 'or': {
      const type = isNegated ? (node.type === 'and' ? 'or' : 'and') : node.type
      return { type, terms: node.terms.map((term) => toNormalForm(term, isNegated)) }
    }
    case 'text':
      return { type: 'leaf', leaf: node, isNegated }
    case 'filter':
      return fromFilter(node, isNegated !== node.negated)
  }
}

/** A list holds if any of its items would. */
export function fromFilter(filter: Filter | FilterParts, isNegated: boolean): NormalNode {
  const { key, operator, value } = filter
  if (value.type !== 'list') return { type: 'leaf', leaf: filter, isNegated }
  return {
    type: isNegated ? 'and' : 'or',
    terms: value.items.map((item) => ({
      type: 'leaf' as const,
      leaf: { key, operator, value: item, negated: false },
      isNegated
    }))
  }
}

export function isText(leaf: Leaf): leaf is FreeText {
  return 'type' in leaf && leaf.type === 'text'
}

/** True for a filter that looks at an issue, whatever its events: `has:firstRelease` does as `firstRelease:x` does. */
export function looksAtIssue({ key, value }: FilterParts): boolean {
  return knownKeyOf(value.type === 'has' ? value.key : key)?.level === 'issue'
}
