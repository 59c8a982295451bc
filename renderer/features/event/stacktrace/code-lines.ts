import type { Frame } from '../../../../shared/model/event.ts'

export interface CodeLine {
  /** Absent where the frame does not say which line it is. */
  readonly number: number | undefined
  readonly text: string
  readonly isCurrent: boolean
}

/** The source around a frame, with line numbers. */
export function codeLines({ pre_context = [], context_line, post_context = [], lineno }: Frame): CodeLine[] {
  if (context_line === undefined) return []
  const first = lineno === undefined ? undefined : lineno - pre_context.length
  return [...pre_context, context_line, ...post_context].map((text, index) => ({
    number: first === undefined ? undefined : first + index,
    text,
    isCurrent: index === pre_context.length
  }))
}

/** Leaves out the indentation that all lines share, so that deep code is not cut off at the right. */
export function dedent(lines: readonly CodeLine[]): CodeLine[] {
  const indents = lines
    .filter((line) => line.text.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line.text)?.[0] ?? '')
  const shortest = indents.reduce((best, each) => (each.length < best.length ? each : best), indents[0] ?? '')
  const isShared = indents.every((each) => each.startsWith(shortest))
  if (!isShared || shortest.length < 8) return [...lines]
  return lines.map((line) => ({
    ...line,
    text: line.text.slice(shortest.length)
  }))
}
