import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { Stacktrace } from '../../../../shared/model/event.ts'
import { formatPlural } from '../../../ui/format/number.ts'
import { usePreferences } from '../../../ui/preferences.ts'
import { useEventContext } from '../event-context.ts'
import { imagesOf } from '../images/debug-images.ts'
import { showImage } from '../images/image-search.ts'
import { Others } from '../sections/others.tsx'
import { FrameItem } from './frame-item.tsx'
import { frameRows, frameToOpen, unfoldRows } from './frame-rows.ts'
import { addressText, frameHint, placesIn } from './native-frame.ts'
import { traceText } from './raw-text.ts'
import styles from './stack-trace.module.css'
import { TraceProvider, type TraceSettings } from './trace-settings.ts'
import { setTraceOption, useTraceOptions } from './use-trace-options.ts'

/** A recursion that overflowed brings thousands of frames; so many are put on the page at once. */
const mostRows = 150
/** And so many before anything else: a window shows no more. */
const firstRows = 30
const widestAddress = 18

interface StackTraceProps {
  trace: Stacktrace
  /** Its place in the event, dotted. */
  path: string
  platform: string
  /** Opens the frame that tells the most. */
  opensFrame: boolean
  isError: boolean
}

/** A stack trace as the reader prefers it: the relevant frames, all of them, or plain text. */
export function StackTrace(props: StackTraceProps) {
  const { trace, platform } = props
  const view = usePreferences((state) => state.frames)
  if (trace.frames.length === 0) return <p className={styles.nothing}>No or unknown stack trace.</p>
  if (view === 'raw') return <RawTrace text={traceText(trace, platform)} />
  return <Frames {...props} view={view} />
}

function RawTrace({ text }: { text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.raw} tabIndex={0} aria-label="Stack trace as text">
      <pre>{text}</pre>
    </section>
  )
}

function Frames({
  trace,
  path,
  platform,
  opensFrame,
  isError,
  view
}: StackTraceProps & { view: 'relevant' | 'full' }) {
  const order = usePreferences((state) => state.frameOrder)
  const settings = useSettings({ trace, path, platform, isError })
  const [most, setMost] = useState(mostRows)
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set())
  const rows = useMemo(() => frameRows(trace, { view, order }), [trace, view, order])
  const all = useMemo(() => unfoldRows(rows, unfolded, order), [rows, unfolded, order])
  const count = useDeferredValue(Math.min(most, all.length), firstRows)
  const rest = all.length - most
  const opened = opensFrame ? frameToOpen(trace.frames) : -1

  const unfold = useCallback((index: number) => {
    setUnfolded((before) => {
      const next = new Set(before)
      if (!next.delete(index)) next.add(index)
      return next
    })
  }, [])

  return (
    <TraceProvider value={settings}>
      <ol className={styles.trace} aria-label="Stack trace">
        {all.slice(0, count).map((row) =>
          row.kind === 'frame' ? (
            <FrameItem
              key={row.index}
              row={row}
              openAtFirst={row.index === opened}
              isUnfolded={unfolded.has(row.index)}
              onUnfold={unfold}
            />
          ) : (
            <li key="omitted" className={styles.between}>
              <span className={styles.omitted}>
                Frames {row.from} until {row.to} were omitted and not available.
              </span>
            </li>
          )
        )}
        {rest > 0 && count >= most && (
          <li className={styles.between}>
            <button type="button" className={styles.more} onClick={() => setMost(most + 2 * mostRows)}>
              Show more of the {formatPlural(rest, 'frame')} that follow
            </button>
          </li>
        )}
      </ol>
      <Others values={trace.other} path={path} />
    </TraceProvider>
  )
}

function useSettings({ trace, path, platform, isError }: Omit<StackTraceProps, 'opensFrame'>): TraceSettings {
  const { detail } = useEventContext()
  const { event, projectId } = detail
  const options = useTraceOptions(projectId)
  return useMemo(() => {
    const placeOf = placesIn(imagesOf(event))
    const isAbsolute = options.has('absoluteAddresses')
    const widest = trace.frames.reduce(
      (width, frame) => Math.max(width, addressText(placeOf(frame), isAbsolute).length),
      0
    )
    return {
      path,
      platform,
      options,
      registers: trace.registers,
      isError,
      placeOf,
      hasHints: trace.frames.some((frame) => frameHint(frame, placeOf(frame).image) !== undefined),
      addressWidth: Math.min(widestAddress, widest),
      toggleAddresses: () => setTraceOption(projectId, 'absoluteAddresses', !isAbsolute),
      showImage
    }
  }, [trace, path, platform, isError, event, projectId, options])
}
