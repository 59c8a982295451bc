/**
 * Reads the part of YAML that snapshots are written in: block mappings and sequences, plain scalars and quoted ones
 * over several lines, `{}` and `[]`.
 */
export function parseYaml(text: string): unknown {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
  return new BlockReader(lines).readBlock(0)
}

class BlockReader {
  readonly #lines: string[]
  #at = 0

  constructor(lines: string[]) {
    this.#lines = lines
  }

  readBlock(minIndent: number): unknown {
    const line = this.#lines[this.#at] ?? ''
    const indent = indentOf(line)
    if (indent < minIndent) return null
    return line.trimStart().startsWith('- ') ? this.#readSequence(indent) : this.#readMapping(indent)
  }

  #readSequence(indent: number): unknown[] {
    const items: unknown[] = []
    for (;;) {
      const line = this.#lines[this.#at]
      if (line === undefined || indentOf(line) !== indent || !line.trimStart().startsWith('- ')) return items
      const rest = line.slice(indent + 2)
      if (rest.startsWith('- ') || KEY.test(rest)) {
        // The item is a block that begins on the dash's line: read it as if the dash were space.
        this.#lines[this.#at] = `${' '.repeat(indent + 2)}${rest}`
        items.push(this.readBlock(indent + 1))
      } else {
        this.#at++
        items.push(this.#readScalar(rest, indent))
      }
    }
  }

  #readMapping(indent: number): Record<string, unknown> {
    const mapping: Record<string, unknown> = {}
    for (;;) {
      const line = this.#lines[this.#at]
      const match = line !== undefined && indentOf(line) === indent ? KEY.exec(line.trimStart()) : null
      if (!match || line === undefined) return mapping
      const rest = line.trimStart().slice(match[0].length).trim()
      this.#at++
      // A sequence may stand at the indentation of its key.
      mapping[unquote(match[1] ?? '')] =
        rest === '' ? this.#readNested(indent) : this.#readScalar(rest, indent)
    }
  }

  #readNested(indent: number): unknown {
    const line = this.#lines[this.#at] ?? ''
    const isSequence = line.trimStart().startsWith('- ')
    return this.readBlock(isSequence ? indent : indent + 1)
  }

  /** A scalar goes on over lines that are indented further: their breaks are folded into spaces. */
  #readScalar(start: string, indent: number): unknown {
    let text = start
    for (let line = this.#lines[this.#at]; line !== undefined && indentOf(line) > indent; ) {
      if (isComplete(text)) break
      text =
        text.endsWith('\\') && text.startsWith('"')
          ? text.slice(0, -1) + line.trim().replace(/^\\/, '')
          : `${text} ${line.trim()}`
      this.#at++
      line = this.#lines[this.#at]
    }
    return scalar(text)
  }
}

const KEY = /^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s'"{[][^:]*?):(?=\s|$)/

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function isComplete(text: string): boolean {
  if (text.startsWith("'")) return /^'(?:[^']|'')*'$/.test(text)
  return text.startsWith('"') && /^"(?:[^"\\]|\\.)*"$/.test(text)
}

function scalar(text: string): unknown {
  if (text === 'null' || text === '~') return null
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === '{}') return {}
  if (text === '[]') return []
  return /^-?\d+$/.test(text) ? Number(text) : unquote(text)
}

function unquote(text: string): string {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'")
  if (!text.startsWith('"')) return text
  return text.slice(1, -1).replace(/\\(?:x(..)|u(....)|(.))/g, (_, byte, unit, char) => {
    if (byte ?? unit) return String.fromCharCode(Number.parseInt(byte ?? unit, 16))
    return ESCAPES[char] ?? char
  })
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', '0': '\0' }
