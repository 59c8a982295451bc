import { z } from 'zod'
import type { JsonObject } from '../../../shared/model/json.ts'
import { cronWords } from './cron-words.ts'

const Minutes = z.number().positive().optional().catch(undefined)

/** The parts of `monitor_config` that are shown, as SDKs send them. */
const MonitorConfig = z.object({
  schedule: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('crontab'), value: z.string() }),
      z.object({ type: z.literal('interval'), value: z.number(), unit: z.string() })
    ])
    .optional()
    .catch(undefined),
  timezone: z.string().optional().catch(undefined),
  checkin_margin: Minutes,
  max_runtime: Minutes
})
type MonitorConfig = z.infer<typeof MonitorConfig>

export interface Schedule {
  /** When the job runs. */
  readonly words: string
  /** What else is known of it: time zone, margin, longest run. */
  readonly notes: readonly string[]
  /** The crontab line, where it is one. */
  readonly crontab: string | undefined
}

/** A monitor's schedule in words; undefined where its check-ins brought none. */
export function readSchedule(config: JsonObject | null): Schedule | undefined {
  const parsed = MonitorConfig.safeParse(config)
  if (!parsed.success || parsed.data.schedule === undefined) return undefined
  const { schedule } = parsed.data
  return {
    words: wordsOf(schedule),
    notes: notesOf(parsed.data),
    crontab: schedule.type === 'crontab' ? schedule.value : undefined
  }
}

function wordsOf(schedule: NonNullable<MonitorConfig['schedule']>): string {
  if (schedule.type === 'crontab') return cronWords(schedule.value) ?? schedule.value
  const { value, unit } = schedule
  return value === 1 ? `every ${unit}` : `every ${value} ${unit}s`
}

function notesOf({ timezone, checkin_margin, max_runtime }: MonitorConfig): string[] {
  return [
    timezone,
    checkin_margin !== undefined && `${checkin_margin} min late at most`,
    max_runtime !== undefined && `${max_runtime} min long at most`
  ].filter((note) => typeof note === 'string')
}
