import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** A file of the renderer, for `app://` and for HTTP alike. */
export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>
  readonly contentType: string
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.map': 'application/json'
}

/** Nothing but the page's own files: no inline script, no other host, no frame around or inside. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join('; ')

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin'
}

/** Reads a file below `root`; undefined for anything outside of it, of an unknown kind, or not there. */
export async function readAsset(root: string, pathname: string): Promise<Asset | undefined> {
  const path = resolveInside(root, pathname === '/' ? '/index.html' : pathname)
  const contentType = path && CONTENT_TYPES[extname(path)]
  if (!path || !contentType) return undefined
  try {
    return { body: new Uint8Array(await readFile(path)), contentType }
  } catch {
    return undefined
  }
}

/** The path that a URL's path names below `root`; undefined if it would lead out of it. */
export function resolveInside(root: string, pathname: string): string | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined
  const base = normalize(root + sep)
  const path = join(base, decoded)
  return path.startsWith(base) ? path : undefined
}
