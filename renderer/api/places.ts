import { linkTo } from '../../shared/model/deep-link.ts'
import { client } from './connection.ts'
import { isDesktop } from './desktop.ts'

/** The places of things, as the address names them. */
export const places = {
  issue: (id: string) => `/issues/${encodeURIComponent(id)}`,
  event: (issueId: string, id: string) => `/issues/${encodeURIComponent(issueId)}/events/${id}`,
  project: (id: string) => `/projects/${encodeURIComponent(id)}`
}

/** The store that this window shows, where it is not the user's own: links lead into it. */
let sideStoreId: string | undefined

export function linkIntoStore(id: string): void {
  sideStoreId = id
}

/** A link to a place that can be followed from elsewhere: into the desktop application, or to the page in a browser. */
export function linkToPlace(place: string): string {
  return isDesktop ? linkTo(place, sideStoreId) : addressOf(place)
}

/** What opening a place beside this one is called. */
export const besideWords = isDesktop ? 'Open in new window' : 'Open in new tab'

/** Opens a place in a window of its own. */
export async function openBeside(place: string): Promise<void> {
  if (isDesktop) await client.desktop.openWindow({ place })
  // it may know its opener, which is the same page, and so has its token too
  else window.open(addressOf(place))
}

function addressOf(place: string): string {
  return new URL(`#${place}`, window.location.href).href
}
