/** A piece of a line. Texts are texts: whoever draws them never makes markup of them. */
export type Inline =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'strong' | 'em'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly type: 'break' }

/** A part of a note. */
export type Block =
  | { readonly type: 'paragraph' | 'heading' | 'quote'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | {
      readonly type: 'list'
      readonly isOrdered: boolean
      readonly start: number
      readonly items: readonly (readonly Inline[])[]
    }

const fence = /^\s{0,3}```/
const item = /^\s{0,9}(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/
const heading = /^#{1,4}\s+(.*)$/
const quote = /^>\s?(.*)$/

/**
 * Reads what people write of Markdown in notes: bold, italic, code, lists, quotes, headings, and links to http and
 * https. Everything else, HTML above all, stays the text that it is.
 */
export function parseMarkdown(text: string): Block[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const take = (fits: (line: string) => boolean): string[] => {
      const start = at
      while (at < lines.length && fits(lines[at] ?? '')) at++
      return lines.slice(start, at)
    }
    if (line.trim() === '') at++
    else if (fence.test(line)) {
      at++
      const code = take((each) => !fence.test(each))
      at++
      blocks.push({ type: 'code', text: code.join('\n') })
    } else if (item.test(line)) blocks.push(toList(take((each) => item.test(each))))
    else if (quote.test(line)) {
      const quoted = take((each) => quote.test(each)).map((each) => quote.exec(each)?.[1] ?? '')
      blocks.push({ type: 'quote', children: parseInline(quoted.join('\n')) })
    } else if (heading.test(line)) {
      at++
      blocks.push({ type: 'heading', children: parseInline(heading.exec(line)?.[1] ?? '') })
    } else {
      const paragraph = take(
        (each) => each.trim() !== '' && ![fence, item, quote, heading].some((kind) => kind.test(each))
      )
      blocks.push({ type: 'paragraph', children: parseInline(paragraph.join('\n')) })
    }
  }
  return blocks
}

function toList(lines: readonly string[]): Block {
  const matches = lines.map((line) => item.exec(line))
  const first = matches[0]?.[1]
  return {
    type: 'list',
    isOrdered: first !== undefined,
    start: Number(first ?? 1),
    items: matches.map((match) => parseInline(match?.[2] ?? ''))
  }
}

/**
 * One step through a line, the first that fits: an escaped character, code, a link, bold, italic, an address, a line's end.
 * Lengths are bounded, so that no text takes more than a moment.
 */
const piece = new RegExp(
  [
    String.raw`\\(?<escaped>[\\${'`'}*_[\]#>-])`,
    String.raw`${'`'}(?<code>[^${'`'}\n]{1,2000})${'`'}`,
    String.raw`\[(?<label>[^\]\n]{1,300})\]\((?<target>[^\s()]{1,2000})\)`,
    String.raw`\*\*(?=\S)(?<strong>[^\n]{1,1000}?)(?<=\S)\*\*`,
    String.raw`(?<![\w*])\*(?=[^\s*])(?<em>[^*\n]{1,1000})(?<=\S)\*(?![\w*])`,
    String.raw`(?<![\w_])_(?=[^\s_])(?<em2>[^_\n]{1,1000})(?<=\S)_(?![\w_])`,
    String.raw`(?<url>\bhttps?:\/\/[^\s<>"'${'`'}{}|\\^()[\]*\u202a-\u202e\u2066-\u2069]{1,2000})`,
    String.raw`(?<break>\n)`
  ].join('|'),
  'gu'
)

function parseInline(text: string): Inline[] {
  const parts: Inline[] = []
  let last = 0
  for (const match of text.matchAll(piece)) {
    const read = toInline(match)
    if (read === undefined) continue
    if (match.index > last) parts.push({ type: 'text', text: text.slice(last, match.index) })
    parts.push(read.part)
    last = match.index + read.length
  }
  if (last < text.length) parts.push({ type: 'text', text: text.slice(last) })
  return parts
}

/** A piece and how much of the text it takes; undefined for what only looks like one and stays as it was written. */
function toInline({ 0: whole, groups = {} }: RegExpMatchArray): { part: Inline; length: number } | undefined {
  const { escaped, code, label, target, strong, em, em2, url } = groups
  const read = (part: Inline | undefined, length = whole.length) => part && { part, length }
  if (escaped !== undefined) return read({ type: 'text', text: escaped })
  if (code !== undefined) return read({ type: 'code', text: code })
  if (label !== undefined && target !== undefined) return read(toLink(target, parseInline(label)))
  if (strong !== undefined) return read({ type: 'strong', children: parseInline(strong) })
  const slanted = em ?? em2
  if (slanted !== undefined) return read({ type: 'em', children: parseInline(slanted) })
  if (url === undefined) return read({ type: 'break' })
  // what ends a sentence is no part of the address
  const address = url.replace(/[.,;:!?]+$/, '')
  return read(toLink(address, [{ type: 'text', text: address }]), address.length)
}

/** Only addresses of the web lead anywhere. */
function toLink(target: string, children: readonly Inline[]): Inline | undefined {
  if (!URL.canParse(target)) return undefined
  const { protocol, href } = new URL(target)
  if (protocol !== 'http:' && protocol !== 'https:') return undefined
  // no link in a link
  return { type: 'link', url: href, children: children.flatMap(withoutLinks) }
}

function withoutLinks(part: Inline): Inline[] {
  if (part.type === 'link') return part.children.flatMap(withoutLinks)
  if (part.type === 'strong' || part.type === 'em') {
    return [{ type: part.type, children: part.children.flatMap(withoutLinks) }]
  }
  return [part]
}
