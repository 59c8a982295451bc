import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlight, languageOf } from '../../../renderer/features/event/stacktrace/highlight.ts'

const javascript = languageOf({ filename: 'app.ts' }, 'javascript')
const python = languageOf({ filename: 'app.py' }, 'other')

/** The parts that stand out, each as `kind text`. */
function told(line: string, language = javascript): string[] {
  return highlight(line, language).flatMap(({ kind, text }) => (kind === 'plain' ? [] : [`${kind} ${text}`]))
}

describe('highlight', () => {
  it.each([
    [
      'throw new Error("no \\" way") // why',
      ['word throw', 'word new', 'text "no \\" way"', 'comment // why']
    ],
    ['const x1 = 0x1f + 2.5e3', ['word const', 'number 0x1f', 'number 2.5e3']],
    ['promise.catch(end).then(1)', ['number 1']],
    ['a / b * c', []],
    ['   * says why', ['comment    * says why']],
    ['"open to the end', ['text "open to the end']]
  ])('%s', (line, parts) => {
    expect(told(line)).toEqual(parts)
  })

  it('goes by the language', () => {
    expect(told('return None  # done', python)).toEqual(['word return', 'word None', 'comment # done'])
    expect(told('x = this.#secret')).toEqual(['word this'])
    expect(languageOf({}, 'ruby')).toBe(python)
  })

  it('loses no character, whatever the line', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 600 }),
        fc.constantFrom(javascript, python),
        (line, language) => {
          expect(
            highlight(line, language)
              .map(({ text }) => text)
              .join('')
          ).toBe(line)
        }
      )
    )
  })
})
