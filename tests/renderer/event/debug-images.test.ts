import { expect, it } from 'vitest'
import { imageStatus, imagesOf, inTraceFirst } from '../../../renderer/features/event/images/debug-images.ts'
import type { DebugImage, Event } from '../../../shared/model/event.ts'

function eventWith(images: DebugImage[], address: string): Event {
  return {
    event_id: 'a'.repeat(32),
    type: 'error',
    level: 'fatal',
    timestamp: 0,
    received: 0,
    platform: 'native',
    tags: [],
    contexts: {},
    extra: {},
    debug_meta: { images },
    exception: { values: [{ stacktrace: { frames: [{ instruction_addr: address }] } }] }
  }
}

const library = { type: 'elf', code_file: '/usr/lib/libc.so.6', image_addr: '0x1000', image_size: 256 }
const program = {
  type: 'pe',
  code_file: 'C:\\shop\\shop.exe',
  image_addr: '0x2000',
  image_size: 4096,
  debug_id: 'd'
}

it('an image in which a frame lies comes first', () => {
  const images = inTraceFirst(imagesOf(eventWith([library, program], '0x2fff')))
  expect(images.map(({ name, start, end, isInTrace }) => [name, start, end, isInTrace])).toEqual([
    ['shop.exe', 0x2000n, 0x3000n, true],
    ['libc.so.6', 0x1000n, 0x1100n, false]
  ])
  expect(imagesOf(eventWith([library, program], '0x3000')).some(({ isInTrace }) => isInTrace)).toBe(false)
})

it('an image without an address, or with nonsense for one, is shown all the same', () => {
  const script = { type: 'sourcemap', code_file: 'https://example.com/app.js', debug_id: 'abc' }
  const broken = { type: 'elf', code_file: 7, image_addr: 'nowhere', image_size: 'much' }
  expect(imagesOf(eventWith([script, broken], '0x1'))).toMatchObject([
    { name: 'app.js', start: undefined, debugId: 'abc' },
    { name: 'elf', start: undefined, end: undefined }
  ])
})

it('the status of an image is the worse one of its two', () => {
  const statusOf = (debug_status?: string, unwind_status?: string) => {
    const [image] = imagesOf(eventWith([{ ...program, debug_status, unwind_status }], '0x1'))
    return image && imageStatus(image)
  }
  expect(statusOf()).toBe('unknown')
  expect(statusOf('found', 'found')).toBe('found')
  expect(statusOf('found', 'missing')).toBe('missing')
  expect(statusOf('malformed', 'missing')).toBe('error')
  expect(statusOf('unused')).toBe('unused')
})
