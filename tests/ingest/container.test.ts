import zlib from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { unpackContainer } from '../../main/ingest/container.ts'

const CONTENT = 'MDMP, as it were. '.repeat(1000)
/** CONTENT, packed by xz and bzip2: the runtime has neither. */
const XZ =
  '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4EZPAExdACaRBd2j2UMW5s1lJgIvaVRgzctMCUykP8/LJ+M2UXycw3rnyxexQfmx49IntAEcG1UxduEp' +
  'oNDb8Vdtq+x25gXtCzV+eLz78jBD+AAAgN3Ay9AGtbcAAWjQjAEAAAdFSgixxGf7AgAAAAAEWVo='
const BZIP2 =
  'QlpoOTFBWSZTWWP6p8oAD5+XgEAFBAJAACIgHIAgAJAgGgATVVP1TAaMqQZUg8qQaqQc1IO6kHVSDmpB1UgypBlSDVSD2pBlSDepBqpB7Ug/1IPh' +
  'dyRThQkGP6p8oA=='
/** 300 MiB of zeros. */
const BZIP2_BOMB =
  'QlpoOTFBWSZTWQ4J4t8BX45AAMAAAAggADCATUZCoCWpCoCXMUFZJlNZDgni3wFfjkAAwAAACCAAMIBNRkKgJakKgJcxQVkmU1kOCeLfAV+OQADAAAAIIAAwgE1GQqAlqQqAlzFBWSZTWQ4J4t8BX45AAMAAAAggADCATUZCoCWpCoCXMUFZJlNZDgni3wFfjkAAwAAACCAAMIBNRkKgJakKgJcxQVkmU1kOCeLfAV+OQADAAAAIIAAwgE1GQqAlqQqAlzFBWSZTWaJ1bucBLBJABMAAAAEACCAAMMwFKaYiBSNiRApHi7kinChIKup7h4A='
const MAX_BYTES = 100_000

describe('a packed file', () => {
  test.each<[string, () => Buffer]>([
    ['gz', () => zlib.gzipSync(CONTENT)],
    ['zst', () => zlib.zstdCompressSync(Buffer.from(CONTENT))],
    ['xz', () => Buffer.from(XZ, 'base64')],
    ['bz2', () => Buffer.from(BZIP2, 'base64')]
  ])('.%s is unpacked, and loses its suffix', async (suffix, packed) => {
    const { body, filename } = await unpackContainer(packed(), `crash.dmp.${suffix}`, MAX_BYTES)
    expect(filename).toBe('crash.dmp')
    expect(body.toString()).toBe(CONTENT)
  })

  test.each<[string, () => Buffer]>([
    ['gz', () => zlib.gzipSync(Buffer.alloc(MAX_BYTES + 1))],
    ['zst', () => zlib.zstdCompressSync(Buffer.alloc(MAX_BYTES + 1))],
    ['bz2', () => Buffer.from(BZIP2_BOMB, 'base64')]
  ])('.%s that unpacks to too much is refused', async (suffix, packed) => {
    await expect(unpackContainer(packed(), `crash.dmp.${suffix}`, MAX_BYTES)).rejects.toMatchObject({
      status: 413
    })
  })

  test.each(['\x1f\x8b broken', '\x28\xb5\x2f\xfd broken', 'BZh9 broken', '\xfd7zXZ\0 broken'])(
    '%j is a broken container',
    async (text) => {
      await expect(unpackContainer(Buffer.from(text, 'latin1'), 'x', MAX_BYTES)).rejects.toMatchObject({
        status: 400,
        message: 'invalid compression container'
      })
    }
  )

  test('anything else is left alone', async () => {
    const body = Buffer.from(CONTENT)
    expect(await unpackContainer(body, 'crash.gz', MAX_BYTES)).toEqual({ body, filename: 'crash.gz' })
  })
})
