import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { normalize } from '../../../main/normalize/normalize.ts'
import { eventTraceText } from '../../../renderer/features/event/stacktrace/raw-text.ts'

/** A payload as the platform's SDK sends it, and beside it the text that its stack trace makes, written by hand. */
const folder = join(import.meta.dirname, '../../fixtures/stack-text')
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []))

function payload(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
}

describe('the stack trace as text', () => {
  test.each(names)('%s', (name) => {
    const { event } = normalize(payload(name), {
      receivedMs: 1_767_225_600_000,
      eventId: 'a'.repeat(32),
      itemType: 'event'
    })
    expect(`${eventTraceText(event)}\n`).toBe(readFileSync(join(folder, `${name}.txt`), 'utf8'))
  })

  test('is known for every platform that has a form of its own', () => {
    const platforms = ['javascript', 'node', 'ruby', 'php', 'python', 'java', 'native', 'cocoa', 'objc']
    expect(names).toEqual(expect.arrayContaining(platforms))
  })
})
