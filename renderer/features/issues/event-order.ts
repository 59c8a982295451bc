import { EventSort } from '../../../shared/contract/events.ts'
import type { EventOrder } from '../../api/issue-queries.ts'
import type { IssueSearch } from './issue-filters.ts'

/** The order that an address names: `release`, or `-level` where the greatest comes first. The newest is the default. */
export function toOrder(text: IssueSearch['eventsSort']): EventOrder {
  const sort = EventSort.safeParse(text?.replace(/^-/, '')).data
  if (text === undefined || sort === undefined) return { sort: 'timestamp', ascending: false }
  return { sort, ascending: !text.startsWith('-') }
}

/** The opposite; a default is not written. */
export function fromOrder({ sort, ascending }: EventOrder): IssueSearch['eventsSort'] {
  if (sort === 'timestamp' && !ascending) return undefined
  return ascending ? sort : `-${sort}`
}
