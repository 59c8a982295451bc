import { describe, expect, test } from 'vitest'
import { CollectedFindings, Place } from '../../main/normalize/findings.ts'
import { readFreeForm } from '../../main/normalize/free-form.ts'
import { normalize } from '../../main/normalize/normalize.ts'
import { trimText } from '../../main/normalize/text-trimming.ts'
import { RECEIVED } from './conformance.ts'

function setup() {
  const findings = new CollectedFindings()
  return { findings, at: new Place(findings).under('extra') }
}

describe('texts', () => {
  const trim = (text: string, max: number, allowance: number) => {
    const { findings, at } = setup()
    return { text: trimText(text, { max, allowance }, at, 'key'), remarks: findings.remarks }
  }

  test('within limit and allowance stay', () => {
    expect(trim('x'.repeat(12), 10, 2)).toEqual({ text: 'x'.repeat(12), remarks: [] })
  })

  test('longer ones are cut to the limit, the dots included', () => {
    expect(trim('x'.repeat(13), 10, 2)).toEqual({
      text: 'xxxxxxx...',
      remarks: [{ path: 'extra.key', rule: '!limit', kind: 's', range: [7, 10], originalLength: 13 }]
    })
  })

  test('characters are code points: none is cut in half', () => {
    expect(trim('😀'.repeat(10), 10, 0).text).toBe('😀'.repeat(10))
    const cut = trim('😀'.repeat(11), 10, 0)
    expect(cut.text).toBe(`${'😀'.repeat(7)}...`)
    expect(cut.remarks[0]?.originalLength).toBe(11)
  })
})

describe('free-form values', () => {
  const read = (value: unknown, maxDepth: number, maxBytes: number) => {
    const { findings, at } = setup()
    return {
      value: readFreeForm(value, at, 'key', { maxDepth, maxBytes }),
      remarks: findings.remarks,
      findings
    }
  }

  test('what fits is the very value that was sent', () => {
    const sent = { a: [1, { b: null }] }
    expect(read(sent, 7, 100).value).toBe(sent)
  })

  test('containers at the limit of depth become their JSON text', () => {
    expect(read({ a: { b: { c: [1] } } }, 3, 100).value).toEqual({ a: { b: '{"c":[1]}' } })
  })

  test('a text is cut to what is left of the budget, and what follows is dropped', () => {
    const { value, remarks } = read({ a: 'x'.repeat(50), b: 'y' }, 7, 20)
    expect(value).toEqual({ a: `${'x'.repeat(17)}...` })
    expect(remarks).toEqual([
      { path: 'extra.key.a', rule: '!limit', kind: 's', range: [17, 20], originalLength: 50 },
      { path: 'extra.key', rule: '!limit', kind: 'x', originalLength: 2 }
    ])
  })

  test('keys are kept in their sorted order, whatever order they were sent in', () => {
    const { value } = read({ c: 1, a: 'x'.repeat(20), b: 2 }, 7, 25)
    expect(Object.keys(value ?? {})).toEqual(['a', 'b'])
  })

  test('of a list the beginning is kept', () => {
    const { value, remarks } = read(
      Array.from({ length: 100 }, () => 1),
      7,
      20
    )
    expect(value).toEqual(Array.from({ length: 10 }, () => 1))
    expect(remarks).toEqual([{ path: 'extra.key', rule: '!limit', kind: 'x', originalLength: 100 }])
  })

  test('numbers that JSON cannot write become null with a problem', () => {
    const { value, findings } = read({ a: Number.POSITIVE_INFINITY, b: 1 }, 7, 100)
    expect(value).toEqual({ a: null, b: 1 })
    expect(findings.problems()[0]).toMatchObject({ type: 'invalid_data', path: 'extra.key.a' })
  })
})

