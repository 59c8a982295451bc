import { expect, test } from 'vitest'
import { directHit } from '../../shared/search/direct-hit.ts'

const ID = 'fc6d8c0c43fc4630ad850ee518f1b9d0'

test.each([
  [ID, { eventId: ID }],
  [` ${ID.toUpperCase()}\n`, { eventId: ID }],
  ['fc6d8c0c-43fc-4630-ad85-0ee518f1b9d0', { eventId: ID }],
  ['WEB-12', { shortId: 'WEB-12' }],
  ['web-12', { shortId: 'WEB-12' }],
  ['MY-APP_2-1', { shortId: 'MY-APP_2-1' }],
  [`${ID}0`, undefined],
  [`x ${ID}`, undefined],
  ['fc6d8c0c43fc-4630-ad85-0ee518f1b9d0', undefined],
  ['WEB-', undefined],
  ['-12', undefined],
  ['WEB-1234567890', undefined],
  ['issue:WEB-12', undefined],
  ['', undefined]
])('%j', (text, expected) => {
  expect(directHit(text)).toEqual(expected)
})
