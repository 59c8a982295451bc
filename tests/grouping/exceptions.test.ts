import { describe, expect, test } from 'vitest'
import { group } from '../../main/grouping/group.ts'
import { md5 } from '../../main/grouping/md5.ts'
import { createNewstyle2023 } from '../../main/grouping/newstyle-2023.ts'
import { summarize } from '../../main/grouping/summarize.ts'
import type { Event, Exception, Frame } from '../../shared/model/event.ts'
import { createCrash, createError, createEvent } from './event.ts'
import { countedFrames, outline, variantOf } from './read-grouping.ts'

const tree = (event: Event, variant = 'app') => outline(variantOf(group(event), variant).component)

describe('one exception', () => {
  test('a synthetic type says nothing of the error', () => {
    const of = (type: string) =>
      group(
        createCrash('native', [{ function: 'run', in_app: true }], {
          type,
          mechanism: { type: 'minidump', synthetic: true }
        })
      )
    expect(of('EXC_BAD_ACCESS').hashes).toEqual(of('SIGSEGV').hashes)
    expect(outline(variantOf(of('SIGSEGV'), 'app').component)).toContain(
      '    type SIGSEGV (synthetic_exception)'
    )
  })

  test('the code of an NSError is preferred to its message', () => {
    const mechanism = { type: 'NSError', meta: { ns_error: { domain: 'App', code: 3 } } }
    const event = createError('cocoa', [{ type: 'App', value: 'failed', mechanism }])
    expect(group(event).hashes).toEqual([md5('AppApp3')])
    expect(tree(event)).toContain('    value failed (ns_error_takes_precedence)')
  })

  test('in 2023 the stack trace came first in the hash', () => {
    const event = createCrash('java', [{ function: 'run', in_app: true }], { type: 'E' })
    const grouping = group(event, createNewstyle2023([]))
    expect(grouping.hashes).toEqual([md5('runE')])
    expect(variantOf(grouping, 'app').hint?.code).toBe('hash_matches_variant')
  })
})

describe('stack traces', () => {
  test('a frame that repeats the one before it is left out', () => {
    const frame: Frame = { function: 'a', lineno: 3, in_app: true }
    const event = createCrash('java', [
      frame,
      frame,
      { ...frame, lineno: 4 },
      { function: 'b', in_app: true },
      frame
    ])
    expect(countedFrames(event, 'app')).toEqual(['a', 'a', 'b', 'a'])
  })

  test('a lone JavaScript frame without function counts where it has a URL; in 2023 where it had none', () => {
    const alone = (abs_path: string) =>
      createCrash('javascript', [{ filename: 'a.js', abs_path, module: 'a', in_app: true }])
    expect(countedFrames(alone('https://x/a.js'), 'app')).toHaveLength(1)
    expect(countedFrames(alone('/x/a.js'), 'app')).toHaveLength(0)
    const of2023 = createNewstyle2023([])
    expect(countedFrames(alone('https://x/a.js'), 'app', of2023)).toHaveLength(0)
    expect(countedFrames(alone('/x/a.js'), 'app', of2023)).toHaveLength(1)
  })

  test('why a stack trace does not count', () => {
    expect(tree(createCrash('java', []))).toContain('    stacktrace (no_frames)')
    expect(tree(createCrash('java', [{ function: 'a' }]))).toContain('    stacktrace (no_in_app_frames)')
    expect(tree(createCrash('java', [{ lineno: 3, in_app: true }]))).toContain(
      '    stacktrace (no_contributing_frames)'
    )
  })

  test('a variant without stack trace yields to one that has it', () => {
    const event = createCrash('java', [{ function: 'a' }])
    expect(variantOf(group(event), 'app').contributes).toBe(false)
    expect(tree(event)[1]).toBe('  exception (no_stacktrace_unlike_variant)')
  })
})

describe('chains', () => {
  test('all exceptions count, oldest first', () => {
    const event = createError('java', [{ type: 'Cause', value: 'x' }, { type: 'Outer' }])
    expect(group(event).hashes).toEqual([md5('CausexOuter')])
    expect(tree(event)[1]).toBe('  chained_exception*')
  })
})

/** `id<parent:Type value`, with `*` for a group, in the protocol's order: the root last. */
function exceptionTree(...notes: string[]): Exception[] {
  return notes.map((note) => {
    const [, group = '', id, parent, type = '', value = ''] =
      /^(\*?)(\d+)(?:<(\d+))?:(\w+) ?(.*)$/.exec(note) ?? []
    return {
      type,
      value,
      mechanism: {
        type: 'chained',
        exception_id: Number(id),
        ...(parent === undefined ? {} : { parent_id: Number(parent) }),
        ...(group ? { is_exception_group: true } : {})
      }
    }
  })
}

