/** Deeper than anything that a program means to send, and far from where writing it would overflow the stack. */
const MAX_DEPTH = 500

/** The JSON text of a value without white space; undefined for what is nested too deeply or is nothing of JSON's. */
export function compactJson(value: unknown): string | undefined {
  if (isDeeperThan(value, MAX_DEPTH)) return undefined
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  for (const child of Object.values(value)) if (isDeeperThan(child, levels - 1)) return true
  return false
}
