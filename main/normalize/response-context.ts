import type { JsonObject } from '../../shared/model/json.ts'
import type { Place } from './findings.ts'
import { readBody } from './http-body.ts'
import { contentTypeOf, headerValue, parseCookies, readCookies, readHeaders } from './http-pairs.ts'
import { TREE } from './limits.ts'

/** The answer to the request: read as requests are. Its cookies stand in `Set-Cookie`. */
export function completeResponse(response: JsonObject, at: Place): void {
  const headers = readHeaders(response.headers, at)
  const setCookie = headers && headerValue(headers, 'Set-Cookie')
  const cookies = readCookies(response.cookies, at) ?? (setCookie ? parseCookies(setCookie, at) : undefined)
  const body = readBody(response.data, at, 'data', TREE.requestPart)
  const contentType = body.contentType ?? (headers && contentTypeOf(headers))
  set(
    response,
    'headers',
    headers?.filter(([name]) => name !== 'Set-Cookie')
  )
  set(response, 'cookies', cookies)
  set(response, 'data', body.data)
  set(response, 'inferred_content_type', contentType)
}

function set(object: JsonObject, key: string, value: JsonObject[string] | undefined): void {
  if (value === undefined) delete object[key]
  else object[key] = value
}
