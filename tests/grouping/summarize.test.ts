import { describe, expect, test } from 'vitest'
import { group } from '../../main/grouping/group.ts'
import { summarize } from '../../main/grouping/summarize.ts'
import { createCrash, createError, createEvent } from './event.ts'

describe('title', () => {
  test('of an error: its type and the first line of its value', () => {
    expect(summarize(createError('java', [{ type: 'E', value: 'one\ntwo' }])).title).toBe('E: one')
    expect(summarize(createError('java', [{ type: 'E' }])).title).toBe('E')
    expect(summarize(createError('java', [{ value: 'x' }])).title).toBe('Error: x')
  })

  test('is cut to a hundred characters of the value', () => {
    const { title, metadata } = summarize(createError('java', [{ type: 'E', value: 'x'.repeat(2000) }]))
    expect(title).toBe(`E: ${'x'.repeat(97)}...`)
    expect(metadata.value).toBe(`${'x'.repeat(1021)}...`)
  })

  test('of a synthetic error: the function in which it happened', () => {
    const mechanism = { type: 'minidump', synthetic: true }
    const event = createCrash('native', [{ function: 'void run(int)' }, { function: '<redacted>' }], {
      mechanism
    })
    expect(summarize(event)).toMatchObject({ title: 'run', culprit: '', metadata: { function: 'run' } })
    expect(summarize(event).metadata.type).toBeUndefined()
  })

  test('of a synthetic error that says more: its message; that says nothing: its type', () => {
    const exceptions = [{ type: 'X', mechanism: { type: 'generic', synthetic: true } }]
    expect(summarize(createError('node', exceptions, { logentry: { formatted: 'hello' } })).title).toBe(
      'hello'
    )
    expect(summarize(createError('native', exceptions)).title).toBe('X')
    expect(
      summarize(createError('native', [{ mechanism: { type: 'generic', synthetic: true } }])).title
    ).toBe('<unknown>')
  })

  test('of a message: its first line', () => {
    expect(summarize(createEvent({ logentry: { message: 'a %s', formatted: ' a b\nc' } })).title).toBe('a b')
    expect(summarize(createEvent()).title).toBe('<unlabeled event>')
  })

  test('of other events', () => {
    const logentry = { formatted: "Blocked 'img'" }
    expect(summarize(createEvent({ type: 'csp', csp: {}, logentry })).title).toBe("Blocked 'img'")
    expect(summarize(createEvent({ type: 'transaction', transaction: 'GET /' })).title).toBe('GET /')
    expect(summarize(createEvent({ type: 'feedback' })).title).toBe('User Feedback')
  })
})

describe('place of an error', () => {
  const frames = [
    { function: 'main', filename: 'main.py', in_app: true },
    { function: 'load', filename: 'store.py', module: 'app.store', in_app: true },
    { function: 'read', filename: 'io.py', in_app: false }
  ]

  test('is the newest in-app frame with a name', () => {
    expect(summarize(createCrash('python', frames)).metadata).toMatchObject({
      filename: 'store.py',
      function: 'load'
    })
  })

  test('else the newest frame; rules have their say in what is in-app', () => {
    const foreign = frames.map((frame) => ({ ...frame, in_app: false }))
    expect(summarize(createCrash('python', foreign)).metadata.function).toBe('read')
    const installed = [...frames, { function: 'lib', abs_path: '/x/site-packages/lib.py', in_app: true }]
    expect(summarize(createCrash('python', installed)).metadata.function).toBe('load')
  })
})

describe('culprit', () => {
  test.each([
    ['python', 'app.store in load'],
    ['javascript', 'load(app.store)'],
    ['native', 'load']
  ])('%s', (platform, culprit) => {
    const frame = { function: 'load', module: 'app.store', in_app: true }
    expect(summarize(createCrash(platform, [frame, { function: 'x', filename: 'y' }])).culprit).toBe(culprit)
  })

  test('of the event, else its transaction, else its stack trace, else its request', () => {
    const event = createCrash('node', [{ filename: 'a.js' }])
    expect(summarize({ ...event, culprit: 'c', transaction: 't' }).culprit).toBe('c')
    expect(summarize({ ...event, transaction: 't' }).culprit).toBe('t')
    expect(summarize(event).culprit).toBe('?(a.js)')
    expect(summarize(createEvent({ request: { url: 'http://x/' } })).culprit).toBe('http://x/')
    expect(summarize(createEvent({ culprit: 'x'.repeat(300) })).culprit).toHaveLength(200)
  })

  test('comes from the last exception that has frames', () => {
    const stacktrace = { frames: [{ function: 'run', module: 'a' }] }
    expect(summarize(createError('java', [{ type: 'A', stacktrace }, { type: 'B' }])).culprit).toBe(
      'a in run'
    )
  })
})

test('needs no grouping, and takes from it what only that knows', () => {
  const event = createCrash('java', [{ function: 'a', in_app: true }])
  expect(summarize(event)).toEqual(summarize(event, group(event)))
})
