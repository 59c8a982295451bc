import { describe, expect, test } from 'vitest'
import { normalize } from '../../main/normalize/normalize.ts'
import { RECEIVED } from './conformance.ts'

/** The meta of a mechanism, as an event of that system has it after normalisation. */
function metaOn(os: string | undefined, meta: unknown, images: unknown[] = []) {
  const payload = {
    exception: [{ type: 'Crash', mechanism: { type: 'signal', meta } }],
    contexts: os === undefined ? {} : { os: { name: os } },
    debug_meta: { images }
  }
  return normalize(payload, RECEIVED).event.exception?.values[0]?.mechanism?.meta
}

describe('numbers of a crash get the names of their system', () => {
  test.each([
    ['Linux', 7, 'SIGBUS'],
    ['Android', 31, 'SIGSYS'],
    ['macOS', 10, 'SIGBUS'],
    ['iOS', 31, 'SIGUSR2'],
    ['Windows', 22, 'SIGABRT']
  ])('signal on %s: %i', (os, number, name) => {
    expect(metaOn(os, { signal: { number } })).toEqual({ signal: { number, name } })
  })

  test.each([
    ['Linux', 11, 'EAGAIN'],
    ['Linux', 35, 'EDEADLK'],
    ['Linux', 111, 'ECONNREFUSED'],
    ['Linux', 133, 'EHWPOISON'],
    ['macOS', 11, 'EDEADLK'],
    ['macOS', 35, 'EAGAIN'],
    ['macOS', 61, 'ECONNREFUSED'],
    ['macOS', 106, 'EQFULL'],
    ['Windows', 34, 'ERANGE']
  ])('error on %s: %i', (os, number, name) => {
    expect(metaOn(os, { errno: { number } })).toEqual({ errno: { number, name } })
  })

  test.each([
    [{ number: 11, code: 2 }, 'SEGV_ACCERR'],
    [{ number: 8, code: 7 }, 'FPE_INTDIV'],
    [{ number: 5, code: 1 }, 'TRAP_BRKPT']
  ])('code of a signal on macOS: %j', (signal, code_name) => {
    expect(metaOn('macOS', { signal })?.signal).toMatchObject({ code_name })
  })

  test('Mach exceptions need no system', () => {
    expect(metaOn(undefined, { mach_exception: { exception: 12 } })).toEqual({
      mach_exception: { exception: 12, name: 'EXC_GUARD' }
    })
  })

  test('the images tell the system where no context does', () => {
    expect(metaOn(undefined, { signal: { number: 10 } }, [{ type: 'macho' }])?.signal).toMatchObject({
      name: 'SIGBUS'
    })
  })
})

test.each([
  ['the system is not known', undefined, { signal: { number: 11 } }],
  ['the number has no name', 'Linux', { signal: { number: 99 } }],
  ['a name was sent', 'Linux', { signal: { number: 11, name: 'MY_SIGNAL' } }]
])('nothing is named where %s', (_, os, meta) => {
  expect(metaOn(os, meta)).toEqual(meta)
})