describe('groups of exceptions', () => {
  const counted = (...notes: string[]) => group(createError('javascript', exceptionTree(...notes)))

  test('of one kind are what one of them is', () => {
    const many = counted('3<0:A x 1', '2<0:A x 2', '1<0:A x 3', '*0:AggregateError all')
    expect(many.hashes).toEqual([md5('Ax <int>')])
    expect(many.mainExceptionId).toBe(1)
  })

  test('with causes keep those of the first', () => {
    const many = counted('4<2:Cause z', '3<1:Cause y', '2<0:A x', '1<0:A x', '*0:AggregateError all')
    expect(many.hashes).toEqual([md5('AxCausey')])
  })

  test('of several kinds are one of each, and the group', () => {
    const event = ['3<0:A x', '2<0:B y', '1<0:A x', '*0:AggregateError all']
    expect(counted(...event).hashes).toEqual([md5('ByAxAggregateErrorall')])
    expect(counted(...event).mainExceptionId).toBeUndefined()
  })

  test('inside of groups are found', () => {
    expect(counted('2<1:A x', '*1<0:AggregateError in', '*0:AggregateError out').hashes).toEqual([md5('Ax')])
  })

  test.each([
    ['without an id', ['1<0:A x', '*0:AggregateError all', '5:B y'], { mechanism: { type: 'generic' } }],
    ['with one id twice', ['1<0:A x', '1<0:B y', '*0:AggregateError all'], {}],
    ['that is its own parent', ['1<1:A x', '*0:AggregateError all'], {}],
    ['without a root', ['2<1:A x', '*1:AggregateError all'], {}],
    ['that lead nowhere', ['2<1:A x', '1<2:B y', '*0:AggregateError all'], {}]
  ])('ids %s: all exceptions count', (_, notes, last) => {
    const exceptions = exceptionTree(...notes)
    const changed = exceptions.map((one, index) =>
      index === exceptions.length - 1 ? { ...one, ...last } : one
    )
    const event = createError('javascript', changed)
    expect(group(event).hashes).toEqual([md5(changed.map(({ type, value }) => `${type}${value}`).join(''))])
  })

  test('Python SDKs of version 3 number in another way: all count', () => {
    const exceptions = exceptionTree('1<0:A x', '*0:ExceptionGroup all')
    const event = createError('python', exceptions, { sdk: { name: 'sentry.python', version: '3.0.0' } })
    expect(group(event).hashes).toEqual([md5('AxExceptionGroupall')])
  })
})

describe('the exception that gives the title', () => {
  const titleOf = (event: Event) => summarize(event, group(event)).title

  test('is what a group of one kind consists of', () => {
    expect(titleOf(createError('javascript', exceptionTree('1<0:A x', '*0:AggregateError all')))).toBe('A: x')
  })

  test('is the cause of what React recovered from', () => {
    const value =
      'There was an error during concurrent rendering but React was able to recover by rendering again'
    const cause = { type: 'TypeError', value: 'x is null', mechanism: { type: 'chained', source: 'cause' } }
    expect(titleOf(createError('javascript', [{ type: 'Error', value }, cause]))).toBe('TypeError: x is null')
    expect(titleOf(createError('javascript', [cause, { type: 'Error', value }]))).toContain(
      'Error: There was'
    )
  })

  test('is what RxJava wrapped', () => {
    const [cause, wrapper] = exceptionTree('1<0:IOException gone', '0:UndeliverableException wrapped')
    if (!cause || !wrapper) throw new Error('two exceptions are needed')
    const event = createError('java', [
      cause,
      {
        ...wrapper,
        module: 'io.reactivex.rxjava3.exceptions',
        mechanism: { type: 'UncaughtExceptionHandler', exception_id: 0 }
      }
    ])
    expect(titleOf(event)).toBe('IOException: gone')
  })
})

describe('threads', () => {
  const thread = (id: string, fields = {}) => ({
    id,
    stacktrace: { frames: [{ function: `f${id}`, in_app: true }] },
    ...fields
  })
  const hashOf = (...values: Parameters<typeof thread>[]) =>
    group(createEvent({ threads: { values: values.map((one) => thread(...one)) } })).hashes

  test('the crashed one, else the current one, else the only one', () => {
    expect(hashOf(['1'], ['2', { crashed: true }], ['3', { current: true }])).toEqual([md5('f2')])
    expect(hashOf(['1'], ['3', { current: true }])).toEqual([md5('f3')])
    expect(hashOf(['1'])).toEqual([md5('f1')])
  })

  test('several candidates are none', () => {
    const values = [thread('1', { crashed: true }), thread('2', { crashed: true })]
    expect(tree(createEvent({ threads: { values } }))).toEqual(['app', '  threads (no_single_thread)'])
    expect(tree(createEvent({ threads: { values: [{ id: '1' }] } }))[1]).toBe(
      '  threads (thread_without_stacktrace)'
    )
  })
})

describe('security reports', () => {
  const hashOf = (csp: Event['csp']) => group(createEvent({ type: 'csp', csp: csp ?? {} })).hashes

  test.each([
    ['https://cdn.example.com:8080/a.js', 'cdn.example.com'],
    ['ftp://example.com/x', 'ftp://example.com'],
    ['self', "'self'"],
    ['', "'self'"],
    ['data', 'data:'],
    ['blob:', 'blob:']
  ])('blocked %j', (blocked_uri, uri) => {
    expect(hashOf({ effective_directive: 'img-src', blocked_uri })).toEqual([md5(`img-src${uri}`)])
  })

  test('inline scripts are told by their violation', () => {
    const report = {
      effective_directive: 'script-src',
      blocked_uri: 'self',
      violated_directive: "script-src 'unsafe-inline'"
    }
    expect(hashOf(report)).toEqual([md5("script-src'unsafe-inline'")])
  })

  test('the directive may only be in the violated one', () => {
    expect(hashOf({ violated_directive: 'style-src http://x', blocked_uri: 'http://y/' })).toEqual([
      md5('style-srcy')
    ])
  })

  test.each([
    ['hpkp', 'hpkp'],
    ['expectct', 'expect-ct'],
    ['expectstaple', 'expect-staple']
  ] as const)('%s', (field, salt) => {
    const event = createEvent({ type: field, [field]: { hostname: 'example.com' } })
    expect(group(event).hashes).toEqual([md5(`${salt}example.com`)])
  })
})
