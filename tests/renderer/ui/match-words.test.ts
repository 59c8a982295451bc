import { expect, it } from 'vitest'
import { matchWords } from '../../../renderer/ui/match-words.ts'

it.each([
  ['resolve', 1],
  ['next rel', 1],
  ['rel next', 1],
  ['SOLVE', 0.5],
  ['rsn', 0],
  ['resolve never', 0],
  ['', 1]
])('%j among “Actions Resolve in the next release” is worth %d', (typed, worth) => {
  expect(matchWords('Actions Resolve in the next release', typed)).toBe(worth)
})
