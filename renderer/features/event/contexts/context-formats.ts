import type { Json, JsonObject } from '../../../../shared/model/json.ts'
import { formatBytes } from '../../../ui/format/number.ts'
import { formatDuration, formatTime } from '../../../ui/format/time.ts'

/** What a field's form may depend on beside its value. */
export interface Surroundings {
  readonly context: JsonObject
  /** When the event happened, epoch ms. */
  readonly at: number | undefined
}

/** Writes a field's value for people; undefined where it has not the form that the field should have. */
export type Format = (value: Json, around: Surroundings) => string | undefined

function number(write: (value: number) => string): Format {
  return (value) => (typeof value === 'number' ? write(value) : undefined)
}

export const bytes = number(formatBytes)
export const megabytes = number((value) => formatBytes(value * 1_000_000))
export const percent = number((value) => `${Math.round(value * 10) / 10}%`)
export const seconds = number((value) => formatDuration(value * 1000))
export const megahertz = number((value) => `${value} MHz`)
export const pixels = number((value) => `${value} px`)

export const yesNo: Format = (value) => (typeof value === 'boolean' ? (value ? 'Yes' : 'No') : undefined)

function timeOf(value: Json): number {
  return typeof value === 'number' ? value * 1000 : Date.parse(String(value))
}

export const time: Format = (value) => {
  const at = timeOf(value)
  return Number.isNaN(at) ? undefined : formatTime(at)
}

/** A time, and how long before the event it was. */
export const timeBefore: Format = (value, { at }) => {
  const then = timeOf(value)
  if (Number.isNaN(then)) return undefined
  const isBefore = at !== undefined && at >= then
  return isBefore ? `${formatTime(then)}, ${formatDuration(at - then)} before this event` : formatTime(then)
}

/** A size, and how much of it another field says is free. */
export function sizeWithFree(freeField: string): Format {
  return (value, { context }) => {
    const free = context[freeField]
    if (typeof value !== 'number') return undefined
    return typeof free === 'number' ? `${formatBytes(value)}, ${formatBytes(free)} free` : formatBytes(value)
  }
}

/** A battery's level, and whether it is being charged. */
export const battery: Format = (value, { context }) => {
  const level = typeof value === 'number' ? `${Math.round(value * 10) / 10}%` : undefined
  return level !== undefined && context.charging === true ? `${level}, charging` : level
}
