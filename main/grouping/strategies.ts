import type { Exception, Stacktrace, Template, Thread } from '../../shared/model/event.ts'
import type { GroupingComponent } from '../../shared/model/grouping.ts'
import { branch, type KnownHint, leaf } from './component.ts'
import { exceptionVariants } from './exception-component.ts'
import { chooseExceptions } from './exception-groups.ts'
import { messageComponent } from './message-component.ts'
import { securityComponent } from './security-component.ts'
import { stacktraceComponents } from './stacktrace-component.ts'
import type { StrategyContext, Variants } from './strategy-context.ts'
import { onlyThread } from './threads.ts'

/** What one way of grouping finds in an event. */
export interface StrategyResult {
  readonly strategy: 'exception' | 'threads' | 'stacktrace' | 'template' | 'security' | 'message'
  readonly variants: Variants
  readonly mainExceptionId?: number
}

/** All that can be found in an event, the most telling first (grouping reference, sections 2 and 7). */
export function runStrategies(context: StrategyContext): StrategyResult[] {
  const { event, config } = context
  const results: StrategyResult[] = []
  const exceptions = event.exception?.values ?? []
  if (exceptions.length) results.push(exceptionStrategy(exceptions, context))
  const threads = event.threads?.values ?? []
  if (threads.length) results.push({ strategy: 'threads', variants: threadVariants(threads, context) })
  if (event.stacktrace) {
    results.push({ strategy: 'stacktrace', variants: stacktraceVariants(event.stacktrace, context) })
  }
  if (event.template)
    results.push({ strategy: 'template', variants: single(templateComponent(event.template)) })
  const security = securityComponent(event)
  if (security) results.push({ strategy: 'security', variants: single(security) })
  if (event.logentry) {
    results.push({ strategy: 'message', variants: single(messageComponent(event.logentry, config)) })
  }
  return results
}

function single(component: GroupingComponent): Variants {
  return new Map([['default', component]])
}

function exceptionStrategy(exceptions: readonly Exception[], context: StrategyContext): StrategyResult {
  const grouped = exceptions.map((exception) => ({
    exception,
    variants: exceptionVariants(exception, context)
  }))
  const { chosen, ...main } = chooseExceptions(grouped, context.event, context.config)
  const [only] = chosen
  const variants = only && chosen.length === 1 ? only.variants : chain(chosen.map((one) => one.variants))
  return { strategy: 'exception', variants, ...main }
}

function chain(all: readonly Variants[]): Variants {
  const names = new Set(all.flatMap((variants) => [...variants.keys()]))
  return new Map(
    [...names].map((name) => {
      const components = all
        .map((variants) => variants.get(name))
        .filter((component) => component !== undefined)
      return [name, branch('chained_exception', components)]
    })
  )
}

function stacktraceVariants(stacktrace: Stacktrace, { config, stackOf }: StrategyContext): Variants {
  const stack = stackOf(stacktrace, undefined)
  return new Map(Object.entries(stacktraceComponents(stack, config, undefined)))
}

/** Only one thread can stand for the event (section 7.5). */
function threadVariants(threads: readonly Thread[], context: StrategyContext): Variants {
  const thread = onlyThread(threads)
  if (!thread) return emptyThreads({ code: 'no_single_thread', params: { threads: threads.length } })
  if (!thread.stacktrace) return emptyThreads({ code: 'thread_without_stacktrace' })
  const stacktraces = stacktraceVariants(thread.stacktrace, context)
  return new Map([...stacktraces].map(([name, stacktrace]) => [name, branch('threads', [stacktrace])]))
}

function emptyThreads(hint: KnownHint): Variants {
  return new Map([['app', { id: 'threads', contributes: false, hint, values: [] }]])
}

function templateComponent({ filename, context_line: contextLine }: Template): GroupingComponent {
  const parts: GroupingComponent[] = []
  if (filename !== undefined) parts.push(leaf('filename', filename))
  if (contextLine !== undefined) parts.push(leaf('context_line', contextLine))
  return branch('template', parts)
}
