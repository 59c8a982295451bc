import { describe, expect, test } from 'vitest'
import { findFlagChanges, flagValuesQuery, latestEventsQuery } from '../../main/store/flag-changes.ts'
import { planOf } from '../../main/store/sql.ts'
import { arrivalOf, memoryStore, newEvent, store } from '../helpers/memory-store.ts'

const T = 1_700_000_000_000

/** Events one after the other, each with its flags as `name=value`. */
function storeWith(...flags: readonly (readonly string[])[]) {
  const db = memoryStore()
  const events = flags.map((each, n) =>
    newEvent({
      at: T + n,
      // a tag of the same name is no flag
      tags: [['flags[new-cart]', `${n}`]],
      fields: each.map((text) => {
        const [name = '', value = ''] = text.split('=')
        return [`flags[${name}]`, value] as const
      })
    })
  )
  store(db, [arrivalOf(events)])
  return db
}

function changes(db: ReturnType<typeof storeWith>, limits?: Parameters<typeof findFlagChanges>[2]) {
  const { rows, ...rest } = findFlagChanges(db, '1', limits)
  return { ...rest, rows: rows.map(({ flag, value, before, at }) => `${at - T} ${flag} ${before}>${value}`) }
}

describe('where flags were first seen with another value', () => {
  test('none has several values: no event is looked at', () => {
    expect(changes(storeWith(['new-cart=true'], [], ['new-cart=true', 'dark=false']))).toEqual({
      rows: [],
      isCut: false,
      events: 0
    })
  })

  test('each value once, with what the flag was before', () => {
    const db = storeWith(
      ['new-cart=false', 'dark=false'],
      ['new-cart=false'],
      ['new-cart=true', 'dark=false'],
      ['new-cart=false', 'dark=true'],
      ['new-cart=true'],
      ['new-cart=canary']
    )
    expect(changes(db)).toEqual({
      rows: ['2 new-cart false>true', '3 dark false>true', '5 new-cart true>canary'],
      isCut: false,
      events: 6
    })
  })

  test('a flag that got two values in its first event changed later, if ever', () => {
    expect(changes(storeWith(['a=1', 'a=2'], ['a=1'], ['a=2'], ['a=3'])).rows).toEqual(['3 a 2>3'])
  })

  test('among the latest events only, and that is told', () => {
    const db = storeWith(['a=1'], ['a=2'], ['a=2'], ['a=1'], ['a=3'])
    expect(changes(db, { events: 3, changes: 9 })).toEqual({
      rows: ['3 a 2>1', '4 a 1>3'],
      isCut: true,
      events: 3
    })
    expect(changes(db, { events: 5, changes: 1 })).toEqual({ rows: ['4 a 1>3'], isCut: false, events: 5 })
  })
})

test('the flags of an issue are found by its counters, its events read off their index', () => {
  const db = storeWith(['a=1'])
  const values = planOf(db, flagValuesQuery(1))
  expect(values).toMatch(/SEARCH tag_keys USING (COVERING )?INDEX \S+ \(key>\? AND key<\?\)/)
  expect(values).toMatch(/SEARCH issue_tags USING PRIMARY KEY \(issue_ref=\? AND key_ref=\?\)/)
  expect(values).not.toContain('SCAN')
  expect(planOf(db, latestEventsQuery(1, 10))).toBe(
    'SEARCH events USING COVERING INDEX events_by_issue (issue_ref=?)'
  )
})
