/** True for a full IPv4 or IPv6 address, with a zone at most. */
export function isIpAddress(text: string): boolean {
  const address = text.replace(/%\w+$/, '')
  return address.includes(':') ? isIpv6(address) : isIpv4(address)
}

function isIpv4(address: string): boolean {
  const parts = address.split('.')
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
}

function isIpv6(address: string): boolean {
  const lastColon = address.lastIndexOf(':')
  const tail = address.slice(lastColon + 1)
  // The last two groups may be written as IPv4.
  if (tail.includes('.')) return isIpv4(tail) && isIpv6(`${address.slice(0, lastColon + 1)}0:0`)
  const halves = address.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false
  return halves.length === 2 ? groups.length <= 7 : groups.length === 8
}

/** Ends of host names. Those that are also file extensions, properties or log levels would hit code, not hosts. */
const TOP_LEVEL_DOMAINS: ReadonlySet<string> = new Set(
  `com org net edu gov mil biz arpa local internal localdomain onion xyz online tech ltd gmbh
  ae ar au ba bd bg bo br ca ch ci cl cn cr cu cy cz de dk dz ec ee eg es et eu fi fr gh gr hk hn hr hu ie il iq ir
  jo jp ke kr kw kz lb lk lu lv ma mt mx mz ng ni nl np nz om pa pe ph pt qa ro ru sa se sg si sk sv sy th tn tr tw tz
  ua ug uk us uy uz ve vn za zw`.split(/\s+/)
)

/** True for a name of at least two labels that ends in a known top-level domain, all of it in one case. */
export function isHostname(text: string): boolean {
  const end = text.slice(text.lastIndexOf('.') + 1)
  const lower = end.toLowerCase()
  return TOP_LEVEL_DOMAINS.has(lower) && (end === lower || end === end.toUpperCase())
}

/**
 * True for ids such as `k9Mtd2gDcgG`: letters and digits take turns far more often than in names. A capital before
 * small letters is no turn, so that `Base64Encoder` and `getHttp2Session` stay.
 */
export function isRandomId(text: string): boolean {
  let turns = 0
  for (let index = 1; index < text.length; index++) {
    const [before, after] = [kindOf(text.charCodeAt(index - 1)), kindOf(text.charCodeAt(index))]
    if (before !== after && !(before === 'upper' && after === 'lower')) turns++
  }
  return turns >= 4 && turns * 3 >= text.length && /\d/.test(text)
}

/** True for several ids in a row: each holds digits and letters, and together they look random. */
export function isMultiPartRandomId(text: string): boolean {
  const parts = text.split(/[-_]/)
  return parts.every((part) => /\d/.test(part) && /[a-zA-Z]/.test(part)) && isRandomId(parts.join(''))
}

function kindOf(code: number): 'digit' | 'upper' | 'lower' {
  if (code < 58) return 'digit'
  return code < 91 ? 'upper' : 'lower'
}
