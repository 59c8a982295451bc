import type { Random } from './random.ts'

export const WORDS =
  'account basket cache cart checkout client config contact cursor customer delivery document editor export filter folder gateway handler import index invoice item ledger mailer message order parser payment picture printer product profile queue receipt record report request response router schedule search session shipment socket stock store stream supplier ticket token upload user voucher warehouse widget'.split(
    ' '
  )
export const TYPES =
  'TypeError RangeError ReferenceError SyntaxError ValidationError TimeoutError NotFoundError ConflictError PermissionError ConnectionError AbortError QuotaError'.split(
    ' '
  )
/** Texts with parts that differ each time, as grouping has to see through them. */
export const MESSAGES: readonly ((random: Random, word: string) => string)[] = [
  (random, word) => `Cannot read properties of undefined (reading '${word}${random.below(3)}')`,
  (random, word) => `${word} ${random.below(100_000)} was not found in ${word}s of tenant ${random.hex(8)}`,
  (random, word) =>
    `connect ECONNREFUSED 10.0.${random.below(256)}.${random.below(256)}:5432 while loading ${word}`,
  (random, word) =>
    `${word} must be at most ${random.below(500)} characters, but got ${500 + random.below(5000)}`,
  (random, word) =>
    `timeout of ${random.pick([1000, 5000, 30_000])} ms exceeded for GET /api/${word}/${random.hex(24)}`,
  (random, word) => `Unexpected token '<', "<!doctype ${word}" at position ${random.below(90)}`
]
