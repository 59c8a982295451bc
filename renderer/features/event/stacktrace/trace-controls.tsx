import { ArrowDownUp, SlidersHorizontal } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { CheckMenu } from '../../../ui/check-menu.tsx'
import { setPreferences, usePreferences } from '../../../ui/preferences.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { useEventContext } from '../event-context.ts'
import { CopyTrace, type TraceTexts } from './copy-trace.tsx'
import { canFold } from './frame-rows.ts'
import { chosenTrace, optionItems, TraceOption, type TracePair } from './trace-options.ts'
import { setTraceOption, useTraceOptions } from './use-trace-options.ts'

/** How stack traces are shown, and the ways to take them elsewhere. What cannot be chosen says why. */
export function TraceControls({ pairs, texts }: { pairs: readonly TracePair[]; texts: TraceTexts }) {
  const { event, projectId } = useEventContext().detail
  const view = usePreferences((state) => state.frames)
  const order = usePreferences((state) => state.frameOrder)
  const options = useTraceOptions(projectId)
  const traces = pairs.flatMap((pair) => chosenTrace(pair, options) ?? [])
  const foldable = traces.some((trace) => canFold(trace.frames))
  const single = traces.every((trace) => trace.frames.length < 2)
  const orderHint =
    view === 'raw'
      ? 'Plain text has the order of its platform'
      : single
        ? 'Not available on a stack trace with a single frame'
        : `${order === 'newest' ? 'Newest' : 'Oldest'} call first`
  return (
    <>
      <Segmented
        label="Frames"
        value={view === 'relevant' && !foldable ? 'full' : view}
        segments={[
          {
            value: 'relevant',
            label: 'Relevant',
            disabled: foldable ? undefined : 'Only the full version is available: no frame can be folded',
            title: 'Fold frames that are not the program’s own (F)'
          },
          { value: 'full', label: 'Full', title: 'All frames (F)' },
          { value: 'raw', label: 'Raw', title: 'As plain text' }
        ]}
        onChange={(frames) => setPreferences({ frames })}
      />
      <Button
        size="small"
        variant="quiet"
        icon={ArrowDownUp}
        disabled={view === 'raw' || single}
        title={orderHint}
        onClick={() =>
          setPreferences({
            frameOrder: order === 'newest' ? 'oldest' : 'newest'
          })
        }
      >
        {order === 'newest' ? 'Newest first' : 'Oldest first'}
      </Button>
      <CheckMenu
        label="Display"
        groups={[{ items: optionItems(pairs, event.platform, options) }]}
        onChange={(id, isOn) => {
          const option = TraceOption.options.find((each) => each === id)
          if (option !== undefined) setTraceOption(projectId, option, isOn)
        }}
      >
        <Button size="small" variant="quiet" icon={SlidersHorizontal} title="How frames are told">
          Display
        </Button>
      </CheckMenu>
      <CopyTrace texts={texts} />
    </>
  )
}
