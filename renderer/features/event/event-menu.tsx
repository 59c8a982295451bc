import { useQueryClient } from '@tanstack/react-query'
import { AppWindow, Braces, Code, Download, Ellipsis, FileCode, Hash, Link, Printer } from 'lucide-react'
import type { EventDetail } from '../../../shared/contract/events.ts'
import { besideWords, openBeside, places } from '../../api/places.ts'
import { rawEventQuery } from '../../api/queries.ts'
import { IconButton } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy.ts'
import { download } from '../../ui/download.ts'
import { formatBytes } from '../../ui/format/number.ts'
import { ActionMenu } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast.tsx'
import { eventCommands } from './commands.ts'
import { copyLink } from './event-link.ts'
import { saveAsHtml } from './html-page/save-as-html.ts'
import { copyTrace } from './stacktrace/copy-trace.tsx'
import { eventMarkdown } from './stacktrace/markdown.ts'

/** What can be done with an event as a whole. */
export function EventMenu({ detail }: { detail: EventDetail }) {
  const withPayload = usePayload(detail)
  const { id, bytes, event } = detail
  return (
    <ActionMenu
      items={[
        {
          label: besideWords,
          icon: AppWindow,
          run: () => void openBeside(places.event(detail.issueId, id))
        },
        { label: 'Copy link to this event', icon: Link, run: () => void copyLink(detail) },
        {
          label: 'Copy as Markdown',
          icon: Hash,
          keys: eventCommands.copyMarkdown.keys[0],
          run: () => void copyTrace(eventMarkdown(detail))
        },
        {
          label: 'Copy normalised JSON',
          icon: Braces,
          run: () => void copyText(JSON.stringify(event, null, 2))
        },
        {
          label: 'Copy payload as received',
          icon: Code,
          run: () => void withPayload((raw) => void copyText(raw))
        },
        {
          label: `Download payload (${formatBytes(bytes)})`,
          icon: Download,
          run: () =>
            void withPayload((raw) => download(new TextEncoder().encode(raw), `event-${id.slice(0, 8)}.json`))
        },
        { label: 'Save as HTML', icon: FileCode, run: () => saveAsHtml(detail) },
        { label: 'Print', icon: Printer, run: () => window.print() }
      ]}
    >
      <IconButton size="small" icon={Ellipsis} label="Actions for this event" />
    </ActionMenu>
  )
}

/** Reads the payload, which is not there before it is asked for, and does something with it. */
function usePayload({ id, issueId, projectId }: EventDetail) {
  const queries = useQueryClient()
  return async (use: (raw: string) => void) => {
    try {
      const detail = await queries.fetchQuery(rawEventQuery(issueId, id, projectId))
      use(detail.raw ?? '')
    } catch (error) {
      toast({
        text: `The payload cannot be read: ${error instanceof Error ? error.message : error}`,
        tone: 'error'
      })
    }
  }
}
