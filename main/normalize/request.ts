import { Request } from '../../shared/model/event.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import type { Place } from './findings.ts'
import { readFreeFormObject } from './free-form.ts'
import { readBody } from './http-body.ts'
import {
  contentTypeOf,
  headerValue,
  parseCookies,
  parseQuery,
  readCookies,
  readHeaders,
  readPairs
} from './http-pairs.ts'
import { AUTO_IP } from './ip-address.ts'
import { TEXT, TREE } from './limits.ts'
import { namesOf, readOther } from './other-attributes.ts'
import { isEmpty, isFields, present, readFields, readText } from './readers.ts'
import { trimText } from './text-trimming.ts'

const KNOWN = namesOf(Request)

const METHOD = /^[A-Z\-_]{3,32}$/

/** The HTTP request that the program was answering, or that the page made. */
export function readRequest(value: unknown, at: Place, clientIp: string | undefined): Request | undefined {
  const fields = readFields(value, at, 'request')
  if (!fields) return undefined
  const inside = at.under('request')
  const { url, query, fragment } = splitUrl(readText(fields.url, inside, 'url'))
  const headers = readHeaders(fields.headers, inside)
  const cookieHeader = headers && headerValue(headers, 'Cookie')
  const body = readBody(fields.data, inside, 'data', TREE.requestPart)
  const request = present<Request>({
    method: readMethod(fields.method, inside),
    url: url === undefined ? undefined : trimText(url, TEXT.path, inside, 'url'),
    query_string: readQuery(fields.query_string, inside) ?? (query ? parseQuery(query, inside) : undefined),
    fragment: readText(fields.fragment ?? fragment, inside, 'fragment', TEXT.fragment),
    cookies:
      readCookies(fields.cookies, inside) ?? (cookieHeader ? parseCookies(cookieHeader, inside) : undefined),
    headers: withoutCookie(headers),
    env: readEnv(fields.env, inside, clientIp),
    data: body.data,
    inferred_content_type: body.contentType ?? (headers && contentTypeOf(headers)),
    other: readOther(fields, KNOWN, inside)
  })
  return isEmpty(request) ? undefined : request
}

function readMethod(value: unknown, at: Place): string | undefined {
  const method = readText(value, at, 'method')?.toUpperCase()
  if (method === undefined || METHOD.test(method)) return method
  at.problem('method', 'invalid_data', 'expected an HTTP method', value)
  return undefined
}

function splitUrl(sent: string | undefined): {
  url: string | undefined
  query: string | undefined
  fragment: string | undefined
} {
  const whole = sent?.endsWith('…') ? `${sent.slice(0, -1)}...` : sent
  const hash = whole?.indexOf('#') ?? -1
  const beforeHash = hash < 0 ? whole : whole?.slice(0, hash)
  const mark = beforeHash?.indexOf('?') ?? -1
  const url = mark < 0 ? beforeHash : beforeHash?.slice(0, mark)
  return {
    url: url === '' ? undefined : url,
    query: mark < 0 ? undefined : beforeHash?.slice(mark + 1),
    fragment: hash < 0 ? undefined : whole?.slice(hash + 1)
  }
}

function readQuery(value: unknown, at: Place): [string, string][] | undefined {
  if (typeof value === 'string') return parseQuery(value, at)
  return readPairs(value, at, 'query_string', TREE.query)
}

function withoutCookie(headers: [string, string][] | undefined): [string, string][] | undefined {
  const kept = headers?.filter(([name]) => name !== 'Cookie')
  return kept && kept.length > 0 ? kept : undefined
}

function readEnv(value: unknown, at: Place, clientIp: string | undefined): JsonObject | undefined {
  const env =
    isFields(value) && value.REMOTE_ADDR === AUTO_IP ? { ...value, REMOTE_ADDR: clientIp ?? null } : value
  return readFreeFormObject(env, at, 'env', TREE.requestPart)
}
