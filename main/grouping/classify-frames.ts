import type { Event, Exception, Frame, Stacktrace } from '../../shared/model/event.ts'
import type { Json } from '../../shared/model/json.ts'
import type { GroupingConfig } from './config.ts'
import { currentConfig } from './current-config.ts'
import { type PreparedFrame, type StackOf, stacksOfEvent } from './frames.ts'

/**
 * The event as rules see it, for showing: every frame with its trimmed function (`raw_function` has the original),
 * `in_app` decided, and `data.category`, `data.client_in_app` and `data.orig_in_app` as Sentry stores them. The event
 * that is given stays as it is. Grouping does the same for itself, and gives the same for either event.
 */
export function classifyFrames(event: Event, config: GroupingConfig = currentConfig): Event {
  const stackOf = stacksOfEvent(event, config)
  const { exception, threads, stacktrace } = event
  return {
    ...event,
    ...(exception && { exception: { values: exception.values.map((one) => withStack(one, one, stackOf)) } }),
    ...(threads && { threads: { values: threads.values.map((one) => withStack(one, undefined, stackOf)) } }),
    ...(stacktrace && { stacktrace: classified(stacktrace, undefined, stackOf) })
  }
}

function withStack<Holder extends { stacktrace?: Stacktrace | undefined }>(
  holder: Holder,
  exception: Exception | undefined,
  stackOf: StackOf
): Holder {
  if (!holder.stacktrace) return holder
  return { ...holder, stacktrace: classified(holder.stacktrace, exception, stackOf) }
}

function classified(stacktrace: Stacktrace, exception: Exception | undefined, stackOf: StackOf): Stacktrace {
  const { frames } = stackOf(stacktrace, exception)
  return {
    ...stacktrace,
    frames: stacktrace.frames.map((source, index) => {
      const prepared = frames[index]
      return prepared ? toFrame(source, prepared) : source
    })
  }
}

function toFrame(source: Frame, { facts, inApp, clientInApp, category, markedBy }: PreparedFrame): Frame {
  const data: Record<string, Json> = { ...source.data }
  if (category !== undefined) data.category = category
  if (clientInApp !== undefined) data.client_in_app = clientInApp
  // -1 is for a client that said nothing.
  if (markedBy || clientInApp === undefined) data.orig_in_app = clientInApp ?? -1
  return {
    ...source,
    ...(facts.function === undefined ? {} : { function: facts.function }),
    ...(facts.rawFunction === undefined ? {} : { raw_function: facts.rawFunction }),
    in_app: inApp ?? false,
    ...(Object.keys(data).length ? { data } : {})
  }
}
