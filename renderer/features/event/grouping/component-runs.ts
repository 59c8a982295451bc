import type { GroupingComponent } from '../../../../shared/model/grouping.ts'

type Child = GroupingComponent['values'][number]

export function isComponent(child: Child): child is GroupingComponent {
  return typeof child === 'object'
}

/** A node to show, or in its place those that are as the two before them. */
export interface ComponentRun {
  readonly component: GroupingComponent
  /** Its place among its siblings. */
  readonly index: number
  /** Nodes of equal shape that follow the second one; empty for a node that is shown itself. */
  readonly alike: readonly GroupingComponent[]
}

/** What a node looks like without its values: its kind, whether it contributes, why, and its children's shapes. */
function shapeOf({ id, contributes, hint, values }: GroupingComponent): string {
  const inner = values.map((child) => (isComponent(child) ? shapeOf(child) : '=')).join(',')
  return `${id}${contributes ? '+' : '-'}${hint?.code ?? ''}(${inner})`
}

/** Frames of equal shape in a row: the first two are shown, the others wait together. */
export function collapseAlike(components: readonly GroupingComponent[]): ComponentRun[] {
  const runs: ComponentRun[] = []
  const shapes = components.map((component) => (component.id === 'frame' ? shapeOf(component) : undefined))
  for (let index = 0; index < components.length; ) {
    const component = components[index]
    const shape = shapes[index]
    if (component === undefined) break
    let end = index + 1
    while (shape !== undefined && shapes[end] === shape) end++
    const single = Math.min(2, end - index)
    for (let nth = 0; nth < single; nth++) {
      const each = components[index + nth]
      if (each !== undefined) runs.push({ component: each, index: index + nth, alike: [] })
    }
    const alike = components.slice(index + single, end)
    if (alike.length > 0) runs.push({ component, index: index + single, alike })
    index = end
  }
  return runs
}
