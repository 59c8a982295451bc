import type { Breadcrumb } from '../../shared/model/event.ts'
import type { Place } from './findings.ts'
import { objectWithin } from './free-form.ts'
import { interfaceReader, readInterface, text } from './interface-reader.ts'
import { readLevel } from './level.ts'
import { TEXT, TREE } from './limits.ts'
import { type Fields, isFields, readJsonText } from './readers.ts'
import { isBefore1970, readTimestamp } from './timestamps.ts'
import { readValues } from './values.ts'

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

const BREADCRUMB = interfaceReader<Breadcrumb>(
  {
    timestamp: readTimestamp,
    type: text(TEXT.short),
    category: text(TEXT.short),
    level: readLevel,
    message: (value, at, key) => readJsonText(value, at, key, TEXT.message),
    data: objectWithin(TREE.breadcrumbData),
    event_id: text(TEXT.short)
  },
  { type: 'default', level: 'info' }
)

function readBreadcrumb(fields: Fields, at: Place): Breadcrumb | undefined {
  const breadcrumb = readInterface(withType(fields), BREADCRUMB, at)
  if (breadcrumb.timestamp !== undefined || !isBefore1970(fields.timestamp)) return breadcrumb
  at.problem('', 'invalid_data', 'breadcrumb is before 1970', fields)
  return undefined
}

/** `ty` is an old name of `type`. */
function withType(fields: Fields): Fields {
  if (fields.ty === undefined) return fields
  const { ty, ...others } = fields
  return { ...others, type: fields.type ?? ty }
}
