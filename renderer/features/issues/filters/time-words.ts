const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const dayAndClock = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit'
})

const dayMs = 24 * 3_600_000

/** A time between two moments, epoch ms, in few words: `3 Mar 14:00 – 15:30`; `since …` and `until …` for an open one. */
export function rangeWords(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return to === undefined ? 'All time' : `Until ${dayAndClock.format(to)}`
  if (to === undefined) return `Since ${dayAndClock.format(from)}`
  if (to - from > 7 * dayMs) return `${day.format(from)} – ${day.format(to)}`
  const end = day.format(from) === day.format(to) ? clock.format(to) : dayAndClock.format(to)
  return `${dayAndClock.format(from)} – ${end}`
}
