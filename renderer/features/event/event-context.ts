import { createContext, useContext } from 'react'
import type { EventDetail } from '../../../shared/contract/events.ts'
import type { TagSpread } from '../../api/issue-queries.ts'

type OnFilter = (key: string, value: string, isExcluded: boolean) => void

/** What every section may need: the event, how tags are spread over the events of its issue, and how to search on. */
export interface EventContext {
  readonly detail: EventDetail
  /** Over the events that are meant. */
  readonly spread: TagSpread
  /** Searches the issues. */
  readonly onFilter: OnFilter
  /** Filters the events of this issue; absent where that cannot be done. */
  readonly onFilterEvents: OnFilter | undefined
}

const Context = createContext<EventContext | null>(null)

export const EventProvider = Context.Provider

export function useEventContext(): EventContext {
  const context = useContext(Context)
  if (context === null) throw new Error('A section stands outside an event')
  return context
}
