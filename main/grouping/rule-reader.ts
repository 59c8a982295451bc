/** Where a line of a rule file cannot be read, or hardly means what it says. Line and column count from 1. */
export interface RuleProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** Thrown inside of a parser to give up on one line; `parseLines` turns it into a problem. */
class LineError extends Error {
  readonly offset: number

  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

/** Reads one line of a rule file from left to right. */
export class RuleReader {
  readonly #text: string
  readonly #doubts: { readonly offset: number; readonly message: string }[] = []
  #offset = 0

  constructor(text: string) {
    this.#text = text
  }

  get offset(): number {
    return this.#offset
  }

  get doubts(): readonly { readonly offset: number; readonly message: string }[] {
    return this.#doubts
  }

  /** Remembers what is probably not meant as it is written. The line counts all the same. */
  doubt(message: string, offset: number): void {
    this.#doubts.push({ offset, message })
  }

  skipSpace(): void {
    this.take(/\s*/y)
  }

  /** True at the end of the line, or where a comment begins. */
  isDone(): boolean {
    this.skipSpace()
    return this.#offset >= this.#text.length || this.#text[this.#offset] === '#'
  }

  startsWith(text: string): boolean {
    return this.#text.startsWith(text, this.#offset)
  }

  /** Steps over a sticky pattern's match and returns it; undefined, without a step, where there is none. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#offset
    const match = pattern.exec(this.#text)
    if (!match) return undefined
    this.#offset += match[0].length
    return match
  }

  takeText(text: string): boolean {
    if (!this.startsWith(text)) return false
    this.#offset += text.length
    return true
  }

  expect(text: string): void {
    this.skipSpace()
    if (!this.takeText(text)) this.fail(`expected "${text}"`)
  }

  /** A value in double quotes, with backslash escapes, or everything up to white space. */
  takeValue(unquoted: RegExp): string | undefined {
    const quoted = this.take(/"((?:[^"\\]|\\.)*)"/y)
    if (quoted) return unescapeQuoted(quoted[1] ?? '')
    if (this.startsWith('"')) this.fail('a quote is never closed')
    return this.take(unquoted)?.[0]
  }

  fail(reason: string, offset = this.#offset): never {
    const near = this.#text.slice(offset).trim().slice(0, 20)
    throw new LineError(near ? `${reason}, near "${near}"` : `${reason}, but the line ends`, offset)
  }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\']
])

/** Only escapes that mean a character are resolved: `\[` and `\{` stay for the glob. */
function unescapeQuoted(text: string): string {
  return text.replace(/\\(.)/gs, (whole, char: string) => ESCAPES.get(char) ?? whole)
}

/** Quotes a value so that it reads back as itself. */
export function quote(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`
}

/** What was read of a file of rules. */
export interface ParsedRules<Rule> {
  readonly rules: Rule[]
  /** Lines that cannot be read, and are left out. */
  readonly problems: RuleProblem[]
  /** Places that are probably not meant as they are written, in rules that count. */
  readonly warnings: RuleProblem[]
}

/** Parses a file line by line; blank lines and comments are skipped, a bad line does not hide the others. */
export function parseLines<Rule>(
  text: string,
  parseLine: (reader: RuleReader, source: string) => Rule
): ParsedRules<Rule> {
  const rules: Rule[] = []
  const problems: RuleProblem[] = []
  const warnings: RuleProblem[] = []
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const reader = new RuleReader(line)
    try {
      if (!reader.isDone()) rules.push(parseLine(reader, line))
      for (const { offset, message } of reader.doubts) {
        warnings.push({ line: index + 1, column: offset + 1, message })
      }
    } catch (error) {
      if (!(error instanceof LineError)) throw error
      problems.push({ line: index + 1, column: error.offset + 1, message: error.message })
    }
  }
  return { rules, problems, warnings }
}
