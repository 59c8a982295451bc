import { z } from 'zod'
import type { Frame, Stacktrace } from '../../../../shared/model/event.ts'
import type { CheckItem } from '../../../ui/check-menu.tsx'
import { isNative } from './platform.ts'

/** How frames are told, beside which of them and in which order. `raw` is the trace before it was symbolicated. */
export const TraceOption = z.enum(['raw', 'absolutePaths', 'absoluteAddresses', 'verboseNames'])
export type TraceOption = z.infer<typeof TraceOption>

/** A stack trace with the one that it was made from, where there is one. */
export interface TracePair {
  readonly stacktrace?: Stacktrace | undefined
  readonly raw_stacktrace?: Stacktrace | undefined
}

/** The trace of a pair to show: the one before symbolication only where it was asked for and is there. */
export function chosenTrace(pair: TracePair, options: ReadonlySet<TraceOption>): Stacktrace | undefined {
  return options.has('raw') ? (pair.raw_stacktrace ?? pair.stacktrace) : pair.stacktrace
}

/** The options that a platform has, each with the reason where it would change nothing. */
export function optionItems(
  pairs: readonly TracePair[],
  platform: string,
  options: ReadonlySet<TraceOption>
): CheckItem[] {
  const frames = pairs.flatMap((pair) => chosenTrace(pair, options)?.frames ?? [])
  const native = isNative(frames.at(-1)?.platform ?? platform)
  const has = (isThere: (frame: Frame) => boolean) => frames.some(isThere)
  const item = (id: TraceOption, label: string, whyNot: string | false): CheckItem => ({
    id,
    label,
    isChecked: options.has(id) && whyNot === false,
    disabled: whyNot === false ? undefined : whyNot
  })

  const raw = item(
    'raw',
    native ? 'Unsymbolicated' : 'Minified',
    !pairs.some(({ raw_stacktrace }) => raw_stacktrace !== undefined) &&
      `There is no ${native ? 'unsymbolicated' : 'minified'} version of it`
  )
  const paths = item(
    'absolutePaths',
    'Absolute file paths',
    !has(({ abs_path, filename }) => abs_path !== undefined && abs_path !== filename) &&
      'No frame tells another path'
  )
  if (platform === 'python') return [paths]
  if (!native) return [raw, paths]
  return [
    item(
      'absoluteAddresses',
      'Absolute addresses',
      !has(({ instruction_addr }) => instruction_addr !== undefined) && 'No frame has an address'
    ),
    paths,
    raw,
    item(
      'verboseNames',
      'Verbose function names',
      !has(({ function: name }) => name !== undefined) && 'No function has a name'
    )
  ]
}
