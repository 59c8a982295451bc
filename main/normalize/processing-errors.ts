import type { JsonObject } from '../../shared/model/json.ts'
import type { Place } from './findings.ts'
import { readFreeFormObject } from './free-form.ts'
import { TREE } from './limits.ts'
import { readList } from './readers.ts'

/** What the SDK, or a server before, found wrong and wrote into the event itself. */
export function readProcessingErrors(value: unknown, at: Place): JsonObject[] | undefined {
  const list = readList(value, at, 'errors')
  if (!list) return undefined
  const inside = at.under('errors')
  const errors: JsonObject[] = []
  for (let i = 0; i < list.length; i += 1) {
    const error = readFreeFormObject(list[i], inside, i, TREE.processingError)
    if (error) errors.push(error)
  }
  return errors.length > 0 ? errors : undefined
}
