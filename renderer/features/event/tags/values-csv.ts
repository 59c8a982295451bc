import type { TagDistribution } from '../../../../shared/contract/issues.ts'

/**
 * Values as a table for a spreadsheet (RFC 4180). What an event says is text there, too: a cell that would begin a
 * formula gets an apostrophe before it.
 */
export function valuesCsv(key: string, events: number, values: TagDistribution['values']): string {
  const rows = values.map((one) => [
    one.value,
    String(one.events),
    ((one.events / Math.max(1, events)) * 100).toFixed(2),
    new Date(one.lastSeen).toISOString()
  ])
  return [[key, 'events', 'percent', 'last seen'], ...rows]
    .map((cells) => `${cells.map(toCell).join(',')}\r\n`)
    .join('')
}

function toCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
