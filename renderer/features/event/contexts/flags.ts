import type { Event } from '../../../../shared/model/event.ts'

/** What a feature flag said. */
export interface Flag {
  readonly name: string
  readonly result: string
}

/** The feature flags that were asked for before the event, oldest first. */
export function flagsOf({ contexts }: Event): Flag[] {
  const values = contexts.flags?.values
  if (!Array.isArray(values)) return []
  return values.flatMap((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
    const { flag, result } = value
    if (typeof flag !== 'string') return []
    return [{ name: flag, result: typeof result === 'object' ? JSON.stringify(result) : String(result) }]
  })
}
