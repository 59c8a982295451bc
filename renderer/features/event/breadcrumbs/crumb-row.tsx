import { Braces, Copy } from 'lucide-react'
import { memo } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { ClippedText } from '../../../ui/clipped-text.tsx'
import { copyText } from '../../../ui/copy.ts'
import { formatClock, formatOffset, formatTimeFully } from '../../../ui/format/time.ts'
import { JsonEntries, JsonValue } from '../../../ui/json-tree.tsx'
import { levelWord } from '../../../ui/level-mark.tsx'
import { MatchedText } from '../../../ui/matched-text.tsx'
import type { MenuItem } from '../../../ui/menu.tsx'
import { offersMenu } from '../../../ui/value-menu.tsx'
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
    <div
      className={classNames(styles.crumb, isEvent && styles.event)}
      data-crumb={kind}
      {...offersMenu(() => crumbItems(crumb))}
    >
      <CrumbIcon kind={kind} />
      <span className={styles.category} title={category}>
        {category === undefined ? '–' : <MatchedText text={category} />}
      </span>
      <div className={styles.body}>
        {(text !== '' || lead !== undefined) && (
          <div className={styles.told}>
            {lead !== undefined && <strong className={styles.lead}>{lead}</strong>}
            <ClippedText text={text} lines={6} code links />
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

function crumbItems({ text, lead, category, level, at, data }: Crumb): MenuItem[] {
  const whole = {
    category,
    level,
    time: at,
    message: [lead, text].filter(Boolean).join(' '),
    data: Object.fromEntries(data)
  }
  return [
    { label: 'Copy text', icon: Copy, run: () => void copyText([lead, text].filter(Boolean).join(' ')) },
    { label: 'Copy as JSON', icon: Braces, run: () => void copyText(JSON.stringify(whole, null, 2)) }
  ]
}

function timeText(at: number | undefined, relativeTo: number | undefined): string {
  if (at === undefined) return '–'
  return relativeTo === undefined ? formatClock(at) : formatOffset(at - relativeTo)
}
