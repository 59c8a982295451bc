import type { PatternValue, TextValue } from './syntax-tree.ts'

/**
 * Reads the text of a value, without its outer quotes: `*` is a wildcard, `\*` a star, `\"` a quote. Backslashes mean
 * something only right before a star or a quote (the closing one, too): there, two stand for one. Everywhere else they are
 * plain characters, as in `C:\app\main.js`.
 */
export function decodeText(raw: string, quoted: boolean): TextValue | PatternValue {
  const pieces: string[] = []
  let piece = ''
  for (let at = 0; at < raw.length; at++) {
    const char = raw[at]
    if (char === '*') {
      pieces.push(piece)
      piece = ''
    } else if (char === '\\') {
      const end = endOfBackslashes(raw, at)
      const count = end - at
      const next = raw[end]
      const escapes = next === '"' || next === '*' || (quoted && end === raw.length)
      const isEscaped = escapes && count % 2 === 1 && next !== undefined
      piece += '\\'.repeat(escapes ? Math.floor(count / 2) : count) + (isEscaped ? next : '')
      at = isEscaped ? end : end - 1
    } else piece += char
  }
  pieces.push(piece)
  return toText(pieces)
}

/** A text, or a pattern of the pieces between stars; stars beside each other are one. */
export function toText(pieces: readonly string[]): TextValue | PatternValue {
  const last = pieces.length - 1
  const kept = pieces.filter((piece, index) => piece !== '' || index === 0 || index === last)
  return last === 0 ? { type: 'text', text: pieces[0] ?? '' } : { type: 'pattern', pieces: kept }
}

/** The opposite of `decodeText`, without quotes around it. */
export function encodeText(value: TextValue | PatternValue, quoted: boolean): string {
  const pieces = value.type === 'text' ? [value.text] : value.pieces
  return pieces.map((piece, index) => escapePiece(piece, quoted || index < pieces.length - 1)).join('*')
}

/** `beforeSpecial`: a wildcard or a closing quote follows. */
function escapePiece(piece: string, beforeSpecial: boolean): string {
  let escaped = ''
  for (let at = 0; at < piece.length; at++) {
    const end = endOfBackslashes(piece, at)
    const slashes = piece.slice(at, end)
    const next = piece[end]
    const isSpecial = next === '"' || next === '*'
    const doubles = isSpecial || (next === undefined && beforeSpecial)
    escaped += slashes + (doubles ? slashes : '') + (isSpecial ? '\\' : '') + (next ?? '')
    at = end
  }
  return escaped
}

function endOfBackslashes(text: string, start: number): number {
  let end = start
  while (text[end] === '\\') end++
  return end
}

/** The pieces that a text or a pattern must match, with what `contains`, `startswith` or `endswith` puts around it. */
export function toPattern(
  operator: 'contains' | 'startswith' | 'endswith',
  value: TextValue | PatternValue
): PatternValue {
  const pieces = value.type === 'text' ? [value.text] : [...value.pieces]
  if (operator !== 'startswith') pieces.unshift('')
  if (operator !== 'endswith') pieces.push('')
  const pattern = toText(pieces)
  return pattern.type === 'pattern' ? pattern : { type: 'pattern', pieces: ['', ''] }
}
