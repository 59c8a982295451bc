/** The scheme of links that the desktop application answers to. */
export const LINK_SCHEME = 'culprit'

/** The link to a place of the application, `/issues/12` and the like; with `store`, in that one beside the user's own. */
export function linkTo(place: string, store?: string): string {
  return `${LINK_SCHEME}://${store === undefined ? 'open' : `store/${store}`}${place}`
}
