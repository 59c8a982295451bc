/** A piece of a text that is drawn in a way of its own. Joined, the pieces are the text again. */
export interface TextPart {
  readonly text: string
  /** Where a click may lead: an absolute address of the web. */
  readonly url?: string
  /** It is what was searched for. */
  readonly isMatch?: boolean
}

/** Longer texts are not looked through: nobody follows a link in a dump. */
const mostCharacters = 20_000

/** What an address cannot contain as it is: white space, quotes and brackets around it, marks that turn the direction. */
const address = /\bhttps?:\/\/[^\s<>"'`{}|\\^\u202a-\u202e\u2066-\u2069]+/gi
/** What follows an address in a sentence. */
const trailing = /[.,:;!?)\]]+$/

/** The addresses of the web in a text, and what stands between them. */
export function linkParts(text: string): readonly TextPart[] {
  if (text.length > mostCharacters || !/https?:\/\//i.test(text)) return [{ text }]
  const parts: TextPart[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    const url = found.replace(trailing, '')
    if (!URL.canParse(url)) continue
    if (index > from) parts.push({ text: text.slice(from, index) })
    parts.push({ text: url, url })
    from = index + url.length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}

/** The places of a text that say what was searched for, and what stands between them. Case does not matter. */
export function matchParts(text: string, search: string): readonly TextPart[] {
  const wanted = search.trim().toLowerCase()
  const folded = text.toLowerCase()
  // A few letters change their length with their case: then no place in one text is a place in the other.
  if (wanted === '' || folded.length !== text.length || text.length > mostCharacters) return [{ text }]
  const parts: TextPart[] = []
  let from = 0
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, from)) {
    if (at > from) parts.push({ text: text.slice(from, at) })
    from = at + wanted.length
    parts.push({ text: text.slice(at, from), isMatch: true })
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}
