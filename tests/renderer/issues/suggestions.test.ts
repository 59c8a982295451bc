import { describe, expect, it } from 'vitest'
import { withSearch } from '../../../renderer/features/issues/search/recent-searches.ts'
import {
  type SuggestionSources,
  suggestionsFor
} from '../../../renderer/features/issues/search/suggestions.ts'
import { completionContext } from '../../../shared/search/completion.ts'

const sources: SuggestionSources = {
  tagKeys: [
    { key: 'level', events: 90 },
    { key: 'customer tier', events: 12 },
    { key: 'region', events: 1200 }
  ],
  tagValues: [],
  projects: ['web', 'api'],
  recent: ['level:error', 'boom'],
  saved: [{ name: 'Checkout', query: 'is:new checkout' }]
}

/** What is offered at the end of a text, `title: label, …` for each group. */
function offered(text: string, change: Partial<SuggestionSources> = {}): string[] {
  const groups = suggestionsFor(completionContext(text, text.length), text === '', { ...sources, ...change })
  return groups.map(({ title, items }) => `${title}: ${items.map(({ label }) => label).join(', ')}`)
}

describe('suggestions', () => {
  it('begin with what was searched for, and all keys', () => {
    const groups = offered('')
    expect(groups.slice(0, 2)).toEqual(['Saved searches: Checkout', 'Recent searches: level:error, boom'])
    expect(groups).toContain('SDK: sdk.name, sdk.version')
    expect(groups.at(-1)).toBe('Tags: customer tier, region')
  })

  it('are keys that fit what is typed, the best first; what is not kept is not offered', () => {
    expect(offered('lev')).toEqual(['Event: level'])
    expect(offered('boom regi')).toEqual(['Tags: region', 'User: geo.region'])
    expect(offered('assi')).toEqual([])
    expect(offered('!func')).toEqual(['Stack: stack.function'])
  })

  it('are values with their counts after a key, and ways to compare', () => {
    const tagValues = [
      { value: 'production', events: 4200 },
      { value: 'staging', events: 7 }
    ]
    const [values, compare] = suggestionsFor(completionContext('environment:', 12), false, {
      ...sources,
      tagValues
    })
    expect(values?.items.map(({ label, note }) => [label, note])).toEqual([
      ['production', '4.2k'],
      ['staging', '7']
    ])
    expect(compare?.title).toBe('Compare')
    expect(offered('environment:sta', { tagValues })).toEqual(['environment: staging'])
    expect(offered('environment:staging', { tagValues })).toEqual([])
    const longer = [{ value: 'staging-2', events: 9 }, ...tagValues]
    expect(offered('environment:staging', { tagValues: longer })).toEqual(['environment: staging, staging-2'])
  })

  it('are states, names of tags, signs and times where these are asked for', () => {
    expect(offered('is:re')).toEqual(['State: resolved, regressed, for_review, unresolved, forever'])
    expect(offered('has:custo')).toEqual(['Tags: customer tier'])
    expect(offered('timesSeen:')[0]).toBe('Compare: >, >=, <, <=')
    expect(offered('lastSeen:')[1]).toContain('Value: -1h, -24h')
    expect(offered('project:')[0]).toBe('project: web, api')
    expect(offered('error.handled:')[0]).toBe('error.handled: true, false')
  })

  it('are none for text', () => {
    expect(offered('"no such')).toEqual([])
    expect(offered('what?')).toEqual([])
  })
})

describe('withSearch', () => {
  it('puts the latest first, once, and drops beginnings of it', () => {
    expect(withSearch(['b', 'level:error boo', 'level:e'], 'level:error boom')).toEqual([
      'level:error boom',
      'b'
    ])
    expect(withSearch(['a', 'b'], 'b')).toEqual(['b', 'a'])
  })
})
