import { describe, expect, it } from 'vitest'
import { sniffImage, toBytes } from '../../../renderer/ui/bytes.ts'
import { hexRow } from '../../../renderer/ui/format/hex.ts'

describe('toBytes', () => {
  it('takes text as UTF-8 and anything else as base64', () => {
    expect([...toBytes({ text: 'aé', base64: null })]).toEqual([0x61, 0xc3, 0xa9])
    expect([...toBytes({ text: null, base64: 'AP8Q' })]).toEqual([0x00, 0xff, 0x10])
    expect([...toBytes({ text: null, base64: null })]).toEqual([])
  })
})

describe('sniffImage', () => {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

  it('knows pictures by how they begin', () => {
    expect(sniffImage(bytes('\x89PNG\r\n\x1a\n....'))).toBe('image/png')
    expect(sniffImage(bytes('\xff\xd8\xff\xe0'))).toBe('image/jpeg')
    expect(sniffImage(bytes('GIF89a'))).toBe('image/gif')
    expect(sniffImage(bytes('RIFF\x10\x00\x00\x00WEBPVP8 '))).toBe('image/webp')
  })

  it('takes nothing for a picture that could run or is another file', () => {
    for (const text of [
      '<svg xmlns="http://www.w3.org/2000/svg">',
      '<html>',
      'RIFF\x10\x00\x00\x00WAVE',
      'GIF',
      ''
    ]) {
      expect(sniffImage(bytes(text))).toBeUndefined()
    }
  })
})

describe('hexRow', () => {
  const bytes = Uint8Array.from({ length: 20 }, (_, index) => index * 7 + 0x3c)

  it('has sixteen bytes in two groups, with their characters', () => {
    expect(hexRow(bytes, 0)).toEqual({
      offset: '00000000',
      hex: '3c 43 4a 51 58 5f 66 6d  74 7b 82 89 90 97 9e a5',
      ascii: '<CJQX_fmt{......'
    })
  })

  it('ends where the bytes end', () => {
    expect(hexRow(bytes, 1)).toEqual({ offset: '00000010', hex: 'ac b3 ba c1', ascii: '....' })
    expect(hexRow(bytes, 2)).toEqual({ offset: '00000020', hex: '', ascii: '' })
  })
})
