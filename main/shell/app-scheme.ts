import { fileURLToPath } from 'node:url'
import { protocol } from 'electron'
import { readAsset, SECURITY_HEADERS } from '../transports/asset.ts'

const ORIGIN = 'app://culprit'
const PAGE_URL = `${ORIGIN}/index.html`

/** Own scheme instead of file://: a real origin, a policy from a header, and no way to other files. Before `ready`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // its scripts are compiled once, and not at each start
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }
  ])
}

/** Serves the built renderer, and nothing outside of it. After `ready`. */
export function setupAppScheme(): void {
  const root = fileURLToPath(new URL('../renderer/', import.meta.url))
  protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    const asset =
      url.host === 'culprit' && request.method === 'GET' ? await readAsset(root, url.pathname) : undefined
    if (!asset) return new Response('not found', { status: 404, headers: SECURITY_HEADERS })
    return new Response(asset.body, { headers: { ...SECURITY_HEADERS, 'Content-Type': asset.contentType } })
  })
}

export function isOwnPage(url: string): boolean {
  return url.startsWith(`${ORIGIN}/`)
}

/** The page at a place of the application (`/issues/12`), or where it starts. */
export function pageUrl(place?: string): string {
  return place === undefined ? PAGE_URL : `${PAGE_URL}#${place}`
}

/** The place that an address of the page names; undefined for any other address. */
export function placeOf(url: string): string | undefined {
  return url.startsWith(`${PAGE_URL}#/`) ? url.slice(PAGE_URL.length + 1) : undefined
}
