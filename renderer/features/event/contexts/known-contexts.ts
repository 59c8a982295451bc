import type { Json, JsonObject } from '../../../../shared/model/json.ts'
import { lookUp } from '../../../ui/look-up.ts'
import { contextFields, contextTitles } from './context-fields.ts'

export interface ContextField {
  readonly key: string
  readonly label: string
  /** A text where the field is known and has a form of its own, else the value as it is. */
  readonly value: { readonly text: string } | { readonly json: Json }
}

export interface ShownContext {
  readonly key: string
  readonly title: string
  readonly fields: readonly ContextField[]
}

/** The kind of a context: what its `type` says, else its key. */
function kindOf(key: string, context: JsonObject): string {
  return typeof context.type === 'string' && Object.hasOwn(contextTitles, context.type) ? context.type : key
}

/**
 * A context with its known fields first, named and in units that people read; the rest as it came. `at` is when the
 * event happened, epoch ms.
 */
export function showContext(key: string, context: JsonObject, at?: number): ShownContext {
  const kind = kindOf(key, context)
  const rest = new Map(Object.entries(context))
  rest.delete('type')
  const shown: ContextField[] = []
  for (const { key: name, label, format, told = [] } of lookUp(contextFields, kind) ?? []) {
    const value = rest.get(name)
    if (value === undefined) continue
    rest.delete(name)
    const text = value === null ? undefined : format?.(value, { context, at })
    if (text !== undefined) for (const each of told) rest.delete(each)
    shown.push({
      key: name,
      label,
      value: text === undefined ? { json: value } : { text }
    })
  }
  for (const [name, json] of rest) shown.push({ key: name, label: name, value: { json } })
  return { key, title: lookUp(contextTitles, kind) ?? key, fields: shown }
}
