import { describe, expect, it } from 'vitest'
import { stillFits } from '../../../renderer/features/issues/still-fits.ts'
import { issueWith } from './issue.ts'

const resolved = issueWith({ status: 'resolved', substatus: null })
const archived = issueWith({ status: 'ignored', substatus: 'forever' })
const fresh = issueWith({ status: 'unresolved', substatus: 'new', bookmarked: true })

describe('an issue whose state changed', () => {
  it.each([
    ['is:unresolved boom', resolved, false],
    ['is:unresolved', fresh, true],
    ['is:archived', archived, true],
    ['is:new', archived, false],
    ['is:new', fresh, true],
    ['is:for_review', fresh, true],
    ['!is:resolved', resolved, false],
    ['is:[resolved, archived]', archived, true],
    ['is:[resolved, archived]', fresh, false],
    ['is:resolved OR is:archived', resolved, true],
    ['is:resolved OR is:archived', fresh, false],
    ['!(is:resolved OR boom)', resolved, false],
    ['bookmarks:me', resolved, false],
    ['bookmarks:me', fresh, true],
    ['', resolved, true]
  ])('and the list of %j', (query, issue, fits) => {
    expect(stillFits(query)(issue)).toBe(fits)
  })

  it('stays where a filter is not known to fail', () => {
    expect(stillFits('boom level:error')(resolved)).toBe(true)
    expect(stillFits('is:unresolved OR boom')(resolved)).toBe(true)
    expect(stillFits('!boom')(resolved)).toBe(true)
  })
})
