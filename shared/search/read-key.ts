import type { Source } from './source.ts'
import type { Key, Span } from './syntax-tree.ts'

const EXPLICIT = /(tags|flags)\[(?:"([^"\n]+)"|([\w.:-]+))(?:[ \t]*,[ \t]*(number|string))?\]/y
const PLAIN = /[\w.-]+/y
/** No quote inside, not even an escaped one: then it is a phrase. */
const QUOTED = /"((?:[^"\n\\]|\\(?!"))+)"/y
const AGGREGATE_NAME = /([\w.-]+)\(\s*/y
/** One argument and what follows it: a comma or the end. */
const ARGUMENT = /(?:"((?:\\"|[^"\n])*)"|([^()\s,"]+))\s*(,\s*|(?=\)))/y

/** Reads a key: `name`, `"quoted:name"`, `tags[name]`, `tags[name,number]`, `flags["name"]`. */
export function readKeyName({ text }: Source, start: number): (Key & Span) | undefined {
  const explicit = matchAt(EXPLICIT, text, start)
  if (explicit) {
    const name = explicit[2] ?? explicit[3] ?? ''
    const span = { start, end: EXPLICIT.lastIndex }
    if (explicit[1] !== 'tags') return { type: 'flag', name, ...span }
    return { type: 'tag', name, ...(explicit[4] === 'number' && { isNumber: true as const }), ...span }
  }
  const plain = matchAt(PLAIN, text, start)
  if (plain) return { type: 'plain', name: plain[0], start, end: PLAIN.lastIndex }
  const quoted = matchAt(QUOTED, text, start)
  return quoted && { type: 'plain', name: quoted[1] ?? '', start, end: QUOTED.lastIndex }
}

/** Reads the key of a filter, which may be an aggregate too; undefined unless a colon follows. */
export function readFilterKey(source: Source, start: number): (Key & Span) | undefined {
  const key = readAggregate(source, start) ?? readKeyName(source, start)
  return key && source.text[key.end] === ':' ? key : undefined
}

/** `p95()`, `percentage(a, "b c")`. */
function readAggregate({ text }: Source, start: number): (Key & Span) | undefined {
  const name = matchAt(AGGREGATE_NAME, text, start)
  if (!name) return undefined
  const args: string[] = []
  let at = AGGREGATE_NAME.lastIndex
  for (let isMore = text[at] !== ')'; isMore; at = ARGUMENT.lastIndex) {
    const argument = matchAt(ARGUMENT, text, at)
    if (!argument) return undefined
    args.push(argument[1]?.replaceAll('\\"', '"') ?? argument[2] ?? '')
    isMore = argument[3] !== ''
  }
  return text[at] === ')' ? { type: 'aggregate', name: name[1] ?? '', args, start, end: at + 1 } : undefined
}

/** Matches a sticky expression, which then tells where it ended. */
function matchAt(sticky: RegExp, text: string, start: number): RegExpExecArray | undefined {
  sticky.lastIndex = start
  return sticky.exec(text) ?? undefined
}
