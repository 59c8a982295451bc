import { describe, expect, test } from 'vitest'
import { cascadeWindow, DEFAULT_SIZE, fitWindow, MIN_SIZE } from '../../main/shell/window-place.ts'

/** A display with a bar of 40 px at its top, to the right of another one. */
const workArea = { x: 1920, y: 40, width: 1600, height: 1000 }

describe('a window', () => {
  test('that was never placed stands in the middle', () => {
    expect(fitWindow(undefined, workArea)).toEqual({
      x: 1920 + (1600 - DEFAULT_SIZE.width) / 2,
      y: 40 + (1000 - DEFAULT_SIZE.height) / 2,
      ...DEFAULT_SIZE
    })
  })

  test('is where it was on the display', () => {
    expect(fitWindow({ x: 100, y: 60, width: 900, height: 700 }, workArea)).toEqual({
      x: 2020,
      y: 100,
      width: 900,
      height: 700
    })
  })

  test.each([
    ['too far right and down', { x: 5000, y: 5000, width: 900, height: 700 }, { x: 2620, y: 340 }],
    ['too far left and up', { x: -5000, y: -5000, width: 900, height: 700 }, { x: 1920, y: 40 }],
    ['half out of sight', { x: -450, y: 650, width: 900, height: 700 }, { x: 1920, y: 340 }]
  ])('%s is moved into the work area', (_what, remembered, expected) => {
    expect(fitWindow(remembered, workArea)).toMatchObject(expected)
  })

  test('larger than the display becomes as large as its work area, and never smaller than it can be used', () => {
    expect(fitWindow({ x: 0, y: 0, width: 4000, height: 3000 }, workArea)).toEqual(workArea)
    expect(fitWindow({ x: 0, y: 0, width: 10, height: 10 }, workArea)).toMatchObject(MIN_SIZE)
    const tiny = { x: 0, y: 0, width: 500, height: 400 }
    expect(fitWindow(undefined, tiny)).toEqual(tiny)
  })
})

describe('a window that is opened beside another', () => {
  test('has its size and stands a little further', () => {
    const from = { x: 2000, y: 100, width: 900, height: 700 }
    const next = cascadeWindow(from, workArea)
    expect(next).toMatchObject({ width: 900, height: 700 })
    expect(next.x).toBeGreaterThan(from.x)
    expect(next.y).toBeGreaterThan(from.y)
  })

  test('begins again at the edge where there is no room', () => {
    const last = { x: 2620, y: 340, width: 900, height: 700 }
    expect(cascadeWindow(last, workArea)).toEqual({ ...last, x: 1920, y: 40 })
  })
})
