import type { Event } from '../../../../shared/model/event.ts'
import type { Json } from '../../../../shared/model/json.ts'

/** A GraphQL request with what the server said against it. */
export interface GraphqlRequest {
  readonly lines: readonly { readonly text: string; readonly errors: readonly string[] }[]
  /** Errors that name no line. */
  readonly others: readonly string[]
  /** What was sent beside the query: variables, the operation's name. */
  readonly rest: readonly [string, Json][]
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What the request's body says in GraphQL; undefined where it is none. */
export function graphqlRequest({ request, contexts }: Event): GraphqlRequest | undefined {
  const data = request?.data
  if (!isObject(data) || typeof data.query !== 'string') return undefined
  if (!/^\s*(?:query|mutation|subscription|fragment|\{|#)/.test(data.query)) return undefined
  const errors = errorsOf(contexts.response?.data)
  const { query, ...rest } = data
  const lines = query.split('\n').map((text, index) => ({
    text,
    errors: errors.filter(({ line }) => line === index + 1).map(({ message }) => message)
  }))
  const others = errors
    .filter(({ line }) => line === undefined || line > lines.length)
    .map(({ message }) => message)
  return { lines, others, rest: Object.entries(rest) }
}

interface GraphqlError {
  readonly message: string
  /** From 1. */
  readonly line: number | undefined
}

function errorsOf(answer: Json | undefined): GraphqlError[] {
  if (!isObject(answer) || !Array.isArray(answer.errors)) return []
  return answer.errors.filter(isObject).map(({ message, locations }) => {
    const place = Array.isArray(locations) ? locations.find(isObject) : undefined
    return {
      message: typeof message === 'string' ? message : JSON.stringify(message ?? 'Unknown error'),
      line: typeof place?.line === 'number' ? place.line : undefined
    }
  })
}
