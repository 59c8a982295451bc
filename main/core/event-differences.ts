import type { Difference } from '../../shared/contract/groupings.ts'
import type { Event, Frame, Stacktrace } from '../../shared/model/event.ts'
import { align, type Part } from '../grouping/compare.ts'

/** The stack traces of two events side by side: all errors with all their frames, also those that are not hashed. */
export function traceDifferences(a: Event, b: Event): Difference[] {
  return align(tracePartsOf(a), tracePartsOf(b))
}

function tracePartsOf(event: Event): Part[] {
  const errors = event.exception?.values ?? []
  if (errors.length === 0) return framePartsOf(event.stacktrace ?? crashedTrace(event))
  return errors.flatMap(({ type, value, stacktrace }) => [
    { path: 'error', text: [type, value].filter((text) => text !== undefined && text !== '').join(': ') },
    ...framePartsOf(stacktrace)
  ])
}

function crashedTrace({ threads }: Event): Stacktrace | undefined {
  const all = threads?.values ?? []
  return (all.find(({ crashed }) => crashed === true) ?? all.find(({ current }) => current === true))
    ?.stacktrace
}

function framePartsOf(stacktrace: Stacktrace | undefined): Part[] {
  return (stacktrace?.frames ?? []).map((frame) => ({ path: 'frame', text: frameText(frame) }))
}

/** `render in src/cart.tsx:12`. What has no name has an address at least. */
function frameText(frame: Frame): string {
  const { module, filename, abs_path, lineno, instruction_addr } = frame
  const file = filename ?? module ?? abs_path ?? frame.package
  const place = file === undefined || lineno === undefined ? file : `${file}:${lineno}`
  const texts = [frame.function ?? instruction_addr, place].filter((text) => text !== undefined)
  return texts.length === 0 ? '?' : texts.join(' in ')
}

type Tags = readonly (readonly [string, string])[]

/** The tags of two events side by side, those first that differ, by key. */
export function tagDifferences(a: Tags, b: Tags): Difference[] {
  const [ofA, ofB] = [new Map(a), new Map(b)]
  const all = [...new Set([...ofA.keys(), ...ofB.keys()])].toSorted().map((key): Difference => {
    const [one = null, other = null] = [ofA.get(key), ofB.get(key)]
    return { path: key, kind: kindOf(one, other), a: one, b: other }
  })
  return [...all.filter(({ kind }) => kind !== 'same'), ...all.filter(({ kind }) => kind === 'same')]
}

function kindOf(a: string | null, b: string | null): Difference['kind'] {
  if (a === null) return 'only_b'
  if (b === null) return 'only_a'
  return a === b ? 'same' : 'different'
}
