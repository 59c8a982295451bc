import { z } from 'zod'

/** Which tags are listed: all, those that the program set, those of the application, those of what it ran on. */
export const TagGroup = z.enum(['all', 'custom', 'application', 'other'])
export type TagGroup = z.infer<typeof TagGroup>

type Tag = readonly [key: string, value: string]

const ofApplication =
  /^(?:app|release|dist|environment|level|logger|site|server_name|transaction|url|handled|mechanism|status_code|trace_id|trace|replay_?id|monitor)(?:[._]|$)/
const ofSurroundings =
  /^(?:browser|client_os|cpu|culture|device|geo|gpu|model|os|runtime|user|unity)(?:[._]|$)|^flags\[/

/** The group that a tag belongs to. */
export function tagGroup(key: string): Exclude<TagGroup, 'all'> {
  if (ofApplication.test(key)) return 'application'
  return ofSurroundings.test(key) ? 'other' : 'custom'
}

/** A line of the tree that dotted keys make: `device` over `.family` and `.model`. */
export interface TagRow {
  /** The whole key down to here. */
  readonly key: string
  /** The part of it that the lines above do not say. */
  readonly label: string
  readonly depth: number
  /** Absent where only longer keys have one. */
  readonly value: string | undefined
}

interface Node {
  readonly children: Map<string, Node>
  value: string | undefined
}

const byName = new Intl.Collator('en', { numeric: true })

/** Tags as the lines of a tree, by name. A part of a key that leads to one tag only makes no line of its own. */
export function tagRows(tags: readonly Tag[]): TagRow[] {
  const root: Node = { children: new Map(), value: undefined }
  for (const [key, value] of tags) {
    let node = root
    for (const part of key.split('.')) {
      const next = node.children.get(part) ?? { children: new Map(), value: undefined }
      node.children.set(part, next)
      node = next
    }
    node.value = value
  }
  return rowsUnder(root, '', 0)
}

function rowsUnder(parent: Node, prefix: string, depth: number): TagRow[] {
  const sorted = [...parent.children].toSorted(([a], [b]) => byName.compare(a, b))
  return sorted.flatMap(([part, child]) => {
    let node = child
    let label = depth === 0 ? part : `.${part}`
    let key = prefix === '' ? part : `${prefix}.${part}`
    while (node.value === undefined && node.children.size === 1) {
      for (const [next, inner] of node.children) {
        label += `.${next}`
        key += `.${next}`
        node = inner
      }
    }
    return [{ key, label, depth, value: node.value }, ...rowsUnder(node, key, depth + 1)]
  })
}

/** The tags of a group whose key or value holds a text. Case does not matter. */
export function filterTags(tags: readonly Tag[], group: TagGroup, search: string): Tag[] {
  const wanted = search.trim().toLowerCase()
  return tags.filter(
    ([key, value]) =>
      (group === 'all' || tagGroup(key) === group) &&
      (key.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted))
  )
}
