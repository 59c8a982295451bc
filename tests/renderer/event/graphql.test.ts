import { describe, expect, it } from 'vitest'
import { requestTitle } from '../../../renderer/features/event/request/curl.ts'
import { graphqlRequest } from '../../../renderer/features/event/request/graphql.ts'
import type { Event, Request } from '../../../shared/model/event.ts'
import type { JsonObject } from '../../../shared/model/json.ts'

function eventWith(request: Request, response: JsonObject = {}): Event {
  return {
    event_id: 'a'.repeat(32),
    type: 'error',
    level: 'error',
    timestamp: 0,
    received: 0,
    platform: 'javascript',
    tags: [],
    contexts: { response },
    extra: {},
    request
  }
}

describe('graphqlRequest', () => {
  it('puts errors at the lines that they name', () => {
    const query = 'query Cart {\n  price\n}'
    const errors = [
      { message: 'no price', locations: [{ line: 2, column: 3 }] },
      { message: 'too slow' },
      { message: 'elsewhere', locations: [{ line: 99 }] }
    ]
    const found = graphqlRequest(eventWith({ data: { query, variables: { id: 1 } } }, { data: { errors } }))
    expect(found?.lines).toEqual([
      { text: 'query Cart {', errors: [] },
      { text: '  price', errors: ['no price'] },
      { text: '}', errors: [] }
    ])
    expect(found?.others).toEqual(['too slow', 'elsewhere'])
    expect(found?.rest).toEqual([['variables', { id: 1 }]])
  })

  it('is nothing where the body is something else', () => {
    expect(graphqlRequest(eventWith({ data: 'query' }))).toBeUndefined()
    expect(graphqlRequest(eventWith({ data: { query: 'shoes' } }))).toBeUndefined()
    expect(graphqlRequest(eventWith({}))).toBeUndefined()
  })

  it('makes do with errors of any form', () => {
    const found = graphqlRequest(
      eventWith(
        { data: { query: '{ a }' } },
        { data: { errors: [null, { message: 7, locations: 'x' }, {}] } }
      )
    )
    expect(found?.others).toEqual(['7', '"Unknown error"'])
  })
})

describe('requestTitle', () => {
  it('is the method, the end of the path and the host', () => {
    expect(requestTitle({ method: 'POST', url: 'https://shop.example.com/cart' })).toBe(
      'POST /cart shop.example.com'
    )
    const long = `https://shop.example.com/${'a'.repeat(60)}`
    expect(requestTitle({ url: long })).toBe(`…${'a'.repeat(36)} shop.example.com`)
    expect(requestTitle({ url: '/relative' })).toBe('/relative')
    expect(requestTitle({ method: 'GET' })).toBe('GET')
  })
})
