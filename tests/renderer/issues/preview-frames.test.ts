import { expect, it } from 'vitest'
import { previewTrace } from '../../../renderer/features/issues/preview/preview-frames.ts'
import { Event } from '../../../shared/model/event.ts'

const eventWith = (change: object) =>
  Event.parse({
    event_id: 'a'.repeat(32),
    type: 'error',
    level: 'error',
    timestamp: 0,
    received: 0,
    platform: 'node',
    tags: [],
    contexts: {},
    extra: {},
    ...change
  })

const frame = (name: string, in_app: boolean) => ({
  function: name,
  filename: `src/${name}.js`,
  lineno: 3,
  in_app,
  context_line: `  ${name}()`
})

it("shows the program's own calls, newest first, and the newest in any case", () => {
  const frames = [frame('main', true), frame('vendor', false), frame('handle', true), frame('assert', false)]
  const trace = previewTrace(
    eventWith({ exception: { values: [{ type: 'Error', stacktrace: { frames } }] } })
  )
  expect(trace?.frames.map(({ call, isOwn, code }) => [call, isOwn, code])).toEqual([
    ['assert', false, undefined],
    ['handle', true, 'handle()'],
    ['main', true, undefined]
  ])
  expect(trace?.left).toBe(1)
  expect(trace?.frames[0]?.place).toBe('src/assert.js:3')
})

it('shows all calls where none is its own, as many as there is room for', () => {
  const frames = Array.from({ length: 20 }, (_, index) => frame(`f${index}`, false))
  const trace = previewTrace(eventWith({ threads: { values: [{ crashed: true, stacktrace: { frames } }] } }))
  expect(trace?.frames.map(({ call }) => call)).toEqual([
    'f19',
    'f18',
    'f17',
    'f16',
    'f15',
    'f14',
    'f13',
    'f12'
  ])
  expect(trace?.left).toBe(12)
})

it('is none without a stack trace, and shortens long paths from their beginning', () => {
  expect(previewTrace(eventWith({}))).toBeUndefined()
  const filename = `/private/var/containers/Bundle/Application/6F2A/Shop.app/Sources/Cart.swift`
  const frames = [{ function: 'pay', filename, lineno: 9 }]
  expect(previewTrace(eventWith({ stacktrace: { frames } }))?.frames[0]?.place).toBe('…/Sources/Cart.swift:9')
})
