import { useQuery } from '@tanstack/react-query'
import type { FlagChange } from '../../../shared/contract/issues.ts'
import { issueFlagChangesQuery, issueReleasesQuery } from '../../api/issue-queries.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatPlural } from '../../ui/format/number.ts'
import { formatTime } from '../../ui/format/time.ts'
import styles from './chart-marks.module.css'
import { groupMarks } from './mark-groups.ts'
import type { Range } from './timeline-range.ts'

/** More than these cannot be told apart: the latest are marked. */
const mostMarks = 12
/** So many of what changed at one place are named. */
const mostNamed = 8
const longestValue = 40

/** What changed while the issue's events came: releases, and values of feature flags. */
export function ChartMarks({ issueId, range }: { issueId: string; range: Range }) {
  return (
    <>
      <ReleaseMarks issueId={issueId} range={range} />
      <FlagMarks issueId={issueId} range={range} />
    </>
  )
}

/** Where releases first showed themselves in the issue. */
function ReleaseMarks({ issueId, range }: { issueId: string; range: Range }) {
  const { data } = useQuery(issueReleasesQuery(issueId))
  const shown = (data?.rows ?? [])
    .filter(({ firstSeen }) => firstSeen >= range.from && firstSeen < range.to)
    .slice(-mostMarks)
  return shown.map(({ release, firstSeen, events }) => (
    <Mark
      key={release}
      kind="release"
      at={firstSeen}
      range={range}
      label={`Release ${release}: first here ${formatTime(firstSeen)}, ${formatPlural(events, 'event')}`}
    />
  ))
}

/** Where feature flags were first seen with another value than before. */
function FlagMarks({ issueId, range }: { issueId: string; range: Range }) {
  const { data } = useQuery(issueFlagChangesQuery(issueId))
  if (data === undefined) return null
  const among = data.isCut ? [`Among the latest ${formatPlural(data.events, 'event')}`] : []
  return groupMarks(data.rows, range.from, range.to)
    .slice(-mostMarks)
    .map(({ at, changes }) => (
      <Mark
        key={at}
        kind="flag"
        at={at}
        range={range}
        label={[`Feature flags, ${formatTime(at)}`, ...changeLines(changes), ...among].join('\n')}
      />
    ))
}

function changeLines(changes: readonly FlagChange[]): string[] {
  const more = changes.length - mostNamed
  return [
    ...changes.slice(0, mostNamed).map(({ flag, value, before }) => {
      return `${short(flag)}: first ${short(value)}, before ${short(before)}`
    }),
    ...(more > 0 ? [`and ${more} more`] : [])
  ]
}

function short(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}

function Mark({
  kind,
  at,
  range: { from, to },
  label
}: {
  kind: 'release' | 'flag'
  at: number
  range: Range
  label: string
}) {
  return (
    <span
      className={classNames(styles.mark, styles[kind])}
      style={{ left: `${((at - from) / (to - from)) * 100}%` }}
      role="img"
      aria-label={label}
      title={label}
    />
  )
}
