import { oneOf, type ReadAddress, readFields } from '../../ui/read-value.ts'

const otherParts = ['rules', 'refused', 'settings'] as const

export type ProjectPart = 'overview' | (typeof otherParts)[number]

const fields = { tab: oneOf(otherParts) }

/** What the address of a project says: which part of it is shown, the overview if it says nothing. */
export type ProjectSearch = ReadAddress<typeof fields>

export function readProjectSearch(given: unknown): ProjectSearch {
  return readFields(fields, given)
}
