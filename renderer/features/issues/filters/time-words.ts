import { dateFormat } from '../../../ui/format/date-format.ts'

const day = dateFormat({ day: 'numeric', month: 'short' })
const clock = dateFormat({ hour: '2-digit', minute: '2-digit' })
const dayAndClock = dateFormat({
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit'
})

const dayMs = 24 * 3_600_000

/** A time between two moments, epoch ms, in few words: `3 Mar 14:00 – 15:30`; `since …` and `until …` for an open one. */
export function rangeWords(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return to === undefined ? 'All time' : `Until ${dayAndClock(to)}`
  if (to === undefined) return `Since ${dayAndClock(from)}`
  if (to - from > 7 * dayMs) return `${day(from)} – ${day(to)}`
  const end = day(from) === day(to) ? clock(to) : dayAndClock(to)
  return `${dayAndClock(from)} – ${end}`
}
