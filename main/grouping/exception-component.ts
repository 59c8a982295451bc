import type { Exception } from '../../shared/model/event.ts'
import type { GroupingComponent } from '../../shared/model/grouping.ts'
import { branch, leaf, without } from './component.ts'
import type { GroupingConfig } from './config.ts'
import { normalizeMessage } from './message-component.ts'
import { type StackVariant, stacktraceComponents } from './stacktrace-component.ts'
import type { StrategyContext, Variants } from './strategy-context.ts'

/** The component of one exception: type, value, error code and stack trace (grouping reference, section 7.1). */
export function exceptionVariants(exception: Exception, { config, stackOf }: StrategyContext): Variants {
  const head = exceptionHead(exception, config)
  if (!exception.stacktrace) return new Map([['app', assemble(head, undefined, config)]])
  const stack = stackOf(exception.stacktrace, exception)
  const stacktraces = stacktraceComponents(stack, config, exception)
  const variants: StackVariant[] = ['app', 'system']
  return new Map(variants.map((name) => [name, assemble(head, stacktraces[name], config)]))
}

interface ExceptionHead {
  readonly type: GroupingComponent | undefined
  readonly value: GroupingComponent | undefined
  readonly nsError: GroupingComponent | undefined
}

function exceptionHead({ type, value, mechanism }: Exception, config: GroupingConfig): ExceptionHead {
  const typePart = type ? leaf('type', type) : undefined
  const nsError = mechanism?.meta?.ns_error
  return {
    type: typePart && mechanism?.synthetic ? without(typePart, { code: 'synthetic_exception' }) : typePart,
    value: value === undefined ? undefined : normalizeMessage('value', value, config),
    nsError:
      nsError && typeof nsError === 'object' && !Array.isArray(nsError) ? nsErrorPart(nsError) : undefined
  }
}

function nsErrorPart({ domain, code }: { domain?: unknown; code?: unknown }): GroupingComponent {
  const parts: GroupingComponent[] = []
  if (typeof domain === 'string') parts.push(leaf('domain', domain))
  if (typeof code === 'number' || typeof code === 'string') parts.push(leaf('code', code))
  return branch('ns_error', parts)
}

function assemble(
  { type, value, nsError }: ExceptionHead,
  stacktrace: GroupingComponent | undefined,
  config: GroupingConfig
): GroupingComponent {
  const parts = [type, nsError, valueBeside(value, nsError, stacktrace)]
  const ordered = config.stacktraceFirst ? [stacktrace, ...parts] : [type, parts[2], nsError, stacktrace]
  return branch(
    'exception',
    ordered.filter((part) => part !== undefined)
  )
}

/** The message counts only where nothing better tells where the exception comes from. */
function valueBeside(
  value: GroupingComponent | undefined,
  nsError: GroupingComponent | undefined,
  stacktrace: GroupingComponent | undefined
): GroupingComponent | undefined {
  if (value && stacktrace?.contributes) return without(value, { code: 'stacktrace_takes_precedence' })
  if (value && nsError?.contributes) return without(value, { code: 'ns_error_takes_precedence' })
  return value
}
