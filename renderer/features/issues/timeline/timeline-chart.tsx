import { memo, useMemo } from 'react'
import { Bar, BarChart, type BarShapeProps, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { Timeline } from '../../../../shared/contract/stats.ts'
import { Level } from '../../../../shared/model/event.ts'
import { formatCount, formatPlural, formatWhole } from '../../../ui/format/number.ts'
import { LevelMark, levelWord } from '../../../ui/level-mark.tsx'
import { rangeWords } from '../filters/time-words.ts'
import { timeOf, useBrush } from './brush.ts'
import styles from './issue-timeline.module.css'
import type { Bounds } from './timeline-bounds.ts'

const height = 56

/** One bar: when it starts, and its events, in all and by level. */
interface BarData extends Partial<Record<Level, number>> {
  readonly start: number
  readonly sum: number
}

function toBars({ starts, series }: Timeline): BarData[] {
  return starts.map((start, index) => {
    const counts = series.map(({ key, counts }) => [key, counts[index] ?? 0] as const)
    const sum = counts.reduce((total, [, count]) => total + count, 0)
    return { start, sum, ...Object.fromEntries(counts) }
  })
}

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
  const bars = useMemo(() => toBars(timeline), [timeline])
  const most = Math.max(0, ...bars.map(({ sum }) => sum))
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
          <Bar dataKey="sum" shape={StackedBar} isAnimationActive={false} />
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

/** A bar with its levels on each other, the worst on top: one shape, as drawing each level as a bar of its own takes long. */
function StackedBar({ x, y, width, height, payload }: BarShapeProps) {
  if (!isBar(payload) || payload.sum === 0) return null
  let bottom = y + height
  return (
    <g>
      {Level.options.map((level) => {
        const count = payload[level] ?? 0
        if (count === 0) return null
        // what is there can be seen, however little it is
        const tall = Math.max(1, (height * count) / payload.sum)
        bottom -= tall
        return <rect key={level} x={x} y={bottom} width={width} height={tall} fill={`var(--bar-${level})`} />
      })}
    </g>
  )
}

function isBar(value: unknown): value is BarData {
  return typeof value === 'object' && value !== null && 'start' in value
}

function BarNote({ bar, widthMs }: { bar: BarData; widthMs: number }) {
  const levels = Level.options.toReversed().filter((level) => (bar[level] ?? 0) > 0)
  return (
    <div className={styles.note}>
      <span>{rangeWords(bar.start, bar.start + widthMs)}</span>
      <strong>{formatPlural(bar.sum, 'event')}</strong>
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
