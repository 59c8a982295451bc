import { ChevronLeft, ChevronRight, TriangleAlert } from 'lucide-react'
import type { EventDetail } from '../../../shared/contract/events.ts'
import { Badge } from '../../ui/badge.tsx'
import { IconButton } from '../../ui/button.tsx'
import { useCommand } from '../../ui/command.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { formatDuration, formatTime, formatTimeFully } from '../../ui/format/time.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { eventCommands } from './commands.ts'
import { EventMenu } from './event-menu.tsx'
import styles from './event-navigator.module.css'

/** A later arrival is worth a word: a queue of the SDK, or a clock that is off. */
const lateMs = 30 * 60_000

type Choice = 'recommended' | 'latest' | 'oldest' | 'other'

interface EventNavigatorProps {
  detail: EventDetail
  /** The address names no event: it is the recommended one. */
  isRecommended: boolean
  onShow: (eventId: string | 'recommended') => void
}

/** Which event of the issue is shown, and the way to the others. It stays in sight. */
export function EventNavigator({ detail, isRecommended, onShow }: EventNavigatorProps) {
  const { id, event, neighbours, received } = detail
  const { previous, next, latest, oldest } = neighbours
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
          { value: 'latest', label: 'Latest' },
          { value: 'oldest', label: 'Oldest' }
        ]}
        onChange={(chosen) =>
          onShow(chosen === 'latest' ? latest : chosen === 'oldest' ? oldest : 'recommended')
        }
      />
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
        <EventMenu detail={detail} />
      </span>
    </div>
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
