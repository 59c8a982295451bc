import type { EventDetail } from '../../../../shared/contract/events.ts'
import { download } from '../../../ui/download.ts'
import { toast } from '../../../ui/toast.tsx'
import { shownHighlights } from '../highlights/highlights.ts'
import { projectView } from '../project-view.ts'
import { eventPage } from './event-page.ts'

/** Saves an event as one HTML file that needs nothing else. */
export function saveAsHtml(detail: EventDetail) {
  const highlights = shownHighlights(projectView(detail.projectId).highlights, detail)
  const name = `event-${detail.id.slice(0, 8)}.html`
  download(new TextEncoder().encode(eventPage(detail, highlights)), name)
  toast({ text: `Saved as ${name}.` })
}
