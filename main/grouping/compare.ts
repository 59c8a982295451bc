import type { Difference } from '../../shared/contract/groupings.ts'
import type { Grouping, GroupingComponent, GroupingVariant } from '../../shared/model/grouping.ts'

/** One thing that is compared, with where it stands. */
export interface Part {
  readonly path: string
  readonly text: string
}

export interface VariantComparison {
  readonly name: string
  readonly hashA: string | null
  readonly hashB: string | null
  readonly differences: Difference[]
}

/** What is hashed of two events, side by side, for each variant that counts for either. */
export function compareGroupings(a: Grouping, b: Grouping): VariantComparison[] {
  const names = new Set(
    [...a.variants, ...b.variants].filter(({ contributes }) => contributes).map(({ name }) => name)
  )
  return [...names].map((name) => {
    const [one, other] = [findVariant(a, name), findVariant(b, name)]
    return {
      name,
      hashA: one?.hash ?? null,
      hashB: other?.hash ?? null,
      differences: align(partsOf(one), partsOf(other))
    }
  })
}

function findVariant({ variants }: Grouping, name: string): GroupingVariant | undefined {
  return variants.find((variant) => variant.name === name && variant.contributes)
}

function partsOf(variant: GroupingVariant | undefined): Part[] {
  if (!variant) return []
  const fingerprint = (variant.fingerprint ?? []).map((text) => ({ path: 'fingerprint', text }))
  const component = variant.component?.contributes ? leavesOf(variant.component, []) : []
  return variant.type === 'component' ? component : [...fingerprint, ...component]
}

/** A frame is one part: its pieces say little by themselves. */
function leavesOf(component: GroupingComponent, above: readonly string[]): Part[] {
  const path = [...above, component.id]
  if (component.id === 'frame') {
    return [{ path: path.slice(1).join(' › '), text: leafTexts(component).join(' · ') }]
  }
  return component.values.flatMap((value) => {
    if (typeof value !== 'object') return [{ path: path.slice(1).join(' › '), text: String(value) }]
    return value.contributes ? leavesOf(value, path) : []
  })
}

function leafTexts(component: GroupingComponent): string[] {
  return component.values.flatMap((value) => {
    if (typeof value !== 'object') return [String(value)]
    return value.contributes ? leafTexts(value) : []
  })
}

/** Longer lists are compared place by place: nobody reads them, and their table would be too large. */
const MAX_ALIGNED = 400

/** The longest common sequence, with what stands between its parts on either side. */
export function align(a: readonly Part[], b: readonly Part[]): Difference[] {
  const lengths = a.length > MAX_ALIGNED || b.length > MAX_ALIGNED ? undefined : commonLengths(a, b)
  const differences: Difference[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]]
    if (one && other && isSame(one, other)) {
      differences.push({ path: one.path, kind: 'same', a: one.text, b: other.text })
      i++
      j++
    } else if (one && other && one.path === other.path && !isBetterApart(lengths, i, j)) {
      differences.push({ path: one.path, kind: 'different', a: one.text, b: other.text })
      i++
      j++
    } else if (one && (!other || !lengths || (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      differences.push({ path: one.path, kind: 'only_a', a: one.text, b: null })
      i++
    } else if (other) {
      differences.push({ path: other.path, kind: 'only_b', a: null, b: other.text })
      j++
    }
  }
  return differences
}

/** True where putting two unlike parts beside each other would cost a part that both have. */
function isBetterApart(lengths: readonly (readonly number[])[] | undefined, i: number, j: number): boolean {
  return lengths !== undefined && (lengths[i + 1]?.[j + 1] ?? 0) < (lengths[i]?.[j] ?? 0)
}

function isSame(a: Part, b: Part): boolean {
  return a.path === b.path && a.text === b.text
}

/** How many parts the rests of both lists have in common, in order. */
function commonLengths(a: readonly Part[], b: readonly Part[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const [one, other] = [a[i], b[j]]
      const row = lengths[i]
      if (!one || !other || !row) continue
      row[j] = isSame(one, other)
        ? (lengths[i + 1]?.[j + 1] ?? 0) + 1
        : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return lengths
}
