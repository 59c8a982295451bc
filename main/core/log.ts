/** One line on stderr for each unexpected error, at most ten different ones: a flood helps nobody. */
export function createErrorLog(): (error: unknown) => void {
  const seen = new Set<string>()
  return (error) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    if (seen.has(text) || seen.size >= 10) return
    seen.add(text)
    process.stderr.write(`culprit: unexpected error: ${text}\n`)
  }
}
