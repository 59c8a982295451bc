import type { Json, JsonObject } from '../../../shared/model/json.ts'

/** A JSON object of the fields that have a value: what is unknown is absent. */
export function jsonFields(fields: Readonly<Record<string, Json | undefined>>): JsonObject {
  const result: JsonObject = {}
  for (const key in fields) {
    const value = fields[key]
    if (value !== undefined && value !== '') result[key] = value
  }
  return result
}
