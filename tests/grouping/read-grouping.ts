import type { GroupingConfig } from '../../main/grouping/config.ts'
import { createCurrentConfig } from '../../main/grouping/current-config.ts'
import { group } from '../../main/grouping/group.ts'
import { parseStackRules } from '../../main/grouping/stack-rules/parse.ts'
import type { Event } from '../../shared/model/event.ts'
import type { Grouping, GroupingComponent, GroupingVariant } from '../../shared/model/grouping.ts'

/** Culprit's configuration with rules of a project, which must parse. */
export function configWith(rules: string): GroupingConfig {
  const { rules: stackRules, problems } = parseStackRules(rules)
  if (problems.length) throw new Error(JSON.stringify(problems))
  return createCurrentConfig({ stackRules })
}

export function variantOf(grouping: Grouping, name: string): GroupingVariant {
  const variant = grouping.variants.find((one) => one.name === name)
  if (!variant) throw new Error(`no variant ${name} among ${grouping.variants.map((one) => one.name)}`)
  return variant
}

/** A tree with one line for each component: `frame*` contributes, and a leaf's value follows its name. */
export function outline(component: GroupingComponent | undefined, indent = ''): string[] {
  if (!component) return []
  const [first] = component.values
  const leaf = first !== undefined && typeof first !== 'object' ? ` ${first}` : ''
  const hint = component.hint ? ` (${component.hint.code})` : ''
  const children = component.values.flatMap((value) =>
    typeof value === 'object' ? outline(value, `${indent}  `) : []
  )
  return [`${indent}${component.id}${component.contributes ? '*' : ''}${leaf}${hint}`, ...children]
}

/** Functions of the frames that contribute to a variant, oldest first. */
export function countedFrames(event: Event, variant: 'app' | 'system', config?: GroupingConfig): string[] {
  return framesIn(variantOf(group(event, config), variant).component)
}

function framesIn(component: GroupingComponent | undefined): string[] {
  return (component?.values ?? []).flatMap((value) => {
    if (typeof value !== 'object') return []
    if (value.id !== 'frame') return framesIn(value)
    return value.contributes ? [nameOf(value)] : []
  })
}

function nameOf(frame: GroupingComponent): string {
  const parts = frame.values.filter((value) => typeof value === 'object')
  const named = parts.find((part) => part.id === 'function') ?? parts[0]
  return String(named?.values[0] ?? '')
}
