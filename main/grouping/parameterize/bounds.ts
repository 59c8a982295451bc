/**
 * Letters of the scripts that part their words with spaces: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic. A number that is
 * glued to one of them belongs to a word, as with `utf8`; in Chinese, Japanese or Thai it stands by itself. For a class.
 */
export const LETTER =
  'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02af\\u0370-\\u058f\\u05d0-\\u05ea\\u0620-\\u064a'

/** Digits of today's scripts: Latin, Arabic, Persian, Devanagari, full width. For a class. */
export const DIGIT = '0-9\\u0660-\\u0669\\u06f0-\\u06f9\\u0966-\\u096f\\uff10-\\uff19'

/** No token begins in the middle of a word, and most do not end there. */
export const START = `(?<![${LETTER}${DIGIT}])`
export const END = `(?![${LETTER}${DIGIT}])`

export const HEX = '[0-9a-fA-F]'

/** Words in any mixture of cases, within the source of an expression. What is in brackets or after a backslash stays. */
export function anyCase(words: string): string {
  return words.replace(/\\.|\[[^\]]*\]|[a-z]/g, (part) =>
    part.length === 1 ? `[${part.toUpperCase()}${part}]` : part
  )
}
