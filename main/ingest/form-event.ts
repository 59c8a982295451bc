import { ProtocolError } from '../protocol/protocol-error.ts'
import type { Part } from './multipart.ts'

type Fields = { [key: string]: string | Fields }

/**
 * The event that a crash client's form describes, as JSON: `sentry` holds it whole, `sentry__1`, `sentry__2` … in
 * pieces, `sentry[key][sub]` field by field; all other text fields are kept as `extra`.
 * Throws ProtocolError 400 for a `sentry` field that is no JSON object.
 */
export function readFormEvent(parts: readonly Part[]): Buffer {
  const texts = parts.filter(({ filename }) => filename === undefined)
  const pieces = texts
    .flatMap(({ name, body }) => {
      const index = /^sentry__(\d{1,4})$/.exec(name)?.[1]
      return index === undefined ? [] : [{ index: Number(index), text: body.toString('utf8') }]
    })
    .sort((a, b) => a.index - b.index)
  const whole = texts.find(({ name }) => name === 'sentry')?.body.toString('utf8')
  const event: Record<string, unknown> = {
    ...parseObject(pieces.map(({ text }) => text).join('')),
    ...parseObject(whole ?? '')
  }
  const extra: Record<string, string> = {}
  const fields: Fields = Object.create(null)
  for (const { name, body } of texts) {
    const path = /^sentry((?:\[[^[\]]+\])+)$/.exec(name)?.[1]
    if (path !== undefined) setField(fields, path.slice(1, -1).split(']['), body.toString('utf8'))
    else if (!/^sentry(?:__\d+)?$/.test(name)) extra[name] = body.toString('utf8')
  }
  Object.assign(event, fields)
  if (Object.keys(extra).length > 0) event.extra = { ...extra, ...(isObject(event.extra) ? event.extra : {}) }
  return Buffer.from(JSON.stringify(event))
}

function parseObject(text: string): Record<string, unknown> {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch {
    // answered below
  }
  throw new ProtocolError(400, 'invalid JSON data: the form field "sentry" is no JSON object')
}

/** `sentry[contexts][os][name]`; a path that goes through a text is left out. */
function setField(fields: Fields, path: readonly string[], value: string): void {
  let node = fields
  for (const key of path.slice(0, -1)) {
    const next: string | Fields = node[key] ?? Object.create(null)
    node[key] = next
    if (typeof next === 'string') return
    node = next
  }
  const last = path.at(-1)
  if (last !== undefined) node[last] = value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
