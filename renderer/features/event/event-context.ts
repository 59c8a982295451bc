import { createContext, useContext } from 'react'
import type { EventDetail } from '../../../shared/contract/events.ts'
import type { TagDistribution } from '../../../shared/contract/issues.ts'

type OnFilter = (key: string, value: string, isExcluded: boolean) => void

/** What every section may need: the event, what its issue knows of all events, and how to search on. */
export interface EventContext {
  readonly detail: EventDetail
  readonly distributions: readonly TagDistribution[]
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
