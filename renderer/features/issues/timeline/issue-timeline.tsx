import { lazy, memo, Suspense, useMemo } from 'react'
import type { Timeline } from '../../../../shared/contract/stats.ts'
import { parseSearch } from '../../../../shared/search/parse.ts'
import { type IssueScope, timelineQuery } from '../../../api/issue-lists.ts'
import { useLiveQuery } from '../../../api/use-live-query.ts'
import { ErrorBoundary } from '../../../ui/error-boundary.tsx'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { formatPlural } from '../../../ui/format/number.ts'
import { useAtNow } from '../../../ui/now.ts'
import { rangeWords } from '../filters/time-words.ts'
import styles from './issue-timeline.module.css'
import { LevelLegend } from './level-legend.tsx'
import { timelineBounds, wholePast } from './timeline-bounds.ts'

const TimelineChart = lazy(async () => ({
  default: (await import('./timeline-chart.tsx')).TimelineChart
}))

const restMs = 2500
const minute = 60_000

interface IssueTimelineProps {
  scope: IssueScope
  /** The list comes first. */
  isReady: boolean
  onTime: (time: { from: number; to: number }) => void
  onLevel: (level: string) => void
}

/** The events that match over time, by level. Dragging over it chooses a time. */
export const IssueTimeline = memo(function IssueTimeline({
  scope,
  isReady,
  onTime,
  onLevel
}: IssueTimelineProps) {
  const now = useAtNow((at) => Math.ceil(at / minute) * minute)
  const isValid = parseSearch(scope.query).problems.length === 0
  const { time } = scope
  const isOpen = time === undefined || (typeof time !== 'string' && time.from === undefined)
  const past = useLiveQuery(
    { ...timelineQuery(scope, wholePast(now)), enabled: isReady && isValid && isOpen },
    restMs * 4
  )
  const first = isOpen ? firstOf(past.data) : undefined
  const { from, to, buckets } = timelineBounds(time, first, now)
  // the same as long as they say the same: drawing the chart takes long
  const bounds = useMemo(() => ({ from, to, buckets }), [from, to, buckets])
  const timeline = useLiveQuery(
    { ...timelineQuery(scope, bounds), enabled: isReady && isValid && !(isOpen && past.data === undefined) },
    restMs
  )
  const failed = past.error ?? timeline.error
  const total = (timeline.data?.series ?? []).reduce((sum, { counts }) => sum + sumOf(counts), 0)

  return (
    <section className={styles.timeline} aria-label="Events over time">
      <div className={styles.head}>
        <span className={styles.total}>{timeline.data !== undefined && formatPlural(total, 'event')}</span>
        <span>{timeline.data !== undefined && rangeWords(bounds.from, bounds.to)}</span>
        <LevelLegend series={timeline.data?.series ?? []} onLevel={onLevel} />
      </div>
      {failed !== null ? (
        <ErrorPanel
          what="The events cannot be counted."
          error={failed}
          onRetry={() => void (past.error ? past : timeline).refetch()}
        />
      ) : (
        <div className={styles.chart} data-stale={timeline.isPlaceholderData || !isValid || undefined}>
          <ErrorBoundary what="The chart cannot be shown.">
            <Suspense fallback={null}>
              {timeline.data !== undefined && (
                <TimelineChart timeline={timeline.data} bounds={bounds} onTime={onTime} />
              )}
            </Suspense>
          </ErrorBoundary>
        </div>
      )}
    </section>
  )
})

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

/** Start of the first bucket that holds an event. */
function firstOf(timeline: Timeline | undefined): number | undefined {
  return timeline?.starts.find((_, index) => timeline.series.some(({ counts }) => (counts[index] ?? 0) > 0))
}
