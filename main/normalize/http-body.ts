import type { Json } from '../../shared/model/json.ts'
import type { Place } from './findings.ts'
import { readFreeForm } from './free-form.ts'
import type { TreeLimit } from './limits.ts'

export interface HttpBody {
  readonly data: Json | undefined
  /** Media type that the body looks like, whatever its headers say. */
  readonly contentType: string | undefined
}

/** The body of a request or an answer: a text that is JSON or a form is parsed, all else kept as it is. */
export function readBody(value: unknown, at: Place, key: string, limit: TreeLimit): HttpBody {
  const parsed = typeof value === 'string' ? parseBody(value) : undefined
  return {
    data: readFreeForm(parsed ? parsed.value : value === '' ? undefined : value, at, key, limit),
    contentType: parsed?.contentType
  }
}

function parseBody(text: string): { value: unknown; contentType: string } | undefined {
  const start = text.trimStart().charAt(0)
  if (start === '{' || start === '[') {
    const value = parseJson(text)
    return value === undefined ? undefined : { value, contentType: 'application/json' }
  }
  const form = parseForm(text)
  return form && { value: form, contentType: 'application/x-www-form-urlencoded' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A longer body would be cut to an eighth of that: as text it says as much. */
const MAX_FORM_CHARS = 65_536

const PRINTABLE_ASCII = /^[\t\n\r\x20-\x7e]+$/

/** Any text is a form of one key without a value; only what has more than that is taken for one. */
function parseForm(text: string): Record<string, string | string[]> | undefined {
  if (text.length > MAX_FORM_CHARS || !text.includes('=')) return undefined
  if (text.startsWith('<?xml') || !PRINTABLE_ASCII.test(text)) return undefined
  const fields = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(text)) {
    const values = fields.get(name)
    if (values) values.push(value)
    else fields.set(name, [value])
  }
  const [first] = fields.values()
  if (fields.size < 2 && (first === undefined || first.every((value) => value === ''))) return undefined
  const form = [...fields].map(([name, values]): [string, string | string[]] => [
    name,
    values.length === 1 ? (values[0] ?? '') : values
  ])
  return Object.fromEntries(form)
}
