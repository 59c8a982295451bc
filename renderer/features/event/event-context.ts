import { createContext, useContext } from 'react'
import type { EventDetail } from '../../../shared/contract/events.ts'
import type { TagDistribution } from '../../../shared/contract/issues.ts'

/** What every section may need: the event, what its issue knows of all events, and how to search on. */
export interface EventContext {
  readonly detail: EventDetail
  readonly distributions: readonly TagDistribution[]
  readonly onFilter: (key: string, value: string, isExcluded: boolean) => void
}

const Context = createContext<EventContext | null>(null)

export const EventProvider = Context.Provider

export function useEventContext(): EventContext {
  const context = useContext(Context)
  if (context === null) throw new Error('A section stands outside an event')
  return context
}
