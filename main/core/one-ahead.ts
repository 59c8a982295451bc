/** Rows of a table that were read together, with what was worked out of them. */
export interface Batch<Row, Result> {
  readonly events: readonly Row[]
  readonly results: readonly Result[]
}

/**
 * Reads a table in batches and works on the next one (elsewhere, it is hoped) while the caller is busy with the one
 * before. `read` gives what comes next, which may be nothing; undefined at the end.
 */
export async function* oneAhead<Row, Result>(
  read: () => readonly Row[] | undefined,
  work: (rows: readonly Row[]) => Promise<readonly Result[]>
): AsyncGenerator<Batch<Row, Result>> {
  function begin() {
    const events = read()
    if (!events) return undefined
    const results = events.length > 0 ? work(events) : Promise.resolve([])
    // it is awaited later: until then its failure is nobody's surprise
    results.catch(() => {})
    return { events, results }
  }
  for (let current = begin(); current; ) {
    const next = begin()
    yield { events: current.events, results: await current.results }
    current = next
  }
}
