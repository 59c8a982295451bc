import type { IssueStatus, IssueSubstatus } from '../model/issue.ts'

export interface TagTerm {
  readonly key: string
  readonly value: string
  /** `!key:value`: no event has it. */
  readonly negated: boolean
}

/** What a query asks for. All parts must hold; every word must be found. */
export interface ParsedQuery {
  readonly words: readonly string[]
  readonly statuses: readonly IssueStatus[]
  readonly substatuses: readonly IssueSubstatus[]
  readonly levels: readonly string[]
  readonly tags: readonly TagTerm[]
}

const STATUSES: Readonly<Record<string, IssueStatus | undefined>> = {
  unresolved: 'unresolved',
  resolved: 'resolved',
  archived: 'ignored',
  ignored: 'ignored'
}
const SUBSTATUSES: Readonly<Record<string, IssueSubstatus | undefined>> = {
  new: 'new',
  ongoing: 'ongoing',
  regressed: 'regressed',
  escalating: 'escalating'
}

/** Optional negation, a key, and a value that is quoted or not; the slashes of an address are no value. */
const TERM = /^(!?)([\w.-]+):(?!\/\/)(?:"([^"]*)"|(.+))$/

/**
 * Reads a query: words and "quoted phrases", `is:unresolved|resolved|archived|new|regressed`, `level:error`, and any
 * tag as `key:value` or `!key:"a value"`. What is no filter is looked for as text: nothing a user types is an error.
 */
export function parseQuery(query: string): ParsedQuery {
  const words: string[] = []
  const statuses: IssueStatus[] = []
  const substatuses: IssueSubstatus[] = []
  const levels: string[] = []
  const tags: TagTerm[] = []
  for (const [token, phrase] of query.matchAll(/"([^"]*)"?|!?[\w.-]+:"[^"]*"|\S+/g)) {
    const [, negation, key = '', quoted, plain] = (phrase === undefined && TERM.exec(token)) || []
    const value = quoted ?? plain
    if (value === undefined) words.push(phrase ?? token)
    else if (key === 'is' && STATUSES[value]) statuses.push(STATUSES[value])
    else if (key === 'is' && SUBSTATUSES[value]) substatuses.push(SUBSTATUSES[value])
    else if (key === 'is') words.push(token)
    else if (key === 'level' && !negation) levels.push(value)
    else tags.push({ key, value, negated: negation === '!' })
  }
  return { words: words.filter((word) => word !== ''), statuses, substatuses, levels, tags }
}
