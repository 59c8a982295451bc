import { useQuery } from '@tanstack/react-query'
import { Flag, FlagOff, X } from 'lucide-react'
import { memo, useState } from 'react'
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { issueChartQuery } from '../../api/issue-queries.ts'
import { IconButton } from '../../ui/button.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatPlural } from '../../ui/format/number.ts'
import { useAtNow } from '../../ui/now.ts'
import { setPreferences, usePreferences } from '../../ui/preferences.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { ChartMarks } from './chart-marks.tsx'
import styles from './event-chart.module.css'
import { rangeWords as timeWords } from './filters/time-words.ts'
import { timeOf, useBrush } from './timeline/brush.ts'
import { coverTime } from './timeline/timeline-bounds.ts'
import { fittingRange, type Range, type RangeName, rangeOf, ranges } from './timeline-range.ts'

const chartHeight = 44
const minuteMs = 60_000
const rangeWords: Record<RangeName, string> = {
  '24h': '24h',
  '7d': '7d',
  '30d': '30d',
  all: 'All'
}
const rangeTitles: Record<RangeName, string> = {
  '24h': 'The last 24 hours',
  '7d': 'The last 7 days',
  '30d': 'The last 30 days',
  all: 'From its first event to its last'
}
const counts = [
  { value: 'events', label: 'Events' },
  { value: 'users', label: 'Users', title: 'Different users' }
] as const
type Counted = (typeof counts)[number]['value']

/** A time that was chosen, epoch ms: [from, to). */
export interface ChartTime {
  readonly from: number
  readonly to: number
}

/** Events or users of an issue over time. The range fits the issue until one is chosen; dragging over it chooses a time. */
export const EventChart = memo(function EventChart({
  issueId,
  firstSeen,
  lastSeen,
  query,
  time,
  onTime
}: {
  issueId: string
  firstSeen: number
  lastSeen: number
  /** Only events that it finds count. */
  query: string
  time: ChartTime | undefined
  onTime: (time: ChartTime | undefined) => void
}) {
  const now = useAtNow((at) => Math.ceil(at / minuteMs) * minuteMs)
  const [chosen, setChosen] = useState<RangeName | null>(null)
  const [counted, setCounted] = useState<Counted>('events')
  const marks = usePreferences(({ chartMarks }) => chartMarks)
  const name = chosen ?? fittingRange(firstSeen, lastSeen, now)
  const range = time ? coverTime(time.from, time.to) : rangeOf(name, firstSeen, lastSeen, now)
  return (
    <div className={styles.chart}>
      <div className={styles.head}>
        <div className={styles.what}>
          <Segmented<Counted>
            label="What is counted"
            value={counted}
            segments={counts}
            onChange={setCounted}
          />
          <IconButton
            size="small"
            icon={marks ? Flag : FlagOff}
            label={marks ? 'Hide releases and feature flags' : 'Show releases and feature flags'}
            onClick={() => setPreferences({ chartMarks: !marks })}
          />
        </div>
        {time ? (
          <span className={styles.chosen}>
            {timeWords(time.from, time.to)}
            <IconButton
              size="small"
              icon={X}
              label="All of its time again"
              onClick={() => onTime(undefined)}
            />
          </span>
        ) : (
          <Segmented
            label="Time range of the chart"
            value={name}
            segments={ranges.map((value) => ({
              value,
              label: rangeWords[value],
              title: rangeTitles[value]
            }))}
            onChange={setChosen}
          />
        )}
      </div>
      <Bars issueId={issueId} range={range} counted={counted} query={query} marks={marks} onTime={onTime} />
    </div>
  )
})

function Bars({
  issueId,
  range,
  counted,
  query,
  marks,
  onTime
}: {
  issueId: string
  range: Range
  counted: Counted
  query: string
  /** Releases and feature flags are marked. */
  marks: boolean
  onTime: (time: ChartTime) => void
}) {
  const { from, to, buckets } = range
  const timeline = useQuery(issueChartQuery(issueId, { from, to, buckets, count: counted, query }))
  const { brush, listeners } = useBrush(range, onTime)
  if (timeline.isError) {
    return (
      <ErrorPanel
        what="The counts cannot be read."
        error={timeline.error}
        onRetry={() => void timeline.refetch()}
      />
    )
  }
  const series = timeline.data?.series[0]?.counts ?? []
  const bars = (timeline.data?.starts ?? []).map((start, index) => ({
    start,
    count: series[index] ?? 0
  }))
  const chosen = brush && timeOf(brush, range)
  return (
    <div className={styles.bars}>
      <div className={styles.brushed} {...listeners}>
        <ResponsiveContainer
          width="100%"
          height={chartHeight}
          initialDimension={{ width: 320, height: chartHeight }}
        >
          <BarChart
            title={counted === 'users' ? 'Users over time' : 'Events over time'}
            data={bars}
            margin={{ top: 2, right: 0, bottom: 0, left: 0 }}
            barCategoryGap={1}
          >
            <XAxis dataKey="start" hide />
            <YAxis hide domain={[0, 'dataMax']} />
            {brush === null && (
              <Tooltip
                cursor={{ fill: 'var(--pressed)' }}
                isAnimationActive={false}
                content={({ active, payload }) => {
                  const bar: unknown = payload?.[0]?.payload
                  return active && isBar(bar) ? (
                    <BarNote bar={bar} widthMs={(to - from) / buckets} counted={counted} />
                  ) : null
                }}
              />
            )}
            <Bar
              dataKey="count"
              fill="var(--chart-bar)"
              isAnimationActive={false}
              minPointSize={(value) => (Number(value) > 0 ? 2 : 0)}
              activeBar={{ fill: 'var(--accent)' }}
            />
          </BarChart>
        </ResponsiveContainer>
        {brush !== null && (
          <div
            className={styles.brush}
            style={{
              left: `${(brush.first / buckets) * 100}%`,
              width: `${((brush.last - brush.first + 1) / buckets) * 100}%`
            }}
          />
        )}
        {marks && <ChartMarks issueId={issueId} range={range} />}
      </div>
      <div className={styles.axis} aria-hidden>
        {chosen !== null && brush !== null && brush.last > brush.first ? (
          <span className={styles.brushTime}>{timeWords(chosen.from, chosen.to)}</span>
        ) : (
          <>
            <span>{dayAndTime.format(from)}</span>
            <span>{dayAndTime.format(to)}</span>
          </>
        )}
      </div>
    </div>
  )
}

const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit'
})

interface BarData {
  readonly start: number
  readonly count: number
}

function isBar(value: unknown): value is BarData {
  return typeof value === 'object' && value !== null && 'start' in value && 'count' in value
}

function BarNote({ bar, widthMs, counted }: { bar: BarData; widthMs: number; counted: Counted }) {
  return (
    <div className={styles.note}>
      <strong>{formatPlural(bar.count, counted === 'users' ? 'user' : 'event')}</strong>
      <span>
        {dayAndTime.format(bar.start)} – {dayAndTime.format(bar.start + widthMs)}
      </span>
    </div>
  )
}
