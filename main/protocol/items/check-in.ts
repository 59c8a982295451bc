import { parseEventId } from '../event-id.ts'
import { isRecord, readNumber, readText } from './read.ts'

export type CheckInStatus = 'in_progress' | 'ok' | 'error' | 'unknown'

/** A monitored job's sign of life (item type `check_in`, or the cron endpoint). The duration is seconds. */
export interface CheckIn {
  readonly slug: string
  /** Absent: the newest one in progress is meant, or a new one begins. */
  readonly id: string | undefined
  readonly status: CheckInStatus
  readonly duration: number | undefined
  readonly environment: string | undefined
  readonly release: string | undefined
  /** The monitor's configuration as JSON text, where it was sent along. */
  readonly config: string | undefined
}

const MAX_CONFIG = 4000

/** Undefined without a monitor's name. */
export function parseCheckIn(json: unknown): CheckIn | undefined {
  if (!isRecord(json)) return undefined
  const slug = slugify(readText(json.monitor_slug, 200) ?? '')
  if (slug === '') return undefined
  const status = readText(json.status, 20)
  return {
    slug,
    id: parseEventId(json.check_in_id),
    status: status === 'in_progress' || status === 'ok' || status === 'error' ? status : 'unknown',
    duration: readNumber(json.duration),
    environment: readText(json.environment, 64),
    release: readText(json.release, 250),
    config: readConfig(json.monitor_config)
  }
}

function readConfig(value: unknown): string | undefined {
  const text = isRecord(value) ? JSON.stringify(value) : ''
  return text !== '' && text.length <= MAX_CONFIG ? text : undefined
}

function slugify(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
}
