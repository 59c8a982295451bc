import { formatAgo, formatSpan, formatTimeFully } from './format/time.ts'
import { useNow } from './now.ts'

/** How long ago, with the absolute time on hover. `bare` leaves the word out: `5m`. */
export function RelativeTime({ at, bare = false, label }: { at: number; bare?: boolean; label?: string }) {
  const now = useNow()
  const title = label === undefined ? formatTimeFully(at) : `${label} ${formatTimeFully(at)}`
  return (
    <time dateTime={toIso(at)} title={title}>
      {bare ? formatSpan(Math.max(0, now - at)) : formatAgo(at, now)}
    </time>
  )
}

function toIso(at: number): string | undefined {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
