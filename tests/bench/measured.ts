/** A figure that must hold. */
export interface Bar {
  /** Name of the result. */
  readonly what: string
  readonly atLeast?: number
  readonly below?: number
}

/** What a scenario found: rows for people, numbers by name for programs, and what the numbers must keep to. */
export interface Measured {
  readonly rows: readonly Readonly<Record<string, string | number>>[]
  readonly results: Readonly<Record<string, number>>
  readonly bars: readonly Bar[]
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The value below which a share (0 to below 1) of them lie; 0 where there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * share)] ?? 0
}
