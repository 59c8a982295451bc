import { expect, test } from 'vitest'
import { hasReferenceData, NO_REFERENCE_DATA } from '../helpers/reference-data.ts'
import { scoreSearch } from '../score/search.ts'

test.skipIf(!hasReferenceData)(
  `queries mean what they mean to Sentry (skipped where ${NO_REFERENCE_DATA})`,
  () => {
    const { cases } = scoreSearch('../shared/data/search-syntax')
    expect(cases?.total).toBeGreaterThan(80)
    expect(cases?.equal).toBe(cases?.total)
  }
)
