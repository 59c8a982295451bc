import { describe, expect, it } from 'vitest'
import { linkParts, matchParts } from '../../../renderer/ui/format/text-parts.ts'

describe('linkParts', () => {
  it('finds addresses of the web, without what ends a sentence', () => {
    expect(linkParts('see https://a.example/b?c=1#d, or (http://b.example).')).toEqual([
      { text: 'see ' },
      { text: 'https://a.example/b?c=1#d', url: 'https://a.example/b?c=1#d' },
      { text: ', or (' },
      { text: 'http://b.example', url: 'http://b.example' },
      { text: ').' }
    ])
  })

  it.each([
    'javascript:alert(1)',
    'xhttps:/a',
    'data:text/html,<script>',
    'https://',
    'file:///etc/passwd',
    'nothing at all'
  ])('finds none in %j', (text) => {
    expect(linkParts(text).every(({ url }) => url === undefined)).toBe(true)
  })

  it('ends an address at marks that turn the direction, quotes and brackets', () => {
    const urls = (text: string) => linkParts(text).flatMap(({ url }) => url ?? [])
    expect(urls('https://a.example/\u202egnp.exe')).toEqual(['https://a.example/'])
    expect(urls('<a href="https://a.example">')).toEqual(['https://a.example'])
  })

  it('loses nothing', () => {
    const text = 'a https://b.example/c d https://e.example'
    expect(
      linkParts(text)
        .map((part) => part.text)
        .join('')
    ).toBe(text)
  })
})

describe('matchParts', () => {
  it('marks every place, whatever its case', () => {
    expect(matchParts('Cart and cart', 'CART')).toEqual([
      { text: 'Cart', isMatch: true },
      { text: ' and ' },
      { text: 'cart', isMatch: true }
    ])
  })

  it('marks nothing where nothing is sought, or where places would be off', () => {
    expect(matchParts('cart', ' ')).toEqual([{ text: 'cart' }])
    expect(matchParts('İstanbul cart', 'cart')).toEqual([{ text: 'İstanbul cart' }])
  })
})
