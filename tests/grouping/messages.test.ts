import { describe, expect, test } from 'vitest'
import { currentConfig } from '../../main/grouping/current-config.ts'
import { MESSAGE_TABLE } from './message-table.ts'

const { parameterize } = currentConfig

describe.each(Object.entries(MESSAGE_TABLE))('%s', (_, rows) => {
  test.each(rows.map(([message, text = message]) => [message, text] as const))('%j', (message, text) => {
    expect(parameterize(message)).toBe(text)
  })
})

test('what was replaced once stays as it is', () => {
  for (const [message] of Object.values(MESSAGE_TABLE).flat()) {
    const once = parameterize(message)
    expect(parameterize(once), message).toBe(once)
  }
})
