import {
  BellOff,
  Check,
  Clock,
  Eye,
  EyeOff,
  Hash,
  Merge,
  RotateCcw,
  Star,
  StarOff,
  Trash2,
  TrendingUp,
  Users
} from 'lucide-react'
import type { IssueRow } from '../../../../shared/contract/issues.ts'
import { formatPlural } from '../../../ui/format/number.ts'
import type { MenuEntry } from '../../../ui/menu-entries.tsx'
import type { IssueTargets, useIssueActions } from '../issue-actions.ts'
import { ask } from './action-dialog.ts'
import type { StateChange } from './action-words.ts'

/** What is to be acted on, and what is known of it. */
export interface ActionContext {
  readonly targets: IssueTargets
  /** How many issues that are. */
  readonly count: number
  /** Those of them that are loaded. */
  readonly rows: readonly IssueRow[]
  readonly actions: ReturnType<typeof useIssueActions>
}

/** The project of all of them; undefined where they are of several. */
export function onlyProject({ rows }: ActionContext): string | undefined {
  const [first, ...others] = new Set(rows.map(({ projectId }) => projectId))
  return others.length === 0 ? first : undefined
}

const severalProjects = 'Only for issues of one project'
const shownReleases = 12

/** Ways to resolve. `releases` are the project's, the latest first; undefined while they are on their way. */
export function resolveEntries(context: ActionContext, releases: readonly string[] | undefined): MenuEntry[] {
  const { targets, actions } = context
  const resolve = (resolution?: StateChange['resolution']) => () =>
    void actions.change(targets, { status: 'resolved', ...(resolution !== undefined && { resolution }) })
  const why = whyNoRelease(context, releases)
  return [
    { type: 'action', label: 'Resolve now', icon: Check, keys: 'e', run: resolve() },
    {
      type: 'action',
      label: 'In the next release',
      note: releases?.[0] === undefined ? undefined : `after ${short(releases[0])}`,
      disabled: why,
      run: resolve({ in: 'next' })
    },
    {
      type: 'branch',
      label: 'In a release',
      disabled: why,
      entries: [
        ...(releases ?? []).slice(0, shownReleases).map(
          (release): MenuEntry => ({
            type: 'action',
            label: release,
            run: resolve({ in: 'release', release })
          })
        ),
        { type: 'line', label: 'below' },
        {
          type: 'action',
          label: 'Another release …',
          run: () => ask({ type: 'release', targets, releases: releases ?? [] })
        }
      ]
    }
  ]
}

function short(release: string): string {
  return release.length > 20 ? `…${release.slice(-18)}` : release
}

function whyNoRelease(context: ActionContext, releases: readonly string[] | undefined): string | undefined {
  if (onlyProject(context) === undefined) return severalProjects
  return releases?.length === 0
    ? 'No event of this project names a release: set `release` in the options of its SDK'
    : undefined
}

const hour = 3_600_000
const spans = [
  ['1 hour', hour],
  ['1 day', 24 * hour],
  ['1 week', 7 * 24 * hour]
] as const
const counts = [1, 10, 100, 1000, 10_000, 100_000]

/** Ways to archive. */
export function archiveEntries({ targets, actions }: ActionContext): MenuEntry[] {
  const archive = (until?: StateChange['archive']) => () =>
    void actions.change(targets, { status: 'ignored', ...(until !== undefined && { archive: until }) })
  return [
    {
      type: 'action',
      label: 'Until it escalates',
      icon: TrendingUp,
      keys: 'a',
      run: archive({ escalating: true })
    },
    { type: 'action', label: 'Forever', icon: BellOff, keys: 'shift+a', run: archive() },
    {
      type: 'branch',
      label: 'For a time',
      icon: Clock,
      entries: [
        ...spans.map(
          ([label, ms]): MenuEntry => ({
            type: 'action',
            label,
            run: () => archive({ until: Date.now() + ms })()
          })
        ),
        {
          type: 'action',
          label: 'Until a date …',
          run: () => ask({ type: 'archive', until: 'time', targets })
        }
      ]
    },
    {
      type: 'branch',
      label: 'Until it occurs again',
      icon: Hash,
      entries: [
        ...counts.map(
          (events): MenuEntry => ({
            type: 'action',
            label: formatPlural(events, 'more time'),
            run: archive({ events })
          })
        ),
        {
          type: 'action',
          label: 'As often, within a time …',
          run: () => ask({ type: 'archive', until: 'events', targets })
        }
      ]
    },
    {
      type: 'branch',
      label: 'Until it hits more users',
      icon: Users,
      entries: [
        ...counts.map(
          (users): MenuEntry => ({
            type: 'action',
            label: formatPlural(users, 'more user'),
            run: archive({ users })
          })
        ),
        {
          type: 'action',
          label: 'As many, within a time …',
          run: () => ask({ type: 'archive', until: 'users', targets })
        }
      ]
    }
  ]
}

/** Why these issues cannot be merged; undefined where they can. */
export function whyNotMerge(context: ActionContext): string | undefined {
  if (context.count < 2) return 'Select two issues or more'
  return onlyProject(context) === undefined ? severalProjects : undefined
}

export function mergeEntry(context: ActionContext): MenuEntry {
  return {
    type: 'action',
    label: 'Merge',
    icon: Merge,
    keys: 'm',
    disabled: whyNotMerge(context),
    run: () => void context.actions.merge(context.targets)
  }
}

/** Back to unresolved, and marks of one's own. */
export function flagEntries({ targets, rows, actions }: ActionContext): MenuEntry[] {
  const change = (wanted: StateChange) => () => void actions.change(targets, wanted)
  const areBookmarked = rows.length > 0 && rows.every(({ bookmarked }) => bookmarked)
  const areSeen = rows.length > 0 && rows.every(({ seen }) => seen !== null)
  return [
    {
      type: 'action',
      label: 'Reopen',
      icon: RotateCcw,
      keys: 'shift+e',
      disabled: rows.every(({ status }) => status === 'unresolved') ? 'It is unresolved already' : undefined,
      run: change({ status: 'unresolved' })
    },
    areBookmarked
      ? {
          type: 'action',
          label: 'Take the bookmark off',
          icon: StarOff,
          keys: 'b',
          run: change({ bookmarked: false })
        }
      : { type: 'action', label: 'Bookmark', icon: Star, keys: 'b', run: change({ bookmarked: true }) },
    areSeen
      ? { type: 'action', label: 'Mark as not seen', icon: EyeOff, keys: 'r', run: change({ seen: false }) }
      : { type: 'action', label: 'Mark as seen', icon: Eye, keys: 'r', run: change({ seen: true }) }
  ]
}

export function deleteEntries({ targets, actions }: ActionContext): MenuEntry[] {
  return [
    {
      type: 'action',
      label: 'Delete',
      icon: Trash2,
      keys: 'delete',
      run: () => void actions.remove(targets, { discard: false })
    },
    {
      type: 'action',
      label: 'Delete, and discard what is like it',
      icon: Trash2,
      run: () => void actions.remove(targets, { discard: true })
    }
  ]
}
