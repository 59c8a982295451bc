import { describe, expect, test } from 'vitest'
import { parseLink } from '../../main/shell/deep-link.ts'
import { linkTo } from '../../shared/model/deep-link.ts'

const STORE = '0b6b7a53-6a0c-4a1c-9b7e-5f2a4de8a3b1'
const EVENT = '9ec79c33ec9942ab8353589fcb2e04dc'

describe('a link', () => {
  test.each([
    ['culprit://issue/12', { place: '/issues/12' }],
    ['culprit://issue/12/', { place: '/issues/12' }],
    ['CULPRIT://Issue/12', { place: '/issues/12' }],
    ['culprit://issue/SHOP-3', { place: '/issues?query=SHOP-3' }],
    [`culprit://event/${EVENT.toUpperCase()}`, { eventId: EVENT }],
    ['culprit://project/web.frontend', { place: '/projects/web.frontend' }],
    ['culprit://open/issues/12/events/ab?section=tags', { place: '/issues/12/events/ab?section=tags' }],
    [`culprit://store/${STORE}/issues/12?section=tags`, { place: '/issues/12?section=tags', store: STORE }]
  ])('%s leads there', (link, target) => {
    expect(parseLink(link)).toEqual(target)
  })

  test.each([
    'http://issue/12',
    'culprit:issue/12',
    'culprit://issue/',
    'culprit://issue/../../etc/passwd',
    'culprit://issue/12?x=<script>',
    'culprit://event/12',
    'culprit://project/a b',
    'culprit://open/issues#x',
    'culprit://open/"onload=',
    'culprit://run/rm',
    'culprit://',
    `culprit://store/${STORE}`,
    `culprit://store/${STORE}#/issues`,
    'culprit://store/../issues/12',
    'culprit://store/0b6b7a53/issues/12',
    `culprit://open/${'x'.repeat(5000)}`
  ])('%s leads nowhere', (link) => {
    expect(parseLink(link)).toBeUndefined()
  })

  test('to a place leads back to it', () => {
    const place = '/issues/12/events/ab?query=level%3Aerror'
    expect(parseLink(linkTo(place))).toEqual({ place })
    expect(parseLink(linkTo(place, STORE))).toEqual({ place, store: STORE })
  })
})
