import type { IssueRow } from '../../../shared/contract/issues.ts'
import type { IssueFilters } from '../../api/issue-lists.ts'
import type { ActionContext } from './actions/action-entries.ts'
import { useIssueActions } from './issue-actions.ts'
import { useSelection } from './selection.ts'

/** The list that actions are done from. */
export interface ListContext {
  /** What is loaded of it. */
  readonly rows: readonly IssueRow[]
  readonly filters: IssueFilters
  readonly total: number | undefined
}

type Selection = ReturnType<typeof useSelection.getState>
type Actions = ReturnType<typeof useIssueActions>

/** What actions are for: all that match, the marked issues, else the one under the cursor; undefined without any. */
export function toContext(
  { isAll, marked, cursor }: Selection,
  { rows, filters, total = rows.length }: ListContext,
  actions: Actions
): ActionContext | undefined {
  if (isAll) return { targets: { all: filters, total }, count: total, rows, actions }
  if (marked.size > 0) {
    return {
      targets: { ids: [...marked] },
      count: marked.size,
      rows: rows.filter(({ id }) => marked.has(id)),
      actions
    }
  }
  if (cursor === null) return undefined
  const row = rows.find(({ id }) => id === cursor)
  return {
    targets: { ids: [cursor], name: row?.shortId },
    count: 1,
    rows: row === undefined ? [] : [row],
    actions
  }
}

/** The same as a hook: it follows the marks. */
export function useActionContext(list: ListContext): ActionContext | undefined {
  const selection = useSelection()
  return toContext(selection, list, useIssueActions())
}
