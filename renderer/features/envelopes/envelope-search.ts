import { oneOf, type ReadAddress, readFields, textOf } from '../../ui/read-value.ts'

const fields = {
  type: textOf(1, 200),
  project: textOf(1),
  /** Present where the open item takes the whole width. */
  view: oneOf(['full'])
}

/** What the address of the envelopes says. */
export type EnvelopeSearch = ReadAddress<typeof fields>

/** Anything that does not fit counts as absent. */
export function readEnvelopeSearch(given: unknown): EnvelopeSearch {
  return readFields(fields, given)
}
