import { expect, test } from 'vitest'
import { createHoldsAny } from '../../../main/store/search/held-values.ts'
import { all, type Sql, sql } from '../../../main/store/sql.ts'
import { arrivalOf, memoryStore, newEvent, store } from '../../helpers/memory-store.ts'

const VALUES = 30
const db = memoryStore()
// each event has two values; one has none
const events = Array.from({ length: VALUES }, (_, index) =>
  newEvent({
    tags: [
      ['browser', `Browser ${index}`],
      ['os', `System ${index % 3}`]
    ]
  })
)
store(db, [arrivalOf([...events, newEvent()])])

const refs = all<{ ref: number }>(db, sql`SELECT ref FROM tag_values ORDER BY ref`).map(({ ref }) => ref)

function numbersWhere(condition: Sql): number[] {
  return all<{ ref: number }>(db, sql`SELECT ref FROM events WHERE ${condition} ORDER BY ref`).map(
    ({ ref }) => ref
  )
}

/** By the definition: a list is taken apart, and looked through. */
function numbersWith(wanted: readonly number[]): number[] {
  const rows = all<{ ref: number; tags: string }>(db, sql`SELECT ref, tags FROM events ORDER BY ref`)
  return rows
    .filter(({ tags }) => tags.split('|').some((ref) => ref !== '' && wanted.includes(Number(ref))))
    .map(({ ref }) => ref)
}

test('few values, many, and those of many sets in one search are found alike', () => {
  const holdsAny = createHoldsAny(db)
  const texts = new Set<string>()
  for (let step = 1; step <= VALUES; step++) {
    const wanted = refs.filter((_, index) => index % step === 0)
    const condition = step % 2 === 0 ? holdsAny(wanted) : holdsAny(wanted, 3)
    texts.add(condition.text)
    const found = numbersWith(wanted)
    expect(found.length).toBeGreaterThan(0)
    expect(numbersWhere(condition), `each ${step}th`).toEqual(found)
    expect(numbersWhere(sql`NOT (${condition})`)).toHaveLength(VALUES + 1 - found.length)
  }
  for (const way of ['instr', 'holds_one_of']) expect([...texts].join()).toContain(way)
})

test('a search asks for more sets than are kept', () => {
  const holdsAny = createHoldsAny(db)
  const sets = Array.from({ length: 100 }, (_, index) => refs.filter((ref) => ref % 10 !== index % 10))
  const conditions = sets.map((wanted) => holdsAny(wanted, 0))
  for (const [index, wanted] of sets.entries()) {
    expect(numbersWhere(conditions[index] ?? sql`0`)).toEqual(numbersWith(wanted))
  }
})

test('two searches do not mix', () => {
  const [first, second] = [refs.slice(0, 10), refs.slice(10, 20)]
  const conditions = [createHoldsAny(db)(first, 0), createHoldsAny(db)(second, 0)]
  expect(conditions.map(numbersWhere)).toEqual([numbersWith(first), numbersWith(second)])
  expect(numbersWith(first)).not.toEqual(numbersWith(second))
})

test('no value is held by none, and one that nobody has', () => {
  const holdsAny = createHoldsAny(db)
  expect(numbersWhere(holdsAny([]))).toEqual([])
  expect(numbersWhere(holdsAny([1_000_000, 2_000_000], 0))).toEqual([])
})

test('a search that is run when its values are forgotten fails', () => {
  const condition = createHoldsAny(db)(refs, 0)
  for (let n = 0; n < 100; n++) createHoldsAny(db)(refs, 0)
  expect(() => numbersWhere(condition)).toThrow('too long after')
})