describe('budgets of an event', () => {
  const remarksOf = (payload: unknown) => normalize(payload, RECEIVED).remarks

  test('messages', () => {
    const fits = 'm'.repeat(8392)
    expect(normalize({ message: fits }, RECEIVED).event.logentry?.formatted).toBe(fits)
    expect(normalize({ message: `${fits}m` }, RECEIVED).event.logentry?.formatted).toHaveLength(8192)
  })

  test.each([
    ['extra, each value', { extra: { a: 'x'.repeat(20_000) } }, 'extra.a'],
    ['a context', { contexts: { app: { log: 'x'.repeat(9000) } } }, 'contexts.app.log'],
    [
      'variables',
      { stacktrace: { frames: [{ vars: { a: 'x'.repeat(3000) } }] } },
      'stacktrace.frames.0.vars.a'
    ],
    [
      'data of a breadcrumb',
      { breadcrumbs: [{ data: { a: 'x'.repeat(3000) } }] },
      'breadcrumbs.values.0.data.a'
    ],
    ['the body of a request', { request: { data: { a: 'x'.repeat(9000) } } }, 'request.data.a'],
    ['a query', { request: { query_string: { a: 'x'.repeat(2000) } } }, 'request.query_string.0.1'],
    ['an exception', { exception: [{ type: 'E', value: 'x'.repeat(9000) }] }, 'exception.values.0.value'],
    ['a module', { stacktrace: { frames: [{ module: 'x'.repeat(300) }] } }, 'stacktrace.frames.0.module']
  ])('%s', (_, payload, path) => {
    expect(remarksOf(payload)).toEqual([expect.objectContaining({ path, rule: '!limit', kind: 's' })])
  })

  test('extra as a whole', () => {
    const extra = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`key${i}`, 'x'.repeat(15_000)]))
    const { event, remarks } = normalize({ extra }, RECEIVED)
    expect(Object.keys(event.extra)).toHaveLength(18)
    expect(remarks).toEqual([{ path: 'extra', rule: '!limit', kind: 'x', originalLength: 40 }])
  })

  test('modules', () => {
    const modules = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`m${i}`, '1.0.0']))
    const { event, remarks } = normalize({ modules }, RECEIVED)
    expect(Object.keys(event.modules ?? {})).toHaveLength(1024)
    expect(remarks).toEqual([expect.objectContaining({ path: 'modules', originalLength: 2000 })])
  })
})

describe('frames', () => {
  const trace = (frames: unknown[]) => {
    const { event, remarks } = normalize({ stacktrace: { frames } }, RECEIVED)
    return { stacktrace: event.stacktrace, frames: event.stacktrace?.frames ?? [], remarks }
  }
  const detailed = (count: number, isInApp: (i: number) => boolean) =>
    Array.from({ length: count }, (_, i) => ({
      function: `f${i}`,
      in_app: isInApp(i),
      context_line: 'line',
      pre_context: ['before'],
      post_context: ['after'],
      vars: { i }
    }))

  test('of more than 250 the 50 oldest and the 200 newest are kept', () => {
    const { stacktrace, frames, remarks } = trace(
      Array.from({ length: 300 }, (_, i) => ({ function: `f${i}` }))
    )
    expect(frames).toHaveLength(250)
    expect([frames[49]?.function, frames[50]?.function]).toEqual(['f49', 'f100'])
    expect(stacktrace?.frames_omitted).toEqual([50, 100])
    expect(remarks).toEqual([{ path: 'stacktrace.frames', rule: '!limit', kind: 'x', originalLength: 300 }])
  })

  test('250 are not too many', () => {
    expect(trace(Array.from({ length: 250 }, () => ({ function: 'f' }))).frames).toHaveLength(250)
  })

  test('of more than 50 the system’s in the middle lose their details first', () => {
    const { frames } = trace(detailed(70, (i) => i % 2 === 0))
    const bare = frames.flatMap((frame, i) => (frame.vars ? [] : [i]))
    expect(bare).toHaveLength(20)
    expect(bare.every((i) => frames[i]?.in_app === false && i > 14 && i < 56)).toBe(true)
    expect(frames[bare[0] ?? 0]).toEqual({ function: `f${bare[0]}`, in_app: false, context_line: 'line' })
  })

  test('what they lose is remarked, and the payload keeps it', () => {
    const sent = detailed(51, () => false)
    const before = JSON.stringify(sent)
    const { frames, remarks } = trace(sent)
    const index = frames.findIndex(({ vars }) => vars === undefined)
    expect(remarks).toEqual(
      ['vars', 'pre_context', 'post_context'].map((name) => ({
        path: `stacktrace.frames.${index}.${name}`,
        rule: '!limit',
        kind: 'x',
        originalLength: 1
      }))
    )
    expect(JSON.stringify(sent)).toBe(before)
  })

  test('the program’s own lose theirs only when there are more than 50 of them', () => {
    const { frames } = trace(detailed(70, (i) => i >= 10))
    const bare = frames.flatMap((frame, i) => (frame.vars ? [] : [i]))
    expect(bare).toHaveLength(20)
    expect(bare.slice(0, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(bare.slice(10)).toEqual([35, 36, 37, 38, 39, 40, 41, 42, 43, 44])
  })
})
