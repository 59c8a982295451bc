import type { IssuePage } from '../../../shared/contract/issues.ts'
import type { Issue } from '../../../shared/model/issue.ts'

/**
 * The rows to show: those of the loaded pages, each once, in order, with newer values where there are some. A row
 * may be in two pages for a moment, as an issue moves up between two fetches.
 */
export function rowsOf(pages: readonly IssuePage[], newer: ReadonlyMap<string, Issue>): Issue[] {
  const seen = new Set<string>()
  const rows: Issue[] = []
  for (const page of pages) {
    for (const row of page.rows) {
      if (seen.has(row.id)) continue
      seen.add(row.id)
      rows.push(newer.get(row.id) ?? row)
    }
  }
  return rows
}

/** The list's pages after some issues changed: rows patched, and those that no longer belong there taken out. */
export function patchPages<Data extends { pages: IssuePage[] }>(
  data: Data | undefined,
  patches: ReadonlyMap<string, Partial<Issue>>,
  belongs: (issue: Issue) => boolean
): Data | undefined {
  if (data === undefined) return undefined
  let removed = 0
  const pages = data.pages.map((page) => {
    const rows = page.rows.flatMap((row) => {
      const patch = patches.get(row.id)
      if (patch === undefined) return [row]
      const patched = { ...row, ...patch }
      if (belongs(patched)) return [patched]
      removed++
      return []
    })
    return { ...page, rows }
  })
  return {
    ...data,
    pages: pages.map((page) => ({
      ...page,
      total: Math.max(0, page.total - removed)
    }))
  }
}

/** The ids between two rows, both included, in the list's order; only `to` where `from` is not there. */
export function idsBetween(rows: readonly Issue[], from: string | null, to: string): string[] {
  const last = rows.findIndex((row) => row.id === to)
  const first = rows.findIndex((row) => row.id === from)
  if (last < 0) return []
  if (first < 0) return [to]
  return rows.slice(Math.min(first, last), Math.max(first, last) + 1).map((row) => row.id)
}
