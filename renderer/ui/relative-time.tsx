import { formatAgo, formatSpan, formatTimeFully } from './format/time.ts'
import { useAtNow } from './now.ts'

/** How long ago, with the absolute time on hover. `bare` leaves the word out: `5m`. */
export function RelativeTime({ at, bare = false, label }: { at: number; bare?: boolean; label?: string }) {
  const text = useAtNow((now) => (bare ? formatSpan(Math.max(0, now - at)) : formatAgo(at, now)))
  return (
    <Time at={at} {...(label !== undefined && { label })}>
      {text}
    </Time>
  )
}

/** A time in words that the caller keeps up to date, with the absolute one on hover. */
export function Time({
  at,
  label,
  className,
  children
}: {
  at: number
  label?: string
  className?: string | undefined
  children: string
}) {
  return (
    <time
      className={className}
      dateTime={toIso(at)}
      // said when it is asked for: a list has many times, and few are pointed at
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = label === undefined ? formatTimeFully(at) : `${label} ${formatTimeFully(at)}`
      }}
    >
      {children}
    </time>
  )
}

function toIso(at: number): string | undefined {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
