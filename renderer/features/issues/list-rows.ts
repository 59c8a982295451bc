import type { IssueRow } from '../../../shared/contract/issues.ts'
import type { ListPage, ListParts } from '../../api/list-pages.ts'

/** One line of the list: an issue, or the head of a project's issues. */
export type ListItem =
  | { readonly type: 'issue'; readonly id: string; readonly issue: IssueRow; readonly position: number }
  | { readonly type: 'head'; readonly id: string; readonly total: number; readonly isFolded: boolean }

/**
 * The issues to show: those of the loaded pages, each once, in order. An issue may be in two pages for a moment, as it
 * moves up between two fetches.
 */
export function rowsOf(pages: readonly ListPage[]): IssueRow[] {
  const seen = new Set<string>()
  return pages.flatMap((page) =>
    page.rows.filter(({ id }) => {
      if (seen.has(id)) return false
      seen.add(id)
      return true
    })
  )
}

/** The lines of a list. With `parts`, projects with issues have a head each, and folded ones no more than that. */
export function itemsOf(pages: readonly ListPage[], parts: ListParts | undefined): ListItem[] {
  if (parts === undefined) return rowsOf(pages).map(toItem)
  const items: ListItem[] = []
  let issues = 0
  for (const part of parts.ids) {
    const own = pages.filter((page) => page.part === part)
    const total = own[0]?.total ?? 0
    if (total === 0) continue
    const isFolded = parts.folded.has(part)
    items.push({ type: 'head', id: part, total, isFolded })
    if (isFolded) continue
    for (const row of rowsOf(own)) items.push(toItem(row, issues++))
  }
  return items
}

function toItem(issue: IssueRow, index: number): ListItem {
  return { type: 'issue', id: issue.id, issue, position: index + 1 }
}

/** What happens to an issue: new values, or it goes; undefined where nothing does. */
export type IssuePatch = Partial<IssueRow> | 'gone' | undefined

/** A list's pages after some issues changed: rows patched, and those that no longer belong there taken out. */
export function patchPages<Data extends { pages: readonly ListPage[] }>(
  data: Data | undefined,
  patchOf: (issue: IssueRow) => IssuePatch,
  belongs: (issue: IssueRow) => boolean
): Data | undefined {
  if (data === undefined) return undefined
  const removed = new Map<string | undefined, number>()
  const pages = data.pages.map((page) => {
    let hasChanged = false
    const rows = page.rows.flatMap((row) => {
      const patch = patchOf(row)
      if (patch === undefined) return [row]
      hasChanged = true
      const patched = patch === 'gone' ? row : { ...row, ...patch }
      if (patch !== 'gone' && belongs(patched)) return [patched]
      removed.set(page.part, (removed.get(page.part) ?? 0) + 1)
      return []
    })
    return hasChanged ? { ...page, rows } : page
  })
  if (pages.every((page, index) => page === data.pages[index])) return data
  return { ...data, pages: pages.map((page) => lessened(page, removed.get(page.part))) }
}

function lessened(page: ListPage, by = 0): ListPage {
  return by === 0 ? page : { ...page, total: Math.max(0, page.total - by) }
}

/** The ids between two rows, both included, in the list's order; only `to` where `from` is not there. */
export function idsBetween(ids: readonly string[], from: string | null, to: string): string[] {
  const last = ids.indexOf(to)
  const first = from === null ? -1 : ids.indexOf(from)
  if (last < 0) return []
  if (first < 0) return [to]
  return ids.slice(Math.min(first, last), Math.max(first, last) + 1)
}
