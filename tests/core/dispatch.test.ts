import { describe, expect, test } from 'vitest'
import { startTestApp } from '../helpers/start-test-app.ts'

describe('the door', () => {
  test.each([
    ['nowhere', {}, 'unknown_procedure'],
    ['issues.nothing', {}, 'unknown_procedure'],
    ['__proto__.toString', {}, 'unknown_procedure'],
    ['issues.list', { limit: 0 }, 'invalid_input'],
    ['issues.list', 'text', 'invalid_input'],
    ['issues.get', {}, 'invalid_input'],
    ['issues.get', { id: '12' }, 'not_found'],
    ['events.get', {}, 'invalid_input'],
    ['events.get', { id: 'zz' }, 'not_found'],
    ['stats.timeline', { from: 2, to: 1, buckets: 1 }, 'invalid_input']
  ])('%s %j is %s', async (path, input, code) => {
    const { core } = await startTestApp()
    expect(await core.call(path, input)).toMatchObject({ ok: false, error: { code } })
  })

  test('says what is wrong with an input, and where', async () => {
    const { core } = await startTestApp()
    const answer = await core.call('issues.list', { limit: 'many' })
    expect(answer).toMatchObject({
      error: { message: expect.stringMatching(/^issues\.list cannot take that: limit: /) }
    })
  })

  test('no input is an empty one', async () => {
    const { core } = await startTestApp()
    expect(await core.call('issues.list', undefined)).toMatchObject({
      ok: true,
      value: { rows: [], total: 0 }
    })
  })
})
