import type { Request } from '../../../../shared/model/event.ts'
import type { Json } from '../../../../shared/model/json.ts'

type Pair = readonly [string, string]

/** Quotes for a POSIX shell, within double quotes. */
function quote(text: string): string {
  return `"${text.replace(/["$`\\]/g, '\\$&')}"`
}

function encode(pairs: readonly Pair[]): string {
  return pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&')
}

/** A request's address with its query and fragment. */
export function fullUrl({ url = '', query_string = [], fragment }: Request): string {
  const query = query_string.length === 0 ? '' : `?${encode(query_string)}`
  return `${url}${query}${fragment === undefined || fragment === '' ? '' : `#${fragment}`}`
}

function bodyText(data: Json, contentType: string | undefined): string {
  if (typeof data === 'string') return data
  const isForm = contentType === 'application/x-www-form-urlencoded'
  if (isForm && typeof data === 'object' && data !== null && !Array.isArray(data)) {
    return encode(Object.entries(data).map(([key, value]): Pair => [key, String(value)]))
  }
  return JSON.stringify(data)
}

const isGzip = ([name, value]: Pair) => name.toLowerCase() === 'accept-encoding' && value.includes('gzip')

/** A command that sends the request again. Headers are sorted, so that two requests can be compared. */
export function curlCommand(request: Request): string {
  const { method = 'GET', headers = [], data, inferred_content_type } = request
  const parts = ['curl']
  if (method.toUpperCase() !== 'GET') parts.push(`-X ${method.toUpperCase()}`)
  if (headers.some(isGzip)) parts.push('--compressed')
  for (const [name, value] of headers.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    parts.push(`-H ${quote(`${name}: ${value}`)}`)
  }
  if (data !== undefined && data !== null && data !== '') {
    parts.push(`--data ${quote(bodyText(data, inferred_content_type))}`)
  }
  parts.push(quote(fullUrl(request)))
  return parts.join(' \\\n  ')
}

const mostInTitle = 36

/** A request in a few words: its method, the end of its path, and whom it went to. */
export function requestTitle({ method, url }: Request): string | undefined {
  if (url === undefined) return method
  const { pathname, host } = URL.canParse(url) ? new URL(url) : { pathname: url, host: '' }
  const path = pathname.length <= mostInTitle ? pathname : `…${pathname.slice(-mostInTitle)}`
  return [method, path, host].filter((part) => part !== undefined && part !== '').join(' ')
}

/** The address if a click may open it: an absolute one of the web, without a way to run anything. */
export function safeUrl(url: string): string | undefined {
  try {
    const { protocol, href } = new URL(url)
    return protocol === 'http:' || protocol === 'https:' ? href : undefined
  } catch {
    return undefined
  }
}
