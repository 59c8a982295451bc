import { memo, useMemo } from 'react'
import type { EventDetail } from '../../../shared/contract/events.ts'
import type { TagDistribution } from '../../../shared/contract/issues.ts'
import { useCommand } from '../../ui/command.ts'
import { copyText } from '../../ui/copy.ts'
import { setPreferences, usePreferences } from '../../ui/preferences.ts'
import { toast } from '../../ui/toast.tsx'
import { eventCommands } from './commands.ts'
import { EventProvider } from './event-context.ts'
import { EventNavigator } from './event-navigator.tsx'
import { eventSections } from './event-sections.ts'
import styles from './event-view.module.css'
import { Outline } from './outline.tsx'
import { eventMarkdown } from './stacktrace/markdown.ts'
import { eventTraceText } from './stacktrace/raw-text.ts'

const nothing: readonly TagDistribution[] = []

interface EventViewProps {
  detail: EventDetail
  distributions: readonly TagDistribution[] | undefined
  isRecommended: boolean
  onShow: (eventId: string | 'recommended') => void
  onFilter: (key: string, value: string, isExcluded: boolean) => void
}

/** One event: the way to its neighbours, its sections, and their outline. */
export const EventView = memo(function EventView({
  detail,
  distributions = nothing,
  isRecommended,
  onShow,
  onFilter
}: EventViewProps) {
  const sections = useMemo(() => eventSections(detail), [detail])
  const context = useMemo(() => ({ detail, distributions, onFilter }), [detail, distributions, onFilter])

  useCommand(eventCommands.frames, () => {
    setPreferences({
      frames: usePreferences.getState().frames === 'relevant' ? 'full' : 'relevant'
    })
  })
  useCommand(eventCommands.copyTrace, () => void copyTrace(eventTraceText(detail.event)))
  useCommand(eventCommands.copyMarkdown, () => void copyTrace(eventMarkdown(detail.event)))

  return (
    <EventProvider value={context}>
      <EventNavigator detail={detail} isRecommended={isRecommended} onShow={onShow} />
      <div className={styles.event} key={detail.id}>
        <div className={styles.sections}>
          {sections.map(({ id, Content }) => (
            <Content key={id} />
          ))}
        </div>
        <Outline sections={sections} />
      </div>
    </EventProvider>
  )
})

async function copyTrace(text: string | undefined) {
  if (text === undefined) toast({ text: 'This event has no stack trace.' })
  else if (await copyText(text)) toast({ text: 'Stack trace copied.' })
  else toast({ text: 'The clipboard cannot be reached.', tone: 'error' })
}
