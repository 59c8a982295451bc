import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { md5 } from '../../main/grouping/md5.ts'

test('the digests of RFC 1321', () => {
  expect(md5('')).toBe('d41d8cd98f00b204e9800998ecf8427e')
  expect(md5('message digest')).toBe('f96b697d7cb7938d525a2f31aaf161d0')
})

test('texts of every length around the block size', () => {
  for (let length = 0; length < 200; length++) {
    const text = 'x'.repeat(length)
    expect(md5(text)).toBe(createHash('md5').update(text).digest('hex'))
  }
})

test('characters of one to four bytes, unpaired halves of one, and texts beyond the buffer', () => {
  for (const text of ['é', '漢字', '😀', '\ud83d', 'a\udc00b', '\0', 'añ😀'.repeat(5000)]) {
    expect(md5(text)).toBe(createHash('md5').update(text).digest('hex'))
  }
})
