import { useQuery } from '@tanstack/react-query'
import { memo, useState } from 'react'
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { issueTimelineQuery } from '../../api/queries.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatPlural } from '../../ui/format/number.ts'
import { useNow } from '../../ui/now.ts'
import { Segmented } from '../../ui/segmented.tsx'
import styles from './event-chart.module.css'
import { fittingRange, type Range, type RangeName, rangeOf, ranges } from './timeline-range.ts'

const chartHeight = 44
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

/** Events of an issue over time. The range fits the issue until one is chosen. */
export const EventChart = memo(function EventChart({
  issueId,
  firstSeen,
  lastSeen
}: {
  issueId: string
  firstSeen: number
  lastSeen: number
}) {
  const now = useNow()
  const [chosen, setChosen] = useState<RangeName | null>(null)
  const name = chosen ?? fittingRange(firstSeen, lastSeen, now)
  const range = rangeOf(name, firstSeen, lastSeen, now)
  return (
    <div className={styles.chart}>
      <div className={styles.head}>
        <span>Events</span>
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
      </div>
      <Bars issueId={issueId} range={range} />
    </div>
  )
})

function Bars({ issueId, range: { from, to, buckets } }: { issueId: string; range: Range }) {
  const timeline = useQuery(issueTimelineQuery(issueId, from, to, buckets))
  if (timeline.isError) {
    return (
      <ErrorPanel
        what="The counts cannot be read."
        error={timeline.error}
        onRetry={() => void timeline.refetch()}
      />
    )
  }
  const counts = timeline.data?.series[0]?.counts ?? []
  const bars = (timeline.data?.starts ?? []).map((start, index) => ({
    start,
    count: counts[index] ?? 0
  }))
  return (
    <div className={styles.bars}>
      <ResponsiveContainer
        width="100%"
        height={chartHeight}
        initialDimension={{ width: 320, height: chartHeight }}
      >
        <BarChart
          title="Events over time"
          data={bars}
          margin={{ top: 2, right: 0, bottom: 0, left: 0 }}
          barCategoryGap={1}
        >
          <XAxis dataKey="start" hide />
          <YAxis hide domain={[0, 'dataMax']} />
          <Tooltip
            cursor={{ fill: 'var(--pressed)' }}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const bar: unknown = payload?.[0]?.payload
              return active && isBar(bar) ? <BarNote bar={bar} widthMs={(to - from) / buckets} /> : null
            }}
          />
          <Bar
            dataKey="count"
            fill="var(--chart-bar)"
            isAnimationActive={false}
            minPointSize={(value) => (Number(value) > 0 ? 2 : 0)}
            activeBar={{ fill: 'var(--accent)' }}
          />
        </BarChart>
      </ResponsiveContainer>
      <div className={styles.axis} aria-hidden>
        <span>{dayAndTime.format(from)}</span>
        <span>{dayAndTime.format(to)}</span>
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

function BarNote({ bar, widthMs }: { bar: BarData; widthMs: number }) {
  return (
    <div className={styles.note}>
      <strong>{formatPlural(bar.count, 'event')}</strong>
      <span>
        {dayAndTime.format(bar.start)} – {dayAndTime.format(bar.start + widthMs)}
      </span>
    </div>
  )
}
