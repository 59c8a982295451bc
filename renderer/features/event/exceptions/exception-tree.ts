import type { Exception } from '../../../../shared/model/event.ts'

/** An exception with those that hang under it: what it was made of, or what caused it. */
export interface ExceptionNode {
  /** Its place in the event's list, oldest first. */
  readonly index: number
  readonly exception: Exception
  readonly children: readonly ExceptionNode[]
}

/** The id that the SDK gave an exception, by which others name it as their parent. */
function idOf({ mechanism }: Exception): number | undefined {
  return mechanism?.exception_id
}

/** True for an exception that holds others of equal rank: an ExceptionGroup, an AggregateError. */
export function isGroup({ exception: { mechanism } }: ExceptionNode): boolean {
  return mechanism?.is_exception_group === true
}

/**
 * Exceptions as they hang together by `exception_id` and `parent_id`. One that names no parent that is there stands
 * for itself; where none names any, each is the cause of the one before it (the SDKs send the outermost last).
 * Children come in the order in which they are read: the newest first.
 */
export function exceptionTree(exceptions: readonly Exception[]): readonly ExceptionNode[] {
  const isLinked = exceptions.some(({ mechanism }) => mechanism?.parent_id !== undefined)
  if (!isLinked) return chain(exceptions)

  const byId = new Map(
    exceptions.flatMap((exception, index) => {
      const id = idOf(exception)
      return id === undefined ? [] : [[id, index] as const]
    })
  )
  const childrenOf = new Map<number, number[]>()
  const roots: number[] = []
  for (const [index, { mechanism }] of exceptions.entries()) {
    const parent = mechanism?.parent_id === undefined ? undefined : byId.get(mechanism.parent_id)
    const siblings = parent === undefined ? roots : (childrenOf.get(parent) ?? [])
    siblings.unshift(index)
    if (parent !== undefined) childrenOf.set(parent, siblings)
  }

  // ids that point at each other in a circle hang under no root: they are shown all the same
  const reached = new Set<number>()
  const toNode = (index: number): ExceptionNode[] => {
    const exception = exceptions[index]
    if (exception === undefined || reached.has(index)) return []
    reached.add(index)
    return [{ index, exception, children: (childrenOf.get(index) ?? []).flatMap(toNode) }]
  }
  const nodes = roots.flatMap(toNode)
  const lost = [...exceptions.keys()].toReversed().flatMap(toNode)
  return [...nodes, ...lost]
}

function chain(exceptions: readonly Exception[]): readonly ExceptionNode[] {
  return exceptions.reduce<readonly ExceptionNode[]>(
    (children, exception, index) => [{ index, exception, children }],
    []
  )
}

/** All nodes of a tree, each before its children. */
export function allNodes(nodes: readonly ExceptionNode[]): ExceptionNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)])
}

/** Every group but the outermost one of its line: their exceptions wait to be asked for. */
export function nestedGroups(nodes: readonly ExceptionNode[], isInside = false): ExceptionNode[] {
  return nodes.flatMap((node) => [
    ...(isInside && isGroup(node) && node.children.length > 0 ? [node] : []),
    ...nestedGroups(node.children, isInside || isGroup(node))
  ])
}

/** How an exception belongs to the one above it, in words; nothing where that is plain. */
export function relationWord({ mechanism }: Exception, parent: Exception | undefined): string {
  const source = mechanism?.source
  const name = parent?.type ?? 'the exception'
  if (source === '__cause__' || source === 'cause' || source === 'InnerException') return `Cause of ${name}`
  if (source === '__context__') return `Being handled when ${name} was raised`
  return source === undefined ? `Led to ${name}` : `${source} of ${name}`
}
