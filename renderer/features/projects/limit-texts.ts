import type { Retention } from '../../../shared/contract/retention.ts'

type ProjectLimits = Retention['projects'][string]

/** Limits as they are typed; empty is none. */
export interface LimitTexts {
  readonly events: string
  readonly days: string
}

export function toTexts({ maxEvents, maxDays }: ProjectLimits): LimitTexts {
  return {
    events: maxEvents === undefined ? '' : String(maxEvents),
    days: maxDays === undefined ? '' : String(maxDays)
  }
}

/** The opposite; undefined where something is no whole number from 1. */
export function readLimits({ events, days }: LimitTexts): ProjectLimits | undefined {
  if ([events, days].some((text) => text !== '' && !/^[1-9]\d{0,8}$/.test(text))) return undefined
  return {
    ...(events !== '' && { maxEvents: Number(events) }),
    ...(days !== '' && { maxDays: Number(days) })
  }
}
