import type { Frame } from '../../../../shared/model/event.ts'
import { isNative } from './platform.ts'

/** Pairs of brackets that hold what a short name leaves out. */
const closers: Readonly<Record<string, string>> = { '<': '>', '(': ')' }

/** The end (exclusive) of what opens at `start`; -1 where it does not close. */
function endOf(text: string, start: number): number {
  const open = text.charAt(start)
  const close = closers[open]
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === open) depth++
    // an arrow closes nothing
    else if (character === close && text.charAt(at - 1) !== '-' && --depth === 0) return at + 1
  }
  return -1
}

const operator = /operator\s*(?:<=>|<<=|>>=|<<|>>|<=|>=|->\*?|<|>|\(\))/y

/** The operator that is spelt with brackets at a place, if one is. */
function operatorAt(name: string, at: number): string | undefined {
  operator.lastIndex = at
  return operator.exec(name)?.[0]
}

/** What stands for a bracket and what is in it: a template's arguments become `<T>`, parameters go. */
function shortened(inside: string): string {
  if (inside.startsWith('<')) return '<T>'
  return inside === '(anonymous namespace)' ? inside : ''
}

/**
 * A function of machine code by its name alone: without parameters, template arguments, return type and the hash that
 * Rust appends. A name that does not read as one is left as it is.
 */
export function shortFunctionName(name: string): string {
  // Objective-C, Swift, and names that are marks themselves
  if (/^[-+]\[|^<|^@|\bclosure #| in /.test(name) || !/[<(]|::/.test(name)) return name
  let short = ''
  for (let at = 0; at < name.length; ) {
    const found = operatorAt(name, at)
    if (found !== undefined) {
      short += found
      at += found.length
      continue
    }
    const character = name.charAt(at)
    const end = character in closers ? endOf(name, at) : at + 1
    if (end < 0) return name
    short += character in closers ? shortened(name.slice(at, end)) : character
    at = end
  }
  const plain = short
    .replace(/::h[\da-f]{16}$/, '')
    .replace(/\s+(?:const|volatile|noexcept|&&?)(?=\s|$)/g, '')
    .trim()
  return plain === '' ? name : withoutReturnType(plain)
}

/** A return type stands before the name, with a space: `std::vector<T> cart::lines`. */
function withoutReturnType(name: string): string {
  if (!name.includes('::') || name.includes('operator')) return name
  const start = name.replaceAll('(anonymous namespace)', '(anonymous.namespace)').lastIndexOf(' ')
  return start < 0 ? name : name.slice(start + 1)
}

/** What a frame's function is called: in short, or with everything that is known of it. */
export function functionName(
  { function: name, symbol, raw_function }: Frame,
  platform: string,
  isVerbose: boolean
): string | undefined {
  const known = name ?? symbol
  if (isVerbose) return raw_function ?? known
  return known !== undefined && isNative(platform) ? shortFunctionName(known) : known
}
