import type { Timeline } from '../../../../shared/contract/stats.ts'
import { formatCount, formatPlural } from '../../../ui/format/number.ts'
import { LevelMark, levels, levelWord } from '../../../ui/level-mark.tsx'
import styles from './issue-timeline.module.css'

/** The levels that are there, the worst first, each with its events. A click asks for one of them. */
export function LevelLegend({
  series,
  onLevel
}: {
  series: Timeline['series']
  onLevel: (level: string) => void
}) {
  const totals = new Map(
    series.map(({ key, counts }) => [key, counts.reduce((sum, count) => sum + count, 0)])
  )
  const shown = levels.filter((level) => (totals.get(level) ?? 0) > 0)
  return (
    <span className={styles.legend}>
      {shown.map((level) => (
        <button
          key={level}
          type="button"
          className={styles.level}
          title={`${formatPlural(totals.get(level) ?? 0, 'event')}. Show level:${level}`}
          onClick={() => onLevel(level)}
        >
          <LevelMark level={level} size={9} />
          {levelWord(level)}
          <span className={styles.count}>{formatCount(totals.get(level) ?? 0)}</span>
        </button>
      ))}
    </span>
  )
}
