import type { Event, Exception } from '../../shared/model/event.ts'
import type { GroupingConfig } from './config.ts'
import type { Variants } from './strategy-context.ts'

export interface GroupedException {
  readonly exception: Exception
  readonly variants: Variants
}

export interface ExceptionChoice {
  readonly chosen: readonly GroupedException[]
  /** Id of the exception that stands for the event, where the choice decides that. */
  readonly mainExceptionId?: number
}

/**
 * Which exceptions count where some are groups, as an `AggregateError` is: of the exceptions inside of the groups one
 * of each kind, so that a group of many equal ones is what one of them is (grouping reference, section 7.3).
 */
export function chooseExceptions(
  exceptions: readonly GroupedException[],
  event: Event,
  config: GroupingConfig
): ExceptionChoice {
  const all = { chosen: exceptions }
  if (exceptions.length < 2) return all
  // Python SDKs 3.x number their exceptions in another way.
  if (event.platform === 'python' && event.sdk?.version?.startsWith('3')) return all
  const tree = buildTree(exceptions)
  if (!tree) return all
  const distinct = distinctNeighbours(sortByType(topLevel(tree.root, tree)))
  const [first] = distinct
  if (!first) return config.emptyGroup === 'root' ? { chosen: [tree.root] } : all
  if (distinct.length > 1) return { chosen: [...distinct, tree.root] }
  const chosen = firstPath(first, tree)
  const mainExceptionId = first.exception.mechanism?.exception_id
  return mainExceptionId === undefined ? { chosen } : { chosen, mainExceptionId }
}

interface ExceptionTree {
  readonly root: GroupedException
  readonly children: ReadonlyMap<number, readonly GroupedException[]>
}

/** Undefined where the ids do not make a tree. */
function buildTree(exceptions: readonly GroupedException[]): ExceptionTree | undefined {
  const byId = new Map<number, GroupedException>()
  const children = new Map<number, GroupedException[]>()
  for (const grouped of exceptions.toReversed()) {
    const { exception_id: id, parent_id: parentId } = grouped.exception.mechanism ?? {}
    if (id === undefined || byId.has(id) || id === parentId) return undefined
    byId.set(id, grouped)
    if (parentId === undefined) continue
    const siblings = children.get(parentId)
    if (siblings) siblings.push(grouped)
    else children.set(parentId, [grouped])
  }
  const root = byId.get(0)
  return root && { root, children }
}

function childrenOf({ exception }: GroupedException, tree: ExceptionTree): readonly GroupedException[] {
  return tree.children.get(exception.mechanism?.exception_id ?? -1) ?? []
}

/** The outermost exceptions that are no groups themselves. */
function topLevel(
  grouped: GroupedException,
  tree: ExceptionTree,
  seen: Set<GroupedException> = new Set()
): GroupedException[] {
  // Ids can make a circle that the root leads into.
  if (seen.has(grouped)) return []
  seen.add(grouped)
  if (!grouped.exception.mechanism?.is_exception_group) return [grouped]
  return childrenOf(grouped, tree).flatMap((child) => topLevel(child, tree, seen))
}

function sortByType(exceptions: readonly GroupedException[]): GroupedException[] {
  const typeOf = ({ exception }: GroupedException) => exception.type ?? 'None'
  return exceptions.toSorted((a, b) => (typeOf(a) < typeOf(b) ? 1 : typeOf(a) > typeOf(b) ? -1 : 0))
}

function distinctNeighbours(exceptions: readonly GroupedException[]): GroupedException[] {
  let previous: string | undefined
  return exceptions.filter(({ variants }) => {
    const signature = JSON.stringify([...variants])
    const isNew = signature !== previous
    previous = signature
    return isNew
  })
}

/** An exception and its first causes, down to the last. */
function firstPath(start: GroupedException, tree: ExceptionTree): GroupedException[] {
  const path: GroupedException[] = []
  let next: GroupedException | undefined = start
  while (next && !path.includes(next)) {
    path.push(next)
    next = childrenOf(next, tree)[0]
  }
  return path
}
