/** What Tab puts into rules. */
export const indent = '  '

/** A text and what of it is selected. */
export interface Selected {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The text after Tab, or with `back` after Shift and Tab: the selected lines move, or spaces come in. */
export function indented({ text, start, end }: Selected, back: boolean): Selected {
  const first = text.lastIndexOf('\n', start - 1) + 1
  if (!back && !text.slice(start, end).includes('\n')) {
    return {
      text: text.slice(0, start) + indent + text.slice(end),
      start: start + indent.length,
      end: start + indent.length
    }
  }
  const lines = text.slice(first, end).split('\n')
  const moved = lines.map((line) => (back ? line.replace(/^ {1,2}/, '') : line === '' ? line : indent + line))
  const [before, after] = [lines[0]?.length ?? 0, moved[0]?.length ?? 0]
  const joined = moved.join('\n')
  return {
    text: text.slice(0, first) + joined + text.slice(end),
    start: Math.max(first, start + after - before),
    end: first + joined.length
  }
}

/** The text with another line after its last one. */
export function withLine(text: string, line: string): string {
  if (text.trim() === '') return `${line}\n`
  return `${text.replace(/\n*$/, '\n')}${line}\n`
}

/** Where a line and column, both from 1, are in a text; its end for a place that is not there. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0
  for (let passed = 1; passed < line; passed++) {
    const next = text.indexOf('\n', start)
    if (next < 0) return text.length
    start = next + 1
  }
  const end = text.indexOf('\n', start)
  return Math.min(end < 0 ? text.length : end, start + column - 1)
}

/** Lines of a text; an empty one has one. */
export function countLines(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

/** How many lines say something: comments and empty ones do not. */
export function countRules(text: string): number {
  return text.split('\n').filter((line) => !/^\s*(#|$)/.test(line)).length
}
