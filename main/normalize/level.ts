import type { Level } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'

/** Levels by each name that SDKs send: Sentry's own, the console's, and the numbers of Python's logging. */
const LEVELS = new Map<unknown, Level>([
  ['debug', 'debug'],
  ['info', 'info'],
  ['log', 'info'],
  ['warning', 'warning'],
  ['warn', 'warning'],
  ['error', 'error'],
  ['fatal', 'fatal'],
  ['critical', 'fatal'],
  [10, 'debug'],
  [20, 'info'],
  [30, 'warning'],
  [40, 'error'],
  [50, 'fatal']
])

export function readLevel(value: unknown, at: Place): Level | undefined {
  if (value === undefined || value === null) return undefined
  const level = LEVELS.get(value) ?? LEVELS.get(typeof value === 'string' ? value.toLowerCase() : value)
  if (!level) at.problem('level', 'invalid_data', 'unknown level', value)
  return level
}
