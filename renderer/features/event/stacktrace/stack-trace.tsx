import { useMemo, useState } from 'react'
import type { Stacktrace } from '../../../../shared/model/event.ts'
import { assertNever } from '../../../ui/assert-never.ts'
import { formatPlural } from '../../../ui/format/number.ts'
import { usePreferences } from '../../../ui/preferences.ts'
import { FrameItem } from './frame-item.tsx'
import { type FrameRow, frameRows, frameToOpen } from './frame-rows.ts'
import { traceText } from './raw-text.ts'
import styles from './stack-trace.module.css'

/** A recursion that overflowed brings thousands of frames; so many are put on the page at once. */
const mostRows = 150

interface StackTraceProps {
  trace: Stacktrace
  platform: string
  /** Opens the frame that tells the most. */
  opensFrame: boolean
  isError: boolean
}

/** A stack trace as the reader prefers it: the relevant frames, all of them, or plain text. */
export function StackTrace({ trace, platform, opensFrame, isError }: StackTraceProps) {
  const view = usePreferences((state) => state.frames)
  if (trace.frames.length === 0) return <p className={styles.nothing}>There is no stack trace.</p>
  if (view === 'raw') return <pre className={styles.raw}>{traceText(trace, platform)}</pre>
  return <Frames trace={trace} platform={platform} opensFrame={opensFrame} isError={isError} view={view} />
}

function Frames({
  trace,
  platform,
  opensFrame,
  isError,
  view
}: StackTraceProps & { view: 'relevant' | 'full' }) {
  const order = usePreferences((state) => state.frameOrder)
  const [most, setMost] = useState(mostRows)
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set())
  const rows = useMemo(() => frameRows(trace, { view, order }), [trace, view, order])
  const opened = opensFrame ? frameToOpen(trace.frames) : -1

  const show = (row: FrameRow): React.ReactNode => {
    switch (row.kind) {
      case 'frame':
        return (
          <FrameItem
            key={row.index}
            row={row}
            eventPlatform={platform}
            registers={trace.registers}
            openAtFirst={row.index === opened}
            isError={isError}
          />
        )
      case 'folded':
        if (unfolded.has(row.first)) return row.rows.map(show)
        return (
          <li key={`folded-${row.first}`} className={styles.between}>
            <button
              type="button"
              className={styles.unfold}
              onClick={() => setUnfolded(new Set([...unfolded, row.first]))}
            >
              Show {formatPlural(row.rows.length, 'more frame')}
            </button>
          </li>
        )
      case 'omitted':
        return (
          <li key="omitted" className={styles.between}>
            <span className={styles.omitted}>
              Frames {row.from} until {row.to} were omitted and are not available.
            </span>
          </li>
        )
      default:
        return assertNever(row)
    }
  }

  return (
    <ol className={styles.trace} aria-label="Stack trace">
      {rows.slice(0, most).map(show)}
      {rows.length > most && (
        <li className={styles.between}>
          <button type="button" className={styles.unfold} onClick={() => setMost(most + 10 * mostRows)}>
            Show {formatPlural(rows.length - most, 'more frame')}
          </button>
        </li>
      )}
    </ol>
  )
}
