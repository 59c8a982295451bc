import type { Place } from './findings.ts'
import type { TextLimit } from './limits.ts'

const ELLIPSIS = '...'

/**
 * Cuts a text that is longer than its limit and allowance to the limit, the final dots included, and remarks it.
 * Lengths are Unicode code points.
 */
export function trimText(text: string, limit: TextLimit, at: Place, key: string | number): string {
  // UTF-16 units are never fewer than code points, so that most texts are not counted at all.
  if (text.length <= limit.max + limit.allowance) return text
  const length = codePointCount(text)
  if (length <= limit.max + limit.allowance) return text
  const kept = Math.max(0, limit.max - ELLIPSIS.length)
  at.cut(key, length, [kept, limit.max])
  return text.slice(0, unitsOf(text, kept)) + ELLIPSIS.slice(0, limit.max)
}

function codePointCount(text: string): number {
  let count = text.length
  for (let i = 1; i < text.length; i += 1) {
    if (isLowSurrogate(text.charCodeAt(i)) && isHighSurrogate(text.charCodeAt(i - 1))) count -= 1
  }
  return count
}

/** UTF-16 units of the first `codePoints` code points. */
function unitsOf(text: string, codePoints: number): number {
  let units = 0
  for (let left = codePoints; left > 0 && units < text.length; left -= 1) {
    const pair =
      isHighSurrogate(text.charCodeAt(units)) &&
      units + 1 < text.length &&
      isLowSurrogate(text.charCodeAt(units + 1))
    units += pair ? 2 : 1
  }
  return units
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
