import { ArrowDownUp } from 'lucide-react'
import type { Stacktrace } from '../../../../shared/model/event.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { setPreferences, usePreferences } from '../../../ui/preferences.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { canFold } from './frame-rows.ts'

/** How stack traces are shown. What cannot be chosen says why. */
export function TraceControls({ traces, text }: { traces: readonly Stacktrace[]; text: () => string }) {
  const view = usePreferences((state) => state.frames)
  const order = usePreferences((state) => state.frameOrder)
  const foldable = traces.some((trace) => canFold(trace.frames))
  const single = traces.every((trace) => trace.frames.length < 2)
  const whyNot = foldable ? undefined : 'All frames are alike here: there is nothing to fold'
  const orderHint =
    view === 'raw'
      ? 'Plain text has the order of its platform'
      : single
        ? 'There is one frame only'
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
            disabled: whyNot,
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
      <CopyButton text={text} label="Copy the stack trace as text" keys="y" />
    </>
  )
}
