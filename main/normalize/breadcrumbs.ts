import type { Breadcrumb } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'
import { readFreeFormObject } from './free-form.ts'
import { readLevel } from './level.ts'
import { TEXT, TREE } from './limits.ts'
import { type Fields, isFields, present, readJsonText, readText, readValues } from './readers.ts'
import { isBefore1970, readTimestamp } from './timestamps.ts'

/** What happened before, oldest first. */
export function readBreadcrumbs(value: unknown, at: Place): { values: Breadcrumb[] } | undefined {
  const list = readValues(value, at, 'breadcrumbs')
  if (!list) return undefined
  const inside = at.under('breadcrumbs').under('values')
  const values: Breadcrumb[] = []
  for (let i = 0; i < list.length; i += 1) {
    const item = list[i]
    if (isFields(item)) {
      const breadcrumb = readBreadcrumb(item, inside.under(i))
      if (breadcrumb) values.push(breadcrumb)
    } else if (item !== null) inside.problem(i, 'invalid_data', 'expected a breadcrumb', item)
  }
  return values.length > 0 ? { values } : undefined
}

function readBreadcrumb(fields: Fields, at: Place): Breadcrumb | undefined {
  const timestamp = readTimestamp(fields.timestamp, at, 'timestamp')
  if (timestamp === undefined && isBefore1970(fields.timestamp)) return undefined
  return present<Breadcrumb>({
    timestamp,
    type: readText(fields.type ?? fields.ty, at, 'type', TEXT.short) ?? 'default',
    category: readText(fields.category, at, 'category', TEXT.short),
    level: readLevel(fields.level, at) ?? 'info',
    message: readJsonText(fields.message, at, 'message', TEXT.message),
    data: readFreeFormObject(fields.data, at, 'data', TREE.breadcrumbData),
    event_id: readText(fields.event_id, at, 'event_id', TEXT.short)
  })
}
