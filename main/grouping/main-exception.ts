import type { Event, Exception } from '../../shared/model/event.ts'
import type { Grouping } from '../../shared/model/grouping.ts'

/**
 * The exception that stands for an event: what frameworks wrapped is preferred to the wrapper, then what grouping
 * chose, else the last one (grouping reference, section 7.4).
 */
export function mainException(event: Event, grouping?: Grouping): Exception | undefined {
  const exceptions = event.exception?.values ?? []
  const id = event.main_exception_id ?? grouping?.mainExceptionId
  const chosen = id === undefined ? undefined : byId(exceptions, id)
  return recoveredByReact(exceptions) ?? wrappedByRxJava(exceptions) ?? chosen ?? exceptions.at(-1)
}

function byId(exceptions: readonly Exception[], id: number | undefined): Exception | undefined {
  if (id === undefined) return undefined
  return exceptions.find((exception) => exception.mechanism?.exception_id === id)
}

const REACT_RECOVERY =
  /^There was an error (?:during concurrent rendering|while hydrating) but React was able to recover/

/** React 19 reports that it rendered again after an error: the error is the cause. */
function recoveredByReact(exceptions: readonly Exception[]): Exception | undefined {
  const [first] = exceptions
  const last = exceptions.at(-1)
  const isRecovery =
    exceptions.length > 1 &&
    first?.type === 'Error' &&
    REACT_RECOVERY.test(first.value ?? '') &&
    last?.mechanism?.source === 'cause'
  return isRecovery ? last : undefined
}

const RXJAVA_WRAPPERS: ReadonlySet<string> = new Set([
  'OnErrorNotImplementedException',
  'CompositeException',
  'UndeliverableException'
])

/** RxJava wraps what nobody handled in an exception of its own. */
function wrappedByRxJava(exceptions: readonly Exception[]): Exception | undefined {
  const wrapper = exceptions.find(
    ({ module, type, mechanism }) =>
      module === 'io.reactivex.rxjava3.exceptions' &&
      RXJAVA_WRAPPERS.has(type ?? '') &&
      mechanism?.type === 'UncaughtExceptionHandler'
  )
  const id = wrapper?.mechanism?.exception_id
  if (id === undefined) return undefined
  return exceptions.find((exception) => exception.mechanism?.parent_id === id)
}
