import { expect, test } from 'vitest'
import { classifyFrames } from '../../main/grouping/classify-frames.ts'
import { group } from '../../main/grouping/group.ts'
import { Event } from '../../shared/model/event.ts'
import { createCrash, createEvent } from './event.ts'

const event = createCrash('native', [
  { function: 'void run(int)', in_app: true },
  { function: 'std::sort<int>()', in_app: true },
  { function: 'abort', package: '/usr/lib/libc.so.6' }
])

test('frames are trimmed, and decided to be in-app or not', () => {
  const frames = classifyFrames(event).exception?.values[0]?.stacktrace?.frames
  expect(frames).toEqual([
    { function: 'run', raw_function: 'void run(int)', in_app: true, data: { client_in_app: true } },
    {
      function: 'std::sort<T>',
      raw_function: 'std::sort<int>()',
      in_app: false,
      data: { category: 'std', client_in_app: true, orig_in_app: true }
    },
    {
      function: 'abort',
      package: '/usr/lib/libc.so.6',
      in_app: false,
      data: { category: 'throw', orig_in_app: -1 }
    }
  ])
})

test('grouping gives the same for the event before and after, and doing it twice changes nothing', () => {
  const once = classifyFrames(event)
  expect(group(once)).toEqual(group(event))
  expect(classifyFrames(once)).toEqual(once)
  expect(Event.parse(once)).toEqual(once)
})

test('threads and the top-level stack trace are treated alike', () => {
  const stacktrace = { frames: [{ function: 'f(int)' }] }
  const other = createEvent({
    platform: 'native',
    stacktrace,
    threads: { values: [{ id: '1', stacktrace }, { id: '2' }] }
  })
  const frame = { function: 'f', raw_function: 'f(int)', in_app: false, data: { orig_in_app: -1 } }
  expect(classifyFrames(other)).toMatchObject({
    stacktrace: { frames: [frame] },
    threads: { values: [{ stacktrace: { frames: [frame] } }, { id: '2' }] }
  })
})
