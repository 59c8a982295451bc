import type { Json } from '../../../../shared/model/json.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A window or widget as an SDK saw it; everything but its children is shown as it is. */
export interface HierarchyNode {
  readonly type: string
  readonly identifier: string | undefined
  /** `width × height at x, y`, where it was told. */
  readonly place: string | undefined
  /** Where it is on the whole screen; absent where that was not told. */
  readonly box: Box | undefined
  readonly isHidden: boolean
  readonly values: readonly [string, Json][]
  readonly children: readonly HierarchyNode[]
}

export interface Hierarchy {
  readonly system: string | undefined
  readonly windows: readonly HierarchyNode[]
}

/** Deeper nodes are left out: no real interface has them. */
const mostLevels = 200

/** Reads an attachment of the type `event.view_hierarchy`; undefined where it is none. */
export function readHierarchy(text: string): Hierarchy | undefined {
  let file: Json
  try {
    file = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isObject(file) || !Array.isArray(file.windows) || !file.windows.every(isObject)) return undefined
  const { rendering_system } = file
  return {
    system: typeof rendering_system === 'string' ? rendering_system : undefined,
    windows: file.windows.map((window) => toNode(window, 0, screen))
  }
}

const screen: Box = { x: 0, y: 0, width: 0, height: 0 }

/** Places are told from the corner of what a widget is in: `around`. */
function toNode({ children, ...rest }: { [key: string]: Json }, level: number, around: Box): HierarchyNode {
  const { type, identifier, name, visible, visibility } = rest
  const box = boxOf(rest, around)
  const inner = Array.isArray(children) && level < mostLevels ? children : []
  return {
    type: typeof type === 'string' && type !== '' ? type : 'unknown',
    identifier: [identifier, name].find((each) => typeof each === 'string' && each !== '')?.toString(),
    place: placeOf(rest),
    box,
    isHidden: visible === false || (typeof visibility === 'string' && visibility !== 'visible'),
    values: Object.entries(rest),
    children: inner.filter(isObject).map((child) => toNode(child, level + 1, box ?? around))
  }
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function placeOf({ width, height, x, y }: { [key: string]: Json }): string | undefined {
  if (typeof width !== 'number' || typeof height !== 'number') return undefined
  const size = `${round(width)} × ${round(height)}`
  return typeof x === 'number' && typeof y === 'number' ? `${size} at ${round(x)}, ${round(y)}` : size
}

function boxOf({ width, height, x, y }: { [key: string]: Json }, around: Box): Box | undefined {
  if (typeof width !== 'number' || typeof height !== 'number') return undefined
  const left = typeof x === 'number' ? x : 0
  const top = typeof y === 'number' ? y : 0
  return { x: around.x + left, y: around.y + top, width: Math.max(0, width), height: Math.max(0, height) }
}

/** The nodes that can be drawn, each after what it lies on. */
export function drawnNodes(nodes: readonly HierarchyNode[]): (HierarchyNode & { readonly box: Box })[] {
  return nodes.flatMap((node) => {
    if (node.isHidden) return []
    const inner = drawnNodes(node.children)
    return node.box === undefined || node.box.width * node.box.height === 0
      ? inner
      : [{ ...node, box: node.box }, ...inner]
  })
}

const round = (value: number) => Math.round(value * 10) / 10
