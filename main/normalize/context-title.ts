import type { JsonObject } from '../../shared/model/json.ts'

/** Sets `name version` under the context's own name, unless it is there: what lists and the tag of that name show. */
export function setTitle(context: JsonObject, key: 'os' | 'runtime' | 'browser'): void {
  const { name, version } = context
  if (context[key] !== undefined || typeof name !== 'string' || name === '') return
  context[key] = typeof version === 'string' && version !== '' ? `${name} ${version}` : name
}
