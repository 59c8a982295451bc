import type { Issue } from '../../../shared/model/issue.ts'
import { STATES } from '../../../shared/search/issue-values.ts'
import { parseSearch } from '../../../shared/search/parse.ts'
import type { Filter, SearchNode } from '../../../shared/search/syntax-tree.ts'

type Answer = boolean | undefined
type State = Pick<Issue, 'status' | 'substatus' | 'bookmarked'>

/**
 * A test for a search: false for an issue that matched and no longer does, as its state changed since. Only filters on
 * its state are judged; of all others nothing is known here, and what is not known does not put an issue out.
 */
export function stillFits(query: string): (issue: State) => boolean {
  const { tree } = parseSearch(query)
  return (issue) => tree === undefined || answer(tree, issue) !== false
}

function answer(node: SearchNode, issue: State): Answer {
  switch (node.type) {
    case 'text':
      return undefined
    case 'not':
      return opposite(answer(node.term, issue))
    case 'and':
      return both(node.terms.map((term) => answer(term, issue)))
    case 'or':
      return opposite(both(node.terms.map((term) => opposite(answer(term, issue)))))
    case 'filter':
      return node.negated ? opposite(ofFilter(node, issue)) : ofFilter(node, issue)
  }
}

function opposite(one: Answer): Answer {
  return one === undefined ? undefined : !one
}

function both(answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false
  return answers.includes(undefined) ? undefined : true
}

function ofFilter({ key, value }: Filter, issue: State): Answer {
  if (key.type !== 'plain') return undefined
  if (key.name === 'bookmarks')
    return value.type === 'text' && value.text === 'me' ? issue.bookmarked : undefined
  if (key.name !== 'is') return undefined
  const items = value.type === 'list' ? value.items : [value]
  const answers = items.map((item) => (item.type === 'is' ? isIn(STATES[item.name], issue) : undefined))
  return opposite(both(answers.map(opposite)))
}

function isIn(state: (typeof STATES)[keyof typeof STATES], { status, substatus }: State): boolean {
  if (state.type !== 'state') return state.type === 'all'
  if (state.status !== status) return false
  return state.substatuses === undefined || (substatus !== null && state.substatuses.includes(substatus))
}
