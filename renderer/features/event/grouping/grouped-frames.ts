import type { Event } from '../../../../shared/model/event.ts'
import type { Grouping, GroupingComponent } from '../../../../shared/model/grouping.ts'
import { isComponent } from './component-runs.ts'

/** Which frames of an event's stack traces decide on its issue: by the trace's place in the event, their indices. */
export type GroupedFrames = ReadonlyMap<string, ReadonlySet<number>>

/** All components of a kind below one, in their order. */
function componentsOf(root: GroupingComponent, id: string): GroupingComponent[] {
  if (root.id === id) return [root]
  return root.values.filter(isComponent).flatMap((child) => componentsOf(child, id))
}

/**
 * Reads from a grouping which frames contribute. Components have no name of their own: those of exceptions stand in the
 * order of the exceptions; of any other trace there is one. All frames count in the variant of the system: it tells
 * something only where there is no other.
 */
export function groupedFrames(
  { variants }: Grouping,
  { exception, stacktrace, threads }: Event
): GroupedFrames {
  const found = new Map<string, Set<number>>()
  function add(path: string, trace: GroupingComponent | undefined, frames: number | undefined) {
    const components = trace === undefined ? [] : componentsOf(trace, 'frame')
    // with another number of frames it is another trace
    if (trace?.contributes !== true || components.length !== frames) return
    const indices = components.flatMap(({ contributes }, index) => (contributes ? [index] : []))
    found.set(path, new Set([...(found.get(path) ?? []), ...indices]))
  }

  const exceptions = exception?.values ?? []
  const contributing = variants.filter(({ contributes }) => contributes)
  const own = contributing.filter(({ name }) => name !== 'system')
  for (const { component } of own.length > 0 ? own : contributing) {
    if (component === undefined) continue
    const ofExceptions = componentsOf(component, 'exception')
    if (ofExceptions.length > 0) {
      if (ofExceptions.length !== exceptions.length) continue
      for (const [index, one] of ofExceptions.entries()) {
        const frames = exceptions[index]?.stacktrace?.frames.length
        if (one.contributes)
          add(`exception.values.${index}.stacktrace`, componentsOf(one, 'stacktrace')[0], frames)
      }
      continue
    }
    const [trace] = componentsOf(component, 'stacktrace')
    add('stacktrace', trace, stacktrace?.frames.length)
    for (const [index, thread] of (threads?.values ?? []).entries()) {
      if (thread.crashed === true)
        add(`threads.values.${index}.stacktrace`, trace, thread.stacktrace?.frames.length)
    }
  }
  return found
}
