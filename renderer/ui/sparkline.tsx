import { memo } from 'react'
import { classNames } from './class-names.ts'
import styles from './sparkline.module.css'

const height = 22
const step = 4
const barWidth = 3

/** Counts in order, as small bars over a line. The highest one fills the height. */
export const Sparkline = memo(function Sparkline({
  counts,
  label,
  className
}: {
  counts: readonly number[]
  label: string
  className?: string | undefined
}) {
  const most = Math.max(1, ...counts)
  const width = counts.length * step - (step - barWidth)
  let bars = ''
  for (const [index, count] of counts.entries()) {
    if (count === 0) continue
    const tall = Math.max(2, Math.round((count / most) * height))
    bars += `M${index * step} ${height}v-${tall}h${barWidth}v${tall}z`
  }
  return (
    <svg
      className={classNames(styles.sparkline, className)}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <path d={bars} />
    </svg>
  )
})
