/** All values of an address are text; a name that comes several times has several. */
export function readSearch(text: string): Record<string, string | string[]> {
  const params = new URLSearchParams(text)
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const [first = '', ...others] = params.getAll(name)
      return [name, others.length === 0 ? first : [first, ...others]]
    })
  )
}

/** The opposite, with its `?`. An absent value is not written. */
export function writeSearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).flatMap(([name, value]) => {
    if (Array.isArray(value)) return value.map((item) => [name, String(item)])
    return value === undefined || value === '' ? [] : [[name, String(value)]]
  })
  const text = new URLSearchParams(pairs).toString()
  return text === '' ? '' : `?${text}`
}
