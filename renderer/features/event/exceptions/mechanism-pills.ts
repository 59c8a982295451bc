import type { Mechanism } from '../../../../shared/model/event.ts'
import type { Json } from '../../../../shared/model/json.ts'
import { safeUrl } from '../request/curl.ts'
import type { Pill } from '../sections/pills.tsx'

/** What the SDK tells of how it came by an exception, as short facts. */
export function mechanismPills(mechanism: Mechanism | undefined): Pill[] {
  if (mechanism === undefined) return []
  const {
    type,
    description,
    handled,
    synthetic,
    data = {},
    meta = {},
    is_exception_group,
    help_link
  } = mechanism
  const pills: Pill[] = [
    { label: 'mechanism', value: type, title: description, url: safeUrl(help_link ?? '') }
  ]
  if (handled !== undefined) {
    pills.push({
      label: 'handled',
      value: String(handled),
      tone: handled ? 'good' : 'error'
    })
  }
  if (synthetic === true) {
    pills.push({
      label: 'synthetic',
      value: 'true',
      title: 'The SDK made this exception up for the stack trace'
    })
  }
  if (is_exception_group === true) pills.push({ label: 'group', value: 'true' })
  for (const [label, value] of Object.entries(meta)) {
    pills.push({ label: label.replaceAll('_', ' '), value: metaText(label, value) })
  }
  for (const [label, value] of Object.entries(data)) {
    if (value !== null && typeof value !== 'object') pills.push({ label, value: String(value) })
  }
  return pills
}

/** Signals, errno and Mach exceptions read as `NAME (CODE)`. */
function metaText(label: string, value: Json): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = new Map(Object.entries(value))
  const text = (...names: string[]) => {
    const found = names.map((name) => fields.get(name)).find((each) => each !== undefined && each !== null)
    return found === undefined || typeof found === 'object' ? undefined : String(found)
  }
  const number = text('number', 'exception')
  // a signal's code says why it was raised, its name which one it is
  const name = [text('name'), label === 'signal' ? text('code_name') : undefined].filter(Boolean).join(', ')
  if (name === '') return number ?? JSON.stringify(value)
  return number === undefined ? name : `${name} (${number})`
}
