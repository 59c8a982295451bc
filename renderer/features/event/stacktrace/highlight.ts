import type { Frame } from '../../../../shared/model/event.ts'

export type TokenKind = 'plain' | 'word' | 'text' | 'number' | 'comment'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
}

/** How a language marks what stands out. A line is read alone: what began before it is not known. */
interface Language {
  readonly words: ReadonlySet<string>
  /** What starts a comment that goes to the end of the line. */
  readonly comment: RegExp
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const slashes = /^\/\/|^\/\*/
const hash = /^#/

const c = words(
  'abstract as async await base bool boolean break byte case catch chan char class const continue crate def default defer delete do double dyn else enum export extends extern false final finally float fn for foreach from func function go goto guard if impl implements import in inline instanceof int interface internal is let lock long loop match mod move mut namespace new nil null nullptr of operator out override package private protected protocol pub public readonly ref return sealed self short sizeof static string struct super switch this throw throws trait true try type typeof undefined unsafe use using val var virtual void volatile when where while yield'
)
const script = words(
  'False None True alias and as assert async await begin break case class continue def defined del do elif else elsif end ensure except false finally fn for from global if import in is lambda match module next nil nonlocal not or pass raise redo rescue retry return self super then true try undef unless until when while with yield'
)
const php = words(
  'abstract and array as break case catch class const continue default do echo else elseif empty enum extends false final finally fn for foreach function global if implements instanceof interface isset list match namespace new null or print private protected public readonly require return static switch this throw trait true try unset use var while yield'
)

const curly: Language = { words: c, comment: slashes }
const scripting: Language = { words: script, comment: hash }
const phpLanguage: Language = { words: php, comment: /^\/\/|^\/\*|^#(?!\[)/ }

const byExtension = new Map<string, Language>([
  ...['py', 'rb', 'ex', 'exs', 'erb', 'rake'].map((name) => [name, scripting] as const),
  ['php', phpLanguage]
])
const byPlatform = new Map<string, Language>([
  ...['python', 'ruby', 'elixir'].map((name) => [name, scripting] as const),
  ['php', phpLanguage]
])

/** The language of a frame: by its file's extension, else by its platform. */
export function languageOf({ filename = '' }: Frame, platform: string): Language {
  const extension = /\.(\w+)$/.exec(filename)?.[1]?.toLowerCase() ?? ''
  return byExtension.get(extension) ?? byPlatform.get(platform) ?? curly
}

const string = /^(?:"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|`(?:\\.|[^`\\])*`?)/
const number = /^(?:0[xbo][\da-f_]+|\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)/i
const name = /^[\p{L}_$][\p{L}\p{N}_$]*/u
const other = /^[^\p{L}\p{N}_$"'`/#*]+|^./su

/** A line within a comment of several, as they are usually written. */
const withinComment = /^\s*\*(?:\s|\/|$)/

/** Longer lines are machine-made: there is nothing to read in them. */
const mostCharacters = 500

/** A line of code in parts that are coloured differently. Joined they are the line again. */
export function highlight(line: string, { words, comment }: Language): readonly Token[] {
  if (line.length > mostCharacters) return [{ kind: 'plain', text: line }]
  if (comment !== hash && withinComment.test(line)) return [{ kind: 'comment', text: line }]
  const tokens: Token[] = []
  let rest = line
  let wasName = false
  while (rest !== '') {
    const token = nextToken(rest, words, comment, wasName)
    tokens.push(token)
    wasName = name.test(token.text) || token.text.endsWith('.')
    rest = rest.slice(token.text.length)
  }
  return tokens
}

function nextToken(rest: string, words: ReadonlySet<string>, comment: RegExp, wasName: boolean): Token {
  if (comment.test(rest)) return { kind: 'comment', text: rest }
  const found = string.exec(rest)?.[0]
  if (found !== undefined) return { kind: 'text', text: found }
  const digits = wasName ? undefined : number.exec(rest)?.[0]
  if (digits !== undefined) return { kind: 'number', text: digits }
  const word = name.exec(rest)?.[0]
  // A member is no keyword: `promise.catch`.
  if (word !== undefined) return { kind: words.has(word) && !wasName ? 'word' : 'plain', text: word }
  return { kind: 'plain', text: other.exec(rest)?.[0] ?? rest.slice(0, 1) }
}
