import type { SearchProblem } from './search-problem.ts'
import type { Span } from './syntax-tree.ts'

const MAX_PROBLEMS = 20

/** The text being read, and what was found wrong in it so far. */
export interface Source {
  readonly text: string
  readonly problems: SearchProblem[]
  /** Where the quote that opens at `open` closes: the next one without a backslash to escape it; -1 if none does. */
  closingQuote(open: number): number
}

export function createSource(text: string): Source {
  // Once a quote was found open, all after it are too: asking again for each would make hostile text slow.
  let unclosedFrom = Number.POSITIVE_INFINITY
  return {
    text,
    problems: [],
    closingQuote(open) {
      if (open >= unclosedFrom) return -1
      for (let at = open + 1; at < text.length; at++) {
        const char = text[at]
        if (char === '"') return at
        if (char === '\\') at = skipBackslashes(text, at)
      }
      unclosedFrom = open
      return -1
    }
  }
}

/** Index of the last character that belongs to the backslashes at `at`: of the quote, where they escape one. */
function skipBackslashes(text: string, at: number): number {
  let end = at
  while (text[end] === '\\') end++
  return text[end] === '"' && (end - at) % 2 === 1 ? end : end - 1
}

/** Reports a problem; those after the twentieth help nobody. */
export function report(source: Source, code: SearchProblem['code'], at: Span, message: string): void {
  if (source.problems.length < MAX_PROBLEMS) {
    source.problems.push({ code, message, start: at.start, end: at.end })
  }
}

/** Whitespace within a line. Line breaks part terms too, but are reported. */
export function isSpace(char: string | undefined): boolean {
  return char !== undefined && /[^\S\n\r]/.test(char)
}

export function isLineBreak(char: string | undefined): boolean {
  return char === '\n' || char === '\r'
}

/** True at the end of the text and before whitespace or a parenthesis: there, every value without quotes ends. */
export function isEnd(text: string, at: number): boolean {
  return at >= text.length || /[\s()]/.test(text[at] ?? '')
}

/** Where the run that starts at `start` ends. */
export function endOfRun(text: string, start: number): number {
  let end = start
  while (!isEnd(text, end)) end++
  return end
}
