import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ProjectColor } from '../../../shared/model/project.ts'

const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8')

/** What a token is in the light and in the dark, `#rrggbb`. */
function token(name: string): [light: string, dark: string] {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css)
  if (!found?.[1] || !found[2]) throw new Error(`no token --${name} of two colours`)
  return [found[1], found[2]]
}

/** Relative luminance as WCAG 2.2 defines it, 0 to 1. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

test.each(ProjectColor.options)('%s can be told from every surface that it stands on', (name) => {
  for (const surface of ['surface', 'sunken', 'raised', 'control', 'hover', 'selected', 'frame']) {
    for (const theme of [0, 1] as const) {
      const ratio = contrast(token(`project-${name}`)[theme], token(surface)[theme])
      // WCAG 1.4.11, what is no text
      expect(ratio, `${surface}, ${theme === 0 ? 'light' : 'dark'}`).toBeGreaterThanOrEqual(3)
    }
  }
})

test.each(ProjectColor.options)('the tick on %s can be seen', (name) => {
  for (const theme of [0, 1] as const) {
    expect(contrast(token(`project-${name}`)[theme], token('surface')[theme])).toBeGreaterThanOrEqual(4.5)
  }
})
