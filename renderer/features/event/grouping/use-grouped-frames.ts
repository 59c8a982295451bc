import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { EventDetail } from '../../../../shared/contract/events.ts'
import { groupingQuery } from '../../../api/queries.ts'
import { type GroupedFrames, groupedFrames } from './grouped-frames.ts'

const none: GroupedFrames = new Map()

const Context = createContext(none)

/** Apart from the event's own context: it comes later, and only stack traces look at it. */
export const GroupedFramesProvider = Context.Provider

/** Those of the stack trace at a place in the event. */
export function useGroupedIn(path: string): ReadonlySet<number> | undefined {
  return useContext(Context).get(path)
}

/** The frames that decide on the issue. They are asked for once the event is on the page and nothing else is to be done. */
export function useGroupedFrames({ id, projectId, event }: EventDetail): GroupedFrames {
  const [idleFor, setIdleFor] = useState<string | undefined>(undefined)
  useEffect(() => {
    const idle = requestIdleCallback(() => setIdleFor(id))
    return () => cancelIdleCallback(idle)
  }, [id])
  const { data } = useQuery({ ...groupingQuery(id, projectId), enabled: idleFor === id })
  return useMemo(() => (data === undefined ? none : groupedFrames(data, event)), [data, event])
}
