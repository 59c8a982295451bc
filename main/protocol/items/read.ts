/** Readers for the small JSON documents that envelope items carry: what is wrong is undefined, never an error. */
export type JsonRecord = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Text, cut to `maxLength` characters; numbers and booleans as text. */
export function readText(value: unknown, maxLength: number): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, maxLength) : undefined
}

export function readNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

export function readCount(value: unknown): number {
  const number = readNumber(value)
  return number !== undefined && number > 0 ? Math.min(Math.floor(number), 1_000_000_000) : 0
}

/** Epoch ms of an ISO text (without an offset: UTC) or of Unix seconds. */
export function readTime(value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return Math.round(value * 1000)
  if (typeof value !== 'string') return undefined
  const hasOffset = /(?:[zZ]|[+-]\d\d:?\d\d)$/.test(value)
  const time = Date.parse(hasOffset || !value.includes('T') ? value : `${value}Z`)
  return Number.isFinite(time) ? time : undefined
}
