import type { EventDetail } from '../../../shared/contract/events.ts'
import { useCommand } from '../../ui/command.ts'
import { setPreferences, usePreferences } from '../../ui/preferences.ts'
import { eventCommands } from './commands.ts'
import { saveAsHtml } from './html-page/save-as-html.ts'
import { eventWithCode } from './stacktrace/code-text.ts'
import { copyTrace } from './stacktrace/copy-trace.tsx'
import { eventMarkdown } from './stacktrace/markdown.ts'
import { eventTraceText } from './stacktrace/raw-text.ts'

/** What can be done with the event that is shown, by key and from the palette. */
export function useEventCommands(detail: EventDetail) {
  const { event } = detail
  useCommand(eventCommands.frames, () => {
    const { frames } = usePreferences.getState()
    setPreferences({ frames: frames === 'relevant' ? 'full' : 'relevant' })
  })
  useCommand(eventCommands.raw, () => {
    const { frames } = usePreferences.getState()
    setPreferences({ frames: frames === 'raw' ? 'relevant' : 'raw' })
  })
  useCommand(eventCommands.order, () => {
    const { frameOrder } = usePreferences.getState()
    setPreferences({ frameOrder: frameOrder === 'newest' ? 'oldest' : 'newest' })
  })
  useCommand(eventCommands.copyTrace, () => void copyTrace(eventTraceText(event)))
  useCommand(eventCommands.copyWithCode, () => void copyTrace(eventWithCode(event)))
  useCommand(eventCommands.copyMarkdown, () => void copyTrace(eventMarkdown(detail)))
  useCommand(eventCommands.saveHtml, () => saveAsHtml(detail))
  useCommand(eventCommands.print, () => window.print())
}
