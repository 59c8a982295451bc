import type { LogEntry } from '../../shared/model/event.ts'
import type { GroupingComponent } from '../../shared/model/grouping.ts'
import { leaf } from './component.ts'
import type { GroupingConfig } from './config.ts'

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/
const MAX_LINES = 2

/** A message without what is specific to one event, of its first two lines (grouping reference, section 10). */
export function normalizeMessage(id: string, message: string, config: GroupingConfig): GroupingComponent {
  const normalized = config.parameterize(firstLines(message))
  return leaf(id, normalized, normalized === message ? undefined : { code: 'event_values_removed' })
}

/** Templates group better than what was made of them, so the template is preferred. */
export function messageComponent(logentry: LogEntry, config: GroupingConfig): GroupingComponent {
  return normalizeMessage('message', logentry.message || logentry.formatted, config)
}

function firstLines(message: string): string {
  const lines = message.split(LINE_BREAK).filter((line) => line.trim() !== '')
  const kept = lines.slice(0, MAX_LINES).join('\n')
  return kept === message ? kept : `${kept}...`
}
