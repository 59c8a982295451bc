import {
  AppWindow,
  Archive,
  Check,
  ChevronDown,
  Columns2,
  Ellipsis,
  Link,
  Merge,
  RotateCcw,
  Star
} from 'lucide-react'
import type { IssueDetail } from '../../../shared/contract/issues.ts'
import type { Issue } from '../../../shared/model/issue.ts'
import { besideWords, linkToPlace, openBeside, places } from '../../api/places.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy.ts'
import { EntriesMenu, type MenuEntry } from '../../ui/menu-entries.tsx'
import { toast } from '../../ui/toast.tsx'
import { type ActionContext, archiveEntries, deleteEntries, flagEntries } from './actions/action-entries.ts'
import { useIssueActions } from './issue-actions.ts'
import styles from './issue-header.module.css'
import { ResolveMenu } from './marked-actions.tsx'

/** What an open issue offers beyond its state. */
export interface IssueOffers {
  /** To the issues that are like it, from where it can be merged. */
  readonly onSimilar: () => void
  readonly onCompare: () => void
  /** It is gone. */
  readonly onClose: () => void
}

/** What can be done with the open issue. */
export function IssueStatusActions({ issue, offers }: { issue: Issue | IssueDetail; offers: IssueOffers }) {
  const actions = useIssueActions()
  const { id, shortId, status, bookmarked } = issue
  const context: ActionContext = { targets: { ids: [id], name: shortId }, count: 1, rows: [issue], actions }
  return (
    <div className={styles.actions} role="toolbar" aria-label="Actions">
      {status !== 'unresolved' && (
        <Button
          icon={RotateCcw}
          title="Reopen (Shift E)"
          onClick={() => void actions.update([id], 'unresolved', shortId)}
        >
          Reopen
        </Button>
      )}
      {status !== 'resolved' && (
        <span className={styles.split}>
          <Button
            icon={Check}
            title="Resolve (E)"
            onClick={() => void actions.update([id], 'resolved', shortId)}
          >
            Resolve
          </Button>
          <ResolveMenu context={context}>
            <IconButton icon={ChevronDown} label="Ways to resolve" />
          </ResolveMenu>
        </span>
      )}
      {status !== 'ignored' && (
        <EntriesMenu label="Archive" entries={archiveEntries(context)}>
          <Button icon={Archive} title="Archive (A)">
            Archive
            <ChevronDown size={13} aria-hidden />
          </Button>
        </EntriesMenu>
      )}
      <span className={styles.star} data-on={bookmarked || undefined}>
        <IconButton
          icon={Star}
          label={bookmarked ? 'Take the bookmark off' : 'Bookmark'}
          keys="b"
          aria-pressed={bookmarked}
          onClick={() => void actions.change(context.targets, { bookmarked: !bookmarked })}
        />
      </span>
      <EntriesMenu label="More" align="end" entries={moreEntries(context, issue, offers)}>
        <IconButton icon={Ellipsis} label="More actions" />
      </EntriesMenu>
    </div>
  )
}

function moreEntries(
  context: ActionContext,
  { id, shortId }: Issue,
  { onSimilar, onCompare, onClose }: IssueOffers
): MenuEntry[] {
  function closing(entry: MenuEntry): MenuEntry {
    if (entry.type !== 'action') return entry
    const run = () => {
      onClose()
      entry.run()
    }
    return { ...entry, run }
  }
  const [, bookmark, seen] = flagEntries(context)
  return [
    ...[bookmark, seen].filter((entry) => entry !== undefined),
    { type: 'line', label: 'compare' },
    {
      type: 'action',
      label: 'Merge with a similar issue …',
      icon: Merge,
      run: onSimilar
    },
    { type: 'action', label: 'Compare with another …', icon: Columns2, run: onCompare },
    { type: 'line', label: 'copy' },
    {
      type: 'action',
      label: besideWords,
      icon: AppWindow,
      run: () => void openBeside(places.issue(id))
    },
    { type: 'action', label: 'Copy a link to the issue', icon: Link, run: () => void copyLink(id) },
    {
      type: 'action',
      label: `Copy ${shortId}`,
      run: () => void copied(shortId, `Copied ${shortId}.`)
    },
    { type: 'line', label: 'delete' },
    ...deleteEntries(context).map(closing)
  ]
}

async function copied(text: string, words: string) {
  if (await copyText(text)) toast({ text: words })
  else toast({ text: 'The clipboard cannot be reached.', tone: 'error' })
}

/** Without the filters of the list: whoever follows it wants the issue. */
function copyLink(id: string) {
  return copied(linkToPlace(places.issue(id)), 'Link copied.')
}
