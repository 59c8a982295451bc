import { Place } from '../../shared/contract/desktop.ts'
import { LINK_SCHEME } from '../../shared/model/deep-link.ts'

/** What a link asks for: a place of the application (in which store), or an event whose issue must be found first. */
export type LinkTarget = { readonly place: string; readonly store?: string } | { readonly eventId: string }

/**
 * Reads `culprit://issue/12`, `culprit://issue/SHOP-3`, `culprit://event/<32 digits>`, `culprit://project/1` and
 * `culprit://open/<any place>`, `culprit://store/<its id>/<any place>`. Undefined for anything else: links come from anywhere.
 */
export function parseLink(text: string): LinkTarget | undefined {
  if (!isLink(text) || !URL.canParse(text)) return undefined
  const rest = text.slice(LINK_SCHEME.length + 3)
  const slash = rest.indexOf('/')
  const kind = slash < 0 ? rest : rest.slice(0, slash)
  const name = slash < 0 ? '' : rest.slice(slash + 1)
  switch (kind.toLowerCase()) {
    case 'issue':
      return /^\d{1,15}\/?$/.test(name)
        ? toPlace(`/issues/${name.replace(/\/$/, '')}`)
        : toPlace(/^[A-Za-z0-9-]{3,60}$/.test(name) ? `/issues?query=${name}` : '')
    case 'event':
      return /^[0-9a-f]{32}$/i.test(name) ? { eventId: name.toLowerCase() } : undefined
    case 'project':
      return toPlace(/^[\w.-]{1,64}$/.test(name) ? `/projects/${name}` : '')
    case 'open':
      return toPlace(`/${name}`)
    case 'store':
      return toPlaceAside(name)
    default:
      return undefined
  }
}

/** A scheme may be written in capitals. */
export function isLink(text: string): boolean {
  return text.slice(0, LINK_SCHEME.length + 3).toLowerCase() === `${LINK_SCHEME}://`
}

function toPlaceAside(name: string): LinkTarget | undefined {
  const [, store, place = ''] = /^([0-9a-f-]{36})(\/.*)$/.exec(name) ?? []
  const target = toPlace(place)
  return target && store !== undefined ? { ...target, store } : undefined
}

function toPlace(text: string): { readonly place: string } | undefined {
  const place = Place.safeParse(text)
  return place.success ? { place: place.data } : undefined
}
