import { Archive, Check, ChevronDown, Ellipsis, Eye, Merge, Star, X } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../ui/button.tsx'
import { formatPlural, formatWhole } from '../../ui/format/number.ts'
import { EntriesMenu } from '../../ui/menu-entries.tsx'
import { type ListContext, useActionContext } from './action-context.ts'
import {
  type ActionContext,
  archiveEntries,
  deleteEntries,
  flagEntries,
  onlyProject,
  resolveEntries,
  whyNotMerge
} from './actions/action-entries.ts'
import { useReleases } from './actions/use-releases.ts'
import styles from './list-head.module.css'
import { clearMarks } from './selection.ts'

/** What can be done with the marked issues, in place of the names of the columns. */
export function MarkedActions({ onMarkAll, ...list }: ListContext & { onMarkAll: () => void }) {
  const context = useActionContext(list)
  if (context === undefined) return null
  const isAll = 'all' in context.targets
  const { total } = list
  const why = whyNotMerge(context)
  const areBookmarked = context.rows.length > 0 && context.rows.every(({ bookmarked }) => bookmarked)
  return (
    <div className={styles.actions} role="toolbar" aria-label="Selected issues">
      <IconButton size="small" icon={X} label="Clear the selection" keys="escape" onClick={clearMarks} />
      <span className={styles.count} title={formatPlural(context.count, 'issue')}>
        {isAll ? `All ${formatWhole(context.count)}` : formatWhole(context.count)} selected
      </span>
      <ResolveMenu context={context}>
        <Button size="small" icon={Check}>
          Resolve
          <ChevronDown size={11} aria-hidden />
        </Button>
      </ResolveMenu>
      <EntriesMenu label="Archive" entries={archiveEntries(context)}>
        <Button size="small" icon={Archive}>
          Archive
          <ChevronDown size={11} aria-hidden />
        </Button>
      </EntriesMenu>
      <IconButton
        size="small"
        icon={Merge}
        label="Merge"
        hint={why === undefined ? 'Merge into the one with the most events' : `Merge: ${why.toLowerCase()}`}
        keys="m"
        aria-disabled={why !== undefined}
        onClick={() => why === undefined && void context.actions.merge(context.targets)}
      />
      <IconButton
        size="small"
        icon={Star}
        label={areBookmarked ? 'Take the bookmark off' : 'Bookmark'}
        keys="b"
        onClick={() => void context.actions.change(context.targets, { bookmarked: !areBookmarked })}
      />
      <IconButton
        size="small"
        icon={Eye}
        label="Mark as seen"
        keys="r"
        onClick={() => void context.actions.change(context.targets, { seen: true })}
      />
      <EntriesMenu
        label="More"
        entries={[...flagEntries(context), { type: 'line', label: 'delete' }, ...deleteEntries(context)]}
      >
        <IconButton size="small" icon={Ellipsis} label="More actions" />
      </EntriesMenu>
      {!isAll && total !== undefined && total > context.count && (
        <span className={styles.rest}>
          <Button size="small" variant="quiet" onClick={onMarkAll}>
            Select all {formatWhole(total)}
          </Button>
        </span>
      )}
    </div>
  )
}

/** The menu of ways to resolve, which asks for releases when it is opened. */
export function ResolveMenu({ context, children }: { context: ActionContext; children: React.ReactElement }) {
  const [wasOpened, setOpened] = useState(false)
  const releases = useReleases(onlyProject(context), wasOpened)
  return (
    <EntriesMenu
      label="Resolve"
      entries={resolveEntries(context, releases)}
      onOpenChange={(isOpen) => isOpen && setOpened(true)}
    >
      {children}
    </EntriesMenu>
  )
}
