import { expect, it } from 'vitest'
import { readLimits, toTexts } from '../../../renderer/features/projects/limit-texts.ts'

it.each([
  [{ events: '', days: '' }, {}],
  [{ events: '1000', days: '' }, { maxEvents: 1000 }],
  [{ events: '', days: '30' }, { maxDays: 30 }],
  [
    { events: '1', days: '2' },
    { maxEvents: 1, maxDays: 2 }
  ]
])('limits typed as %j are %j, and back', (texts, limits) => {
  expect(readLimits(texts)).toEqual(limits)
  expect(toTexts(limits)).toEqual(texts)
})

it.each(['0', '-1', '1.5', '1e3', 'many', '10000000000'])('“%s” is no limit', (text) => {
  expect(readLimits({ events: text, days: '' })).toBeUndefined()
  expect(readLimits({ events: '', days: text })).toBeUndefined()
})
