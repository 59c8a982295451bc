import { ChevronLeft, ChevronRight, TriangleAlert } from 'lucide-react'
import type { EventDetail, EventPlace } from '../../../shared/contract/events.ts'
import { Badge } from '../../ui/badge.tsx'
import { IconButton } from '../../ui/button.tsx'
import { useCommand } from '../../ui/command.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { formatCount, formatPlural, formatWhole } from '../../ui/format/number.ts'
import { formatDuration, formatTime, formatTimeFully } from '../../ui/format/time.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { eventCommands } from './commands.ts'
import { EventMenu } from './event-menu.tsx'
import styles from './event-navigator.module.css'
import { PinButton } from './pin-button.tsx'

/** A later arrival is worth a word: a queue of the SDK, or a clock that is off. */
const lateMs = 30 * 60_000

type Choice = 'recommended' | 'latest' | 'oldest' | 'other'

interface EventNavigatorProps {
  detail: EventDetail
  /** Where it stands among the events that are meant, where not all of them are. */
  place: EventPlace | undefined
  /** The address names no event: it is the recommended one. */
  isRecommended: boolean
  onShow: (eventId: string | 'recommended') => void
}

/** Which event of the issue is shown, and the way to the others. It stays in sight. */
export function EventNavigator({ detail, place, isRecommended, onShow }: EventNavigatorProps) {
  const { id, event, neighbours, received } = detail
  const { previous, next, latest, oldest } = place ?? neighbours
  const choice: Choice = isRecommended
    ? 'recommended'
    : id === latest
      ? 'latest'
      : id === oldest
        ? 'oldest'
        : 'other'

  useCommand(eventCommands.previous, () => previous !== null && onShow(previous))
  useCommand(eventCommands.next, () => next !== null && onShow(next))

  const latencyMs = received.receivedMs - event.timestamp
  return (
    <div className={styles.navigator} role="toolbar" aria-label="Event">
      <IconButton
        size="small"
        icon={ChevronLeft}
        label={previous === null ? 'This is the oldest event' : 'Previous event'}
        keys="["
        disabled={previous === null}
        onClick={() => previous !== null && onShow(previous)}
      />
      <IconButton
        size="small"
        icon={ChevronRight}
        label={next === null ? 'This is the latest event' : 'Next event'}
        keys="]"
        disabled={next === null}
        onClick={() => next !== null && onShow(next)}
      />
      <Segmented<Choice>
        label="Which event"
        value={choice}
        segments={[
          {
            value: 'recommended',
            label: 'Recommended',
            title: 'The event with the most to tell'
          },
          { value: 'latest', label: 'Latest', disabled: whyNone(latest) },
          { value: 'oldest', label: 'Oldest', disabled: whyNone(oldest) }
        ]}
        onChange={(chosen) =>
          onShow((chosen === 'latest' ? latest : chosen === 'oldest' ? oldest : null) ?? 'recommended')
        }
      />
      <Position place={place ?? { ...neighbours, isFound: true }} isNarrowed={place !== undefined} />
      <span className={styles.time} title={timeTitle(detail, latencyMs)}>
        {formatTime(event.timestamp)}
        <span className={styles.ago}>
          <RelativeTime at={event.timestamp} />
        </span>
        {Math.abs(latencyMs) > lateMs && (
          <TriangleAlert size={12} className={styles.late} aria-label="It arrived long after it happened" />
        )}
      </span>
      {event.environment !== undefined && (
        <span className={styles.environment}>
          <Badge title={`Environment ${event.environment}`}>{event.environment}</Badge>
        </span>
      )}
      <span className={styles.id}>
        <code title={`Event ${id}`}>{id.slice(0, 8)}</code>
        <CopyButton text={id} label="Copy the event’s id" />
        <PinButton key={id} detail={detail} />
        <EventMenu detail={detail} />
      </span>
    </div>
  )
}

function whyNone(end: string | null): string | undefined {
  return end === null ? 'No event fits the search' : undefined
}

/** Which of how many it is. */
function Position({ place, isNarrowed }: { place: EventPlace; isNarrowed: boolean }) {
  const { isFound, position, total } = place
  const all = formatPlural(
    total,
    isNarrowed ? 'event that fits' : 'event',
    isNarrowed ? 'events that fit' : undefined
  )
  return (
    <span
      className={styles.position}
      data-narrowed={isNarrowed || undefined}
      title={isFound ? `Number ${formatWhole(position)} of ${all}` : `It is none of the ${all}`}
    >
      {isFound ? `${formatCount(position)} of ${formatCount(total)}` : `not among ${formatCount(total)}`}
    </span>
  )
}

function timeTitle({ event, received }: EventDetail, latencyMs: number): string {
  return [
    `Occurred ${formatTimeFully(event.timestamp)}`,
    `Received ${formatTimeFully(received.receivedMs)}`,
    latencyMs < 0
      ? `${formatDuration(-latencyMs)} before it happened, by its own clock`
      : `${formatDuration(latencyMs)} later`
  ].join('\n')
}
