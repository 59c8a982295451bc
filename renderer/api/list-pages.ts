import type { IssuePage } from '../../shared/contract/issues.ts'

/** A page of a list, and of which of its parts it is: the project's, where the list is grouped. */
export type ListPage = IssuePage & { readonly part?: string | undefined }

/** What to load a page with: of which part, and after which cursor. */
export interface PageParam {
  readonly part?: string | undefined
  readonly cursor?: string | undefined
}

/** A list that is grouped by project: the projects in order, and those whose rows are folded away. */
export interface ListParts {
  readonly ids: readonly string[]
  readonly folded: ReadonlySet<string>
}

const onePart: readonly undefined[] = [undefined]

/** The page to load after some: of the first part that is not there completely. A folded one needs its first page only. */
export function nextPage(pages: readonly ListPage[], parts: ListParts | undefined): PageParam | undefined {
  for (const part of parts?.ids ?? onePart) {
    const last = pages.findLast((page) => page.part === part)
    if (last === undefined) return { part }
    const isFolded = part !== undefined && parts?.folded.has(part)
    if (last.nextCursor !== undefined && !isFolded) return { part, cursor: last.nextCursor }
  }
  return undefined
}
