import { Link } from 'lucide-react'
import { memo, useCallback, useEffect, useMemo, useRef } from 'react'
import type { EventDetail, EventPlace } from '../../../shared/contract/events.ts'
import type { TagSpread } from '../../api/issue-queries.ts'
import type { MenuItem } from '../../ui/menu.tsx'
import { SectionLinkProvider } from '../../ui/section.tsx'
import { ValueMenu } from '../../ui/value-menu.tsx'
import { ValueNotesProvider } from '../../ui/value-note.tsx'
import { EventProvider } from './event-context.ts'
import { copyLink, useAskedSection } from './event-link.ts'
import { EventNavigator } from './event-navigator.tsx'
import { eventSections } from './event-sections.ts'
import { GroupedFramesProvider, useGroupedFrames } from './grouping/use-grouped-frames.ts'
import { remarkNotes } from './remarks.ts'
import { SectionList } from './section-list.tsx'
import { selectionItems } from './selection-items.ts'
import { useEventCommands } from './use-event-commands.ts'
import './print.css'

const unknown: TagSpread = { rows: [], filters: { query: '' } }

type OnFilter = (key: string, value: string, isExcluded: boolean) => void

interface EventViewProps {
  detail: EventDetail
  /** Where it stands among the events that are meant, where not all of them are. */
  place?: EventPlace | undefined
  /** Of the tags of the events that are meant. */
  spread: TagSpread | undefined
  isRecommended: boolean
  onShow: (eventId: string | 'recommended') => void
  /** Searches the issues. */
  onFilter: OnFilter
  /** Filters the events of the issue. */
  onFilterEvents?: OnFilter | undefined
}

/** One event: the way to its neighbours, its sections, and their outline. */
export const EventView = memo(function EventView({
  detail,
  place,
  spread = unknown,
  isRecommended,
  onShow,
  onFilter,
  onFilterEvents
}: EventViewProps) {
  const sections = useMemo(() => eventSections(detail), [detail])
  const notes = useMemo(() => remarkNotes(detail.remarks), [detail])
  const grouped = useGroupedFrames(detail)
  const context = useMemo(
    () => ({ detail, spread, onFilter, onFilterEvents }),
    [detail, spread, onFilter, onFilterEvents]
  )
  const asked = useAskedSection()
  const copySectionLink = useCallback((section: string) => void copyLink(detail, section), [detail])
  const body = useRef<HTMLDivElement>(null)
  useEventCommands(detail)

  // Stepping through the events of an issue keeps the place; another issue starts at its top.
  const issueId = useRef(detail.issueId)
  useEffect(() => {
    issueId.current = detail.issueId
  }, [detail])
  const isAtTop = useCallback(
    () => issueId.current !== detail.issueId || !isScrolledPast(body.current),
    [detail]
  )

  const rest = (target: Element): MenuItem[] => {
    const section = target.closest('section[id^=section-]')?.id.slice('section-'.length)
    const link = { label: 'Copy link to this section', icon: Link, run: () => void copyLink(detail, section) }
    return [...selectionItems(), ...(section === undefined ? [] : [link])]
  }

  return (
    <EventProvider value={context}>
      <EventNavigator detail={detail} place={place} isRecommended={isRecommended} onShow={onShow} />
      <ValueNotesProvider value={notes}>
        <SectionLinkProvider value={copySectionLink}>
          <ValueMenu rest={rest}>
            <div ref={body}>
              <GroupedFramesProvider value={grouped}>
                <SectionList
                  key={detail.id}
                  eventId={detail.id}
                  sections={sections}
                  isAtTop={isAtTop}
                  asked={asked}
                />
              </GroupedFramesProvider>
            </div>
          </ValueMenu>
        </SectionLinkProvider>
      </ValueNotesProvider>
    </EventProvider>
  )
})

/** True if the beginning of an event has left the window. */
function isScrolledPast(body: HTMLElement | null): boolean {
  return body !== null && body.getBoundingClientRect().top < 0
}
