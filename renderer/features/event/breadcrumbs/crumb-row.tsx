import { memo } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { ClippedText } from '../../../ui/clipped-text.tsx'
import { formatClock, formatOffset, formatTimeFully } from '../../../ui/format/time.ts'
import { JsonEntries, JsonValue } from '../../../ui/json-tree.tsx'
import { levelWord } from '../../../ui/level-mark.tsx'
import { CrumbIcon } from './crumb-icon.tsx'
import styles from './crumb-row.module.css'
import type { Crumb } from './crumbs.ts'

/** One breadcrumb. `relativeTo` is the time to count from, epoch ms; absent for the time of day. */
export const CrumbRow = memo(function CrumbRow({
  crumb,
  relativeTo
}: {
  crumb: Crumb
  relativeTo: number | undefined
}) {
  const { kind, category, level, at, lead, text, tail, data, isEvent } = crumb
  // What was printed is told by the text already.
  const isConsole = category === 'console' && text !== ''
  return (
    <div className={classNames(styles.crumb, isEvent && styles.event)}>
      <CrumbIcon kind={kind} />
      <span className={styles.category} title={category}>
        {category ?? '–'}
      </span>
      <div className={styles.body}>
        {(text !== '' || lead !== undefined) && (
          <div className={styles.told}>
            {lead !== undefined && <strong className={styles.lead}>{lead}</strong>}
            <ClippedText text={text} lines={3} code />
            {tail !== undefined && <span className={styles.tail}>[{tail}]</span>}
          </div>
        )}
        {data.length > 0 &&
          (isConsole ? (
            <JsonValue value={Object.fromEntries(data)} openDepth={0} />
          ) : (
            <JsonEntries entries={data} />
          ))}
      </div>
      <span className={classNames(styles.level, styles[level])}>{levelWord(level).toLowerCase()}</span>
      <span className={styles.time} title={at === undefined ? 'It has no time' : formatTimeFully(at)}>
        {timeText(at, relativeTo)}
      </span>
    </div>
  )
})

function timeText(at: number | undefined, relativeTo: number | undefined): string {
  if (at === undefined) return '–'
  return relativeTo === undefined ? formatClock(at) : formatOffset(at - relativeTo)
}
