import { describe, expect, it } from 'vitest'
import { eventColumns, shownColumns } from '../../../renderer/features/issues/event-columns.ts'
import type { EventRow } from '../../../shared/contract/events.ts'

const row: EventRow = {
  id: 'f'.repeat(32),
  projectId: '1',
  issueId: '1',
  timestamp: 0,
  received: 0,
  level: 'warning',
  title: 'Error: boom',
  release: 'web@1',
  environment: null,
  user: 'id:7',
  pinned: false,
  tags: { url: '/cart' }
}
const ids = (chosen: readonly string[] | null, platform = 'node') =>
  shownColumns(chosen, platform).map(({ id }) => id)

describe('the columns of an issue’s events', () => {
  it('are those that tell events of the platform apart, until others are chosen', () => {
    expect(ids(null)).toContain('transaction')
    expect(ids(null, 'javascript')).toContain('browser')
    expect(ids(null, 'cocoa')).toEqual(expect.arrayContaining(['device', 'os']))
    expect(ids(null, 'lua')).toContain('level')
    expect(ids([])).toEqual([])
  })

  it('stand in one order, whatever was chosen first, and unknown ones are passed over', () => {
    expect(ids(['url', 'gone', 'level', 'release'])).toEqual(['level', 'release', 'url'])
  })

  it('say what an event tells, and how events like it are found', () => {
    const said = new Map(eventColumns.map(({ id, text, term }) => [id, [text(row), term?.(row)]]))
    expect(said.get('level')).toEqual(['Warning', ['level', 'warning']])
    expect(said.get('user')).toEqual(['7', ['user', 'id:7']])
    expect(said.get('url')).toEqual(['/cart', ['url', '/cart']])
    expect(said.get('environment')).toEqual([undefined, undefined])
    expect(said.get('title')).toEqual(['Error: boom', undefined])
  })
})
