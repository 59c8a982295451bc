import { memo } from 'react'
import styles from './sparkline.module.css'

const height = 22
const step = 4
const barWidth = 3

/** Counts in order, as small bars. The highest one fills the height; an empty hour keeps a hair of a line. */
export const Sparkline = memo(function Sparkline({
  counts,
  label
}: {
  counts: readonly number[]
  label: string
}) {
  const most = Math.max(1, ...counts)
  const width = counts.length * step - (step - barWidth)
  const filled = counts.map((count, index) => {
    if (count === 0) return ''
    const tall = Math.max(2, Math.round((count / most) * height))
    return `M${index * step} ${height}v-${tall}h${barWidth}v${tall}z`
  })
  return (
    <svg
      className={styles.sparkline}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <path d={`M0 ${height - 0.5}h${width}`} className={styles.base} />
      <path d={filled.join('')} className={styles.bars} />
    </svg>
  )
})
