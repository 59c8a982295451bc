import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const renderer = fileURLToPath(new URL('../../../renderer/', import.meta.url))
const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.css')
)

/** The selectors of a style sheet in which something that is pointed at holds or precedes any element at all. */
function sweepingSelectors(css: string): string[] {
  const withoutComments = css.replace(/\/\*.*?\*\//gs, '')
  const selectors = withoutComments
    .split(/[{}]/)
    .flatMap((part) => part.split(';').at(-1)?.split(',') ?? [])
    .map((selector) => selector.trim())
  return selectors.filter((selector) => /:hover\b[^ >+~]*[ >+~]+(?:[^ >+~]+[ >+~]+)*[*:[]/.test(selector))
}

test('a selector for anything under what is pointed at is found', () => {
  expect(
    sweepingSelectors(
      '.a:hover > * { b: c } .a:hover > .b { b: c } .d, .a:not(:first-child):hover .b [x] { b: c }'
    )
  ).toEqual(['.a:hover > *', '.a:not(:first-child):hover .b [x]'])
})

// Chromium keeps one set of what hovering changes: with such a rule anywhere, every element that has another rule for
// hovering has all that it holds styled anew whenever the pointer enters or leaves it, thousands of elements at a time
// while an event is scrolled.
test('hovering never restyles all that an element holds', () => {
  const found = sheets.flatMap((path) =>
    sweepingSelectors(readFileSync(join(renderer, path), 'utf8')).map((selector) => `${path}: ${selector}`)
  )
  expect(sheets.length).toBeGreaterThan(50)
  expect(found).toEqual([])
})
