import { describe, expect, it } from 'vitest'
import { nextPage } from '../../../renderer/api/list-pages.ts'

const page = (part: string | undefined, nextCursor?: string) => ({
  rows: [],
  total: 0,
  part,
  ...(nextCursor !== undefined && { nextCursor })
})

describe('the page to load next', () => {
  it('follows the cursor to the end', () => {
    expect(nextPage([], undefined)).toEqual({ part: undefined })
    expect(nextPage([page(undefined, 'c1')], undefined)).toEqual({ part: undefined, cursor: 'c1' })
    expect(nextPage([page(undefined, 'c1'), page(undefined)], undefined)).toBeUndefined()
  })

  it('goes through the parts one after the other', () => {
    const parts = { ids: ['a', 'b'], folded: new Set<string>() }
    expect(nextPage([], parts)).toEqual({ part: 'a' })
    expect(nextPage([page('a', 'c1')], parts)).toEqual({ part: 'a', cursor: 'c1' })
    expect(nextPage([page('a', 'c1'), page('a')], parts)).toEqual({ part: 'b' })
    expect(nextPage([page('a'), page('b')], parts)).toBeUndefined()
  })

  it('leaves out the rest of a folded part until it is unfolded', () => {
    const folded = { ids: ['a', 'b'], folded: new Set(['a']) }
    expect(nextPage([page('a', 'c1')], folded)).toEqual({ part: 'b' })
    const unfolded = { ids: ['a', 'b'], folded: new Set<string>() }
    expect(nextPage([page('a', 'c1'), page('b', 'd1')], unfolded)).toEqual({ part: 'a', cursor: 'c1' })
  })
})
