import type { GroupingComponent } from '../../shared/model/grouping.ts'
import { branch, hasContributing, type KnownHint, leafText, without } from './component.ts'
import type { GroupingConfig } from './config.ts'
import { runStrategies, type StrategyResult } from './strategies.ts'
import type { StrategyContext, Variants } from './strategy-context.ts'

/**
 * The trees of an event by variant (`app` and `system`, or `default`): all strategies in order, of which only the
 * first that finds something contributes (grouping reference, sections 2 and 6).
 */
export function componentVariants(context: StrategyContext): {
  variants: Variants
  mainExceptionId: number | undefined
} {
  const results = runStrategies(context).map((result) => ({
    ...result,
    variants: preferStacktraces(dropDuplicate(result.variants, context.config))
  }))
  const winner = results.find((result) => contributing(result).length > 0)
  const precedence = winner && precedenceHint(winner)
  const merged = new Map<string, GroupingComponent[]>()
  for (const result of results) {
    for (const [name, component] of result.variants) {
      const yields = precedence && result !== winner && component.contributes
      const components = merged.get(name) ?? []
      components.push(yields ? without(component, precedence) : component)
      merged.set(name, components)
    }
  }
  const variants = new Map<string, GroupingComponent>()
  for (const [name, components] of merged) {
    const variant = branch(name, components)
    // Why the winner found nothing here says more than that it won.
    const hint = winner?.variants.get(name)?.hint ?? precedence
    variants.set(name, !variant.contributes && hint ? { ...variant, hint } : variant)
  }
  return { variants, mainExceptionId: results[0]?.mainExceptionId }
}

function contributing({ variants }: StrategyResult): string[] {
  return [...variants].flatMap(([name, component]) => (component.contributes ? [name] : []))
}

function precedenceHint(winner: StrategyResult): KnownHint {
  const variants = contributing(winner).sort().join('/')
  return { code: 'strategy_takes_precedence', params: { strategy: winner.strategy, variants } }
}

/** Two variants that hash the same would say one thing twice. */
function dropDuplicate(variants: Variants, config: GroupingConfig): Variants {
  const { dropsDuplicate: dropped } = config
  const kept = dropped === 'app' ? 'system' : 'app'
  const [first, second] = [variants.get(kept), variants.get(dropped)]
  if (!first?.contributes || !second?.contributes) return variants
  if (leafText(first) !== leafText(second)) return variants
  return new Map(variants).set(
    dropped,
    without(second, { code: 'hash_matches_variant', params: { variant: kept } })
  )
}

/** Where one variant has a stack trace to show, another without one is too coarse to count. */
function preferStacktraces(variants: Variants): Variants {
  const withStacktrace = [...variants].flatMap(([name, component]) =>
    component.contributes && isStacktrace(component) ? [name] : []
  )
  if (!withStacktrace.length) return variants
  const hint: KnownHint = {
    code: 'no_stacktrace_unlike_variant',
    params: { variant: withStacktrace.sort().join(', ') }
  }
  return new Map(
    [...variants].map(([name, component]) => [
      name,
      isStacktrace(component) ? component : without(component, hint)
    ])
  )
}

function isStacktrace(component: GroupingComponent): boolean {
  if (component.id === 'stacktrace') return component.contributes
  return hasContributing(component, 'stacktrace')
}
