import { ChevronRight } from 'lucide-react'
import { memo, useId, useState } from 'react'
import { Badge } from '../../../ui/badge.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { formatPlural } from '../../../ui/format/number.ts'
import { offersMenu } from '../../../ui/value-menu.tsx'
import { FrameBody } from './frame-body.tsx'
import styles from './frame-item.module.css'
import { FrameLine } from './frame-line.tsx'
import { FrameLinks, GroupingMark } from './frame-links.tsx'
import { frameItems } from './frame-menu.ts'
import { type FrameRow, isExpandable } from './frame-rows.ts'
import { NativeColumns, NativeNotes } from './native-columns.tsx'
import { isNative, platformOf } from './platform.ts'
import { useTrace } from './trace-settings.ts'

interface FrameItemProps {
  row: FrameRow
  openAtFirst: boolean
  /** The frames that are folded under it stand there. */
  isUnfolded: boolean
  onUnfold: (index: number) => void
}

/** One frame: its line, and behind it the code, the variables and the registers. */
export const FrameItem = memo(function FrameItem({ row, openAtFirst, isUnfolded, onUnfold }: FrameItemProps) {
  const trace = useTrace()
  const { frame, index, times, isNewest, isInline, hidden } = row
  const own = frame.in_app === true
  const held = isNewest ? trace.registers : undefined
  const canOpen = isExpandable(frame, held)
  const [open, setOpen] = useState(openAtFirst && canOpen)
  const bodyId = useId()
  const platform = platformOf(frame, trace.platform)
  // machine code is told in columns, which a word before them would shift
  const native = isNative(platform)
  const lead = leadOf(row, trace.isError)
  return (
    <li className={styles.frame} {...offersMenu(() => frameItems(frame, platform, trace))}>
      <div className={classNames(styles.head, own ? styles.app : styles.system, canOpen && styles.opens)}>
        {native && <NativeColumns frame={frame} />}
        <Face canOpen={canOpen} isOpen={open} bodyId={bodyId} onToggle={() => setOpen(!open)}>
          {lead !== undefined && !native && <span className={styles.lead}>{lead}:</span>}
          <FrameLine frame={frame} platform={platform} />
          {own && <span className="visually-hidden">In app</span>}
        </Face>
        {native && <NativeNotes frame={frame} isInline={isInline} />}
        <GroupingMark path={trace.path} index={index} />
        <FrameLinks frame={frame} />
        {times > 1 && <Badge title="The same call, again and again">repeated {times} times</Badge>}
        {hidden.length > 0 && (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={isUnfolded}
            onClick={() => onUnfold(index)}
          >
            {isUnfolded ? 'Hide' : 'Show'} {formatPlural(hidden.length, isUnfolded ? 'frame' : 'more frame')}
          </button>
        )}
        {lead !== undefined && native && <span className={styles.lead}>{lead}</span>}
        {own && (
          <span className={styles.own} aria-hidden>
            In app
          </span>
        )}
        <ChevronRight
          size={14}
          className={classNames(styles.chevron, open && styles.turned, !canOpen && styles.none)}
          aria-hidden
        />
      </div>
      {open && (
        <div id={bodyId}>
          <FrameBody
            frame={frame}
            path={`${trace.path}.frames.${index}`}
            platform={platform}
            registers={held}
          />
        </div>
      )}
    </li>
  )
})

/** The part of a frame's line that opens it. A press anywhere on the line reaches it. */
function Face({
  canOpen,
  isOpen,
  bodyId,
  onToggle,
  children
}: {
  canOpen: boolean
  isOpen: boolean
  bodyId: string
  onToggle: () => void
  children: React.ReactNode
}) {
  if (!canOpen) {
    return (
      <span className={styles.face} title="No additional details are available for this frame.">
        {children}
      </span>
    )
  }
  return (
    <button
      type="button"
      className={styles.face}
      aria-expanded={isOpen}
      aria-controls={isOpen ? bodyId : undefined}
      onClick={onToggle}
    >
      {children}
    </button>
  )
}

function leadOf({ frame, isNewest, isCaller }: FrameRow, isError: boolean) {
  if (frame.in_app === true) return undefined
  if (isNewest) return isError ? 'Crashed in non-app' : 'Occurred in non-app'
  return isCaller ? 'Called from' : undefined
}
