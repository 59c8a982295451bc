import type { HintCode } from '../../shared/grouping-hints.ts'
import type { GroupingComponent, Hint } from '../../shared/model/grouping.ts'

/** A hint that has a sentence. */
export interface KnownHint extends Hint {
  readonly code: HintCode
}

/** A component that holds one primitive. It contributes. */
export function leaf(id: string, value: string | number, hint?: KnownHint): GroupingComponent {
  return { id, contributes: true, hint, values: [value] }
}

/** A component that holds one primitive. It does not contribute, for that reason. */
export function ignoredLeaf(id: string, value: string | number, hint: KnownHint): GroupingComponent {
  return { id, contributes: false, hint, values: [value] }
}

/** A component that holds others. It contributes where one of them does. */
export function branch(
  id: string,
  values: readonly GroupingComponent[],
  hint?: KnownHint
): GroupingComponent {
  return { id, contributes: values.some((value) => value.contributes), hint, values }
}

/** The same component, not contributing, with the reason. */
export function without(component: GroupingComponent, hint: KnownHint): GroupingComponent {
  return { ...component, contributes: false, hint }
}

/**
 * What is hashed: all primitives that are reached through contributing components, in tree order, with nothing
 * between them. Sentry hashes the same, so hashes can be compared one to one.
 */
export function leafText(component: GroupingComponent): string {
  if (!component.contributes) return ''
  if (component.id !== 'stacktrace') return joinLeaves(component)
  const known = stackTexts.get(component)
  if (known !== undefined) return known
  // joined: a text that is put together stays a tree of all its parts
  const leaves: (string | number)[] = []
  addLeaves(component, leaves)
  const text = leaves.join('')
  stackTexts.set(component, text)
  return text
}

/** Components are immutable, and those of stack traces are large and met again. */
const stackTexts = new WeakMap<GroupingComponent, string>()

function addLeaves({ contributes, values }: GroupingComponent, leaves: (string | number)[]): void {
  if (!contributes) return
  for (const value of values) {
    if (typeof value === 'object') addLeaves(value, leaves)
    else leaves.push(value)
  }
}

function joinLeaves({ values }: GroupingComponent): string {
  let text = ''
  for (const value of values) text += typeof value === 'object' ? leafText(value) : value
  return text
}

/** True where the tree holds a component of that id to which contributing components lead. */
export function hasContributing(component: GroupingComponent, id: string): boolean {
  return component.values.some(
    (value) =>
      typeof value === 'object' && value.contributes && (value.id === id || hasContributing(value, id))
  )
}
