import type { Issue } from '../../../shared/model/issue.ts'

/**
 * The two parts of an issue's headline: what kind of thing happened, and what it said. An error without a type is
 * called by its function (spec of the issue stream: title, else type, else function, else unknown).
 */
export function headline(issue: Pick<Issue, 'title' | 'value' | 'metadata'>): {
  kind: string
  said: string
} {
  const { type, function: at, title, value } = issue.metadata
  const kind = title ?? type ?? (value === undefined ? undefined : at)
  if (kind === undefined)
    return {
      kind: issue.title || '<unknown>',
      said: differing(issue.value, issue.title)
    }
  return { kind, said: differing(value ?? issue.value, kind) }
}

function differing(said: string, kind: string): string {
  return said === kind ? '' : said
}
