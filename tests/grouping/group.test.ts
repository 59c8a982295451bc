import { describe, expect, test } from 'vitest'
import { currentConfig } from '../../main/grouping/current-config.ts'
import { group } from '../../main/grouping/group.ts'
import { md5 } from '../../main/grouping/md5.ts'
import { Grouping } from '../../shared/model/grouping.ts'
import { createCrash, createError, createEvent } from './event.ts'
import { outline, variantOf } from './read-grouping.ts'

const FRAMES = [
  { function: 'lib', module: 'lib', in_app: false },
  { function: 'run', module: 'app', in_app: true }
]

test('an exception groups by its type and its in-app frames, then by all frames', () => {
  const grouping = group(createCrash('java', FRAMES, { type: 'E', value: 'no 5' }))
  expect(grouping.config).toBe('culprit:2')
  expect(outline(variantOf(grouping, 'app').component)).toEqual([
    'app*',
    '  exception*',
    '    type* E',
    '    value no <int> (stacktrace_takes_precedence)',
    '    stacktrace*',
    '      frame (marked_out_of_app_by_client)',
    '        module* lib',
    '        function* lib',
    '      frame* (marked_in_app_by_client)',
    '        module* app',
    '        function* run'
  ])
  expect(grouping.hashes).toEqual([md5('Eapprun'), md5('Eliblibapprun')])
  expect(grouping.variants.map(({ name, hash }) => [name, hash])).toEqual([
    ['app', md5('Eapprun')],
    ['system', md5('Eliblibapprun')]
  ])
})

test('the result is plain data of the model, and the event is left as it was', () => {
  const event = createCrash('native', [
    { function: 'main(int)' },
    { function: 'abort', package: '/usr/lib/libc.so' }
  ])
  const before = structuredClone(event)
  const grouping = group(event)
  expect(Grouping.parse(structuredClone(grouping))).toEqual(grouping)
  expect(event).toEqual(before)
  expect(group(event)).toEqual(grouping)
})

test('a variant with the same hash is switched off: system today', () => {
  const grouping = group(createCrash('java', FRAMES.slice(1)))
  expect(variantOf(grouping, 'system')).toMatchObject({ contributes: false, hash: null })
  expect(grouping.hashes).toHaveLength(1)
})

test('without in-app frames only the system variant counts', () => {
  const grouping = group(createCrash('java', FRAMES.slice(0, 1)))
  expect(variantOf(grouping, 'app')).toMatchObject({ contributes: false, hash: null })
  expect(grouping.hashes).toEqual([variantOf(grouping, 'system').hash])
})

test('without a stack trace the message counts', () => {
  const of = (value: string) => group(createError('python', [{ type: 'E', value }])).hashes
  expect(of('row 1')).toEqual(of('row 2'))
  expect(of('row 1')).toEqual([md5('Erow <int>')])
  expect(of('table 1')).not.toEqual(of('row 1'))
})

describe('what comes first', () => {
  const stacktrace = { frames: [{ function: 'top', in_app: true }] }
  const threads = { values: [{ id: '1', stacktrace: { frames: [{ function: 'thread', in_app: true }] } }] }
  const logentry = { formatted: 'hello 5' }

  test('exceptions, threads, stack trace, template, reports, message', () => {
    const all = createError('other', [{ type: 'E' }], {
      threads,
      stacktrace,
      logentry,
      template: { filename: 't.html', context_line: '{{ x }}' },
      hpkp: { hostname: 'h' }
    })
    const without = (...keys: (keyof typeof all)[]) =>
      group({ ...all, ...Object.fromEntries(keys.map((key) => [key, undefined])) }).hashes
    expect(without()).toEqual([md5('E')])
    expect(without('exception')).toEqual([md5('thread')])
    expect(without('exception', 'threads')).toEqual([md5('top')])
    expect(without('exception', 'threads', 'stacktrace')).toEqual([md5('t.html{{ x }}')])
    expect(without('exception', 'threads', 'stacktrace', 'template')).toEqual([md5('hpkph')])
    expect(without('exception', 'threads', 'stacktrace', 'template', 'hpkp')).toEqual([md5('hello <int>')])
  })

  test('the others stay in the tree, with the reason', () => {
    const grouping = group(createError('other', [{ type: 'E' }], { threads, logentry }))
    expect(outline(variantOf(grouping, 'app').component)[3]).toBe('  threads (strategy_takes_precedence)')
    expect(variantOf(grouping, 'default')).toMatchObject({
      contributes: false,
      hint: { code: 'strategy_takes_precedence', params: { strategy: 'exception', variants: 'app' } }
    })
  })
})

describe('fingerprints', () => {
  const event = createCrash('java', FRAMES, { type: 'E' })

  test('of the SDK alone', () => {
    const grouping = group({ ...event, fingerprint: ['a', 'b'] })
    expect(grouping.hashes).toEqual([md5('ab')])
    expect(variantOf(grouping, 'app')).toMatchObject({
      contributes: false,
      hint: { code: 'fingerprint_takes_precedence' }
    })
  })

  test('together with the components', () => {
    const grouping = group({ ...event, fingerprint: ['a', '{{default}}', 'z'] })
    expect(grouping.hashes).toEqual([md5('aEapprunz'), md5('aEliblibapprunz')])
    expect(variantOf(grouping, 'app')).toMatchObject({
      type: 'salted_component',
      fingerprint: ['a', '{{ default }}', 'z']
    })
  })

  test('the default alone, or none', () => {
    expect(group({ ...event, fingerprint: ['{{ default }}'] })).toEqual(group(event))
    expect(group({ ...event, fingerprint: [] })).toEqual(group(event))
  })
})

test('a checksum decides alone', () => {
  const hash = '0123456789abcdef0123456789abcdef'
  expect(group(createEvent({ checksum: hash }))).toMatchObject({
    variants: [{ type: 'checksum' }],
    hashes: [hash]
  })
  expect(group(createEvent({ checksum: 'x' }))).toMatchObject({
    variants: [{ type: 'hashed_checksum' }],
    hashes: [md5('x')]
  })
})

test('events with nothing to group by are one', () => {
  const grouping = group(createEvent())
  expect(grouping.hashes).toEqual([md5('')])
  expect(variantOf(grouping, 'fallback').contributes).toBe(true)
})

test('templates are preferred to what was made of them', () => {
  const logentry = { message: 'user %s', formatted: 'user bob' }
  expect(group(createEvent({ logentry })).hashes).toEqual([md5('user %s')])
})

test('of a message the first two lines count that are not blank', () => {
  const hash = (formatted: string) => group(createEvent({ logentry: { formatted } })).hashes[0]
  expect(hash('\na\r\n\n  \nb\nc')).toBe(md5('a\nb...'))
  expect(hash('a\nb')).toBe(md5('a\nb'))
})

test('an event of fifty frames is grouped in a moment', () => {
  const frames = Array.from({ length: 50 }, (_, n) => ({
    function: `Component${n}.render`,
    filename: `./src/component-${n}.tsx`,
    abs_path: `webpack://app/./src/component-${n}.tsx`,
    lineno: n,
    in_app: n % 3 > 0,
    context_line: `  return <Item key={${n}} />`
  }))
  const event = createCrash('javascript', frames)
  const times = Array.from({ length: 300 }, () => {
    const start = performance.now()
    group(event, currentConfig)
    return performance.now() - start
  }).sort((a, b) => a - b)
  // The goal is 0.15 ms; a busy machine gets ten times as long.
  expect(times[150]).toBeLessThan(1.5)
})
