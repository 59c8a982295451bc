import { memo } from 'react'
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { Timeline } from '../../../../shared/contract/stats.ts'
import { Level } from '../../../../shared/model/event.ts'
import { formatCount, formatPlural, formatWhole } from '../../../ui/format/number.ts'
import { LevelMark, levelWord } from '../../../ui/level-mark.tsx'
import { rangeWords } from '../filters/time-words.ts'
import { timeOf, useBrush } from './brush.ts'
import styles from './issue-timeline.module.css'
import type { Bounds } from './timeline-bounds.ts'

const height = 56

/** One bar: when it starts, and events by level. */
type BarData = { readonly start: number } & Partial<Record<Level, number>>

/** Events over time as stacked bars, and a brush over them. */
export const TimelineChart = memo(function TimelineChart({
  timeline,
  bounds,
  onTime
}: {
  timeline: Timeline
  bounds: Bounds
  onTime: (time: { from: number; to: number }) => void
}) {
  const { brush, listeners } = useBrush(bounds, onTime)
  const levels = Level.options.filter((level) => timeline.series.some(({ key }) => key === level))
  const bars = timeline.starts.map((start, index): BarData => {
    const counts = timeline.series.map(({ key, counts }) => [key, counts[index] ?? 0])
    return { start, ...Object.fromEntries(counts) }
  })
  const most = Math.max(0, ...bars.map(sumOf))
  const widthMs = (bounds.to - bounds.from) / bounds.buckets
  const chosen = brush && timeOf(brush, bounds)
  return (
    <div className={styles.brushed} {...listeners}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 800, height }}>
        <BarChart
          title="Events over time"
          data={bars}
          margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
          barCategoryGap={bars.length > 45 ? 1 : 2}
          accessibilityLayer={false}
        >
          <XAxis dataKey="start" hide />
          <YAxis hide domain={[0, 'dataMax']} />
          {brush === null && (
            <Tooltip
              cursor={{ fill: 'var(--pressed)' }}
              isAnimationActive={false}
              wrapperStyle={{ zIndex: 5 }}
              allowEscapeViewBox={{ x: false, y: true }}
              content={({ active, payload }) => {
                const bar: unknown = payload?.[0]?.payload
                return active && isBar(bar) ? <BarNote bar={bar} widthMs={widthMs} /> : null
              }}
            />
          )}
          {levels.map((level) => (
            <Bar
              key={level}
              dataKey={level}
              stackId="events"
              fill={`var(--bar-${level})`}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
      {most > 0 && (
        <span className={styles.most} title={`At most ${formatPlural(most, 'event')} in a bar`}>
          {formatCount(most)}
        </span>
      )}
      {brush !== null && chosen !== null && (
        <div
          className={styles.brush}
          style={{
            left: `${(brush.first / bounds.buckets) * 100}%`,
            width: `${((brush.last - brush.first + 1) / bounds.buckets) * 100}%`
          }}
        >
          {brush.last > brush.first && (
            <span className={styles.brushTime}>{rangeWords(chosen.from, chosen.to)}</span>
          )}
        </div>
      )}
    </div>
  )
})

function sumOf(bar: BarData): number {
  return Level.options.reduce((sum, level) => sum + (bar[level] ?? 0), 0)
}

function isBar(value: unknown): value is BarData {
  return typeof value === 'object' && value !== null && 'start' in value
}

function BarNote({ bar, widthMs }: { bar: BarData; widthMs: number }) {
  const levels = Level.options.toReversed().filter((level) => (bar[level] ?? 0) > 0)
  return (
    <div className={styles.note}>
      <span>{rangeWords(bar.start, bar.start + widthMs)}</span>
      <strong>{formatPlural(sumOf(bar), 'event')}</strong>
      {levels.length > 1 &&
        levels.map((level) => (
          <span key={level} className={styles.noteLevel}>
            <LevelMark level={level} size={9} />
            {levelWord(level)}
            <span>{formatWhole(bar[level] ?? 0)}</span>
          </span>
        ))}
    </div>
  )
}
