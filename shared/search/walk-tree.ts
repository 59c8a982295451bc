import type { Filter, FreeText, SearchNode } from './syntax-tree.ts'

/** The filters and texts of a tree, from left to right. */
export function leavesOf(node: SearchNode | undefined): (Filter | FreeText)[] {
  if (!node) return []
  if (node.type === 'not') return leavesOf(node.term)
  return node.type === 'and' || node.type === 'or' ? node.terms.flatMap(leavesOf) : [node]
}
