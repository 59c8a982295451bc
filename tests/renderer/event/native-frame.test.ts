import { describe, expect, it } from 'vitest'
import type { LoadedImage } from '../../../renderer/features/event/images/debug-images.ts'
import {
  addressText,
  frameHint,
  functionOffset,
  nativePlace
} from '../../../renderer/features/event/stacktrace/native-frame.ts'

function image(index: number, start: bigint, end: bigint): LoadedImage {
  return {
    index,
    name: `lib${index}`,
    file: `/lib${index}`,
    type: 'elf',
    start,
    end,
    version: undefined,
    arch: undefined,
    debugId: undefined,
    codeId: undefined,
    codeFile: undefined,
    debugFile: undefined,
    debugStatus: 'unknown',
    unwindStatus: 'unknown',
    candidates: undefined,
    isInTrace: false
  }
}

const images = [image(0, 0x1000n, 0x2000n), image(1, 0x8000n, 0x9000n)]

describe('where a frame lies', () => {
  it('is told in its image, or in memory where that was asked for', () => {
    const place = nativePlace({ instruction_addr: '0x8010' }, images)
    expect(place.image?.name).toBe('lib1')
    expect([addressText(place, false), addressText(place, true)]).toEqual(['+0x10', '0x8010'])
  })

  it('may be told relative to an image', () => {
    const place = nativePlace({ instruction_addr: '0x10', addr_mode: 'rel:1' }, images)
    expect(place.image?.name).toBe('lib1')
    expect([addressText(place, false), addressText(place, true)]).toEqual(['+0x10', '0x8010'])
    const nowhere = nativePlace({ instruction_addr: '0x10', addr_mode: 'rel:7' }, images)
    expect(addressText(nowhere, true)).toBe('+0x10')
  })

  it('is what is known, outside of all images', () => {
    expect(addressText(nativePlace({ instruction_addr: '0x3000' }, images), false)).toBe('0x3000')
    expect(addressText(nativePlace({ instruction_addr: '0x3010', image_addr: '0x3000' }, []), false)).toBe(
      '+0x10'
    )
    expect(addressText(nativePlace({}, images), false)).toBe('')
  })
})

describe('what is said of a frame', () => {
  it('is how far it stands into its function', () => {
    expect(functionOffset({ instruction_addr: '0x1010', symbol_addr: '0x1000' })).toBe('+0x10')
    expect(functionOffset({ instruction_addr: '0x1000', symbol_addr: '0x1000' })).toBeUndefined()
    expect(functionOffset({ instruction_addr: '0x1000' })).toBeUndefined()
  })

  it.each([
    [{ function: '@objc Cart.pay()' }, 'good'],
    [{ function: '__hidden#12_' }, 'warning'],
    [{ function: '<redacted>' }, 'warning'],
    [{}, 'warning'],
    [{ data: { symbolicator_status: 'missing' } }, 'error'],
    [{ function: 'a', data: { symbolicator_status: 'symbolicated' } }, 'good'],
    [{ function: 'a', data: { symbolicator_status: 'constructor' } }, undefined],
    [{ function: 'a' }, undefined]
  ])('is what its name and its symbols mean: %j', (frame, tone) => {
    expect(frameHint(frame)?.tone).toBe(tone)
  })
})
