/** The scheme of links that the desktop application answers to. */
export const LINK_SCHEME = 'culprit'

/** The link to a place of the application, `/issues/12` and the like. */
export function linkTo(place: string): string {
  return `${LINK_SCHEME}://open${place}`
}
