/**
 * Reads a small value that comes from outside: of an address, or of what a window stored. Undefined where it does not fit.
 * Schemas say the same, but what understands them takes the first page longer than all that it reads with them.
 */
export type Reader<Value> = (given: unknown) => Value | undefined

export function oneOf<const Choice extends string>(choices: readonly Choice[]): Reader<Choice> {
  return (given) => choices.find((choice) => choice === given)
}

/** A text of so many characters. */
export function textOf(least: number, most = Number.POSITIVE_INFINITY): Reader<string> {
  return (given) =>
    typeof given === 'string' && given.length >= least && given.length <= most ? given : undefined
}

export function numberOf(least: number, most: number): Reader<number> {
  return (given) => (typeof given === 'number' && given >= least && given <= most ? given : undefined)
}

export const readBoolean: Reader<boolean> = (given) => (typeof given === 'boolean' ? given : undefined)

/** A list of what fits, all of it; of so many at most. */
export function listOf<Value>(
  read: Reader<Value>,
  most = Number.POSITIVE_INFINITY
): Reader<readonly Value[]> {
  return (given) => {
    if (!Array.isArray(given) || given.length > most) return undefined
    const values = given.map(read).filter((value) => value !== undefined)
    return values.length === given.length ? values : undefined
  }
}

/** Values by any names, all of which fit. */
export function recordOf<Value>(read: Reader<Value>): Reader<Readonly<Record<string, Value>>> {
  return (given) => {
    if (!isRecord(given)) return undefined
    const entries: [string, Value][] = []
    for (const [name, each] of Object.entries(given)) {
      const value = read(each)
      if (value === undefined) return undefined
      entries.push([name, value])
    }
    return Object.fromEntries(entries)
  }
}

type Fields = Readonly<Record<string, Reader<unknown>>>

/** What readers give for each of some names, where they give anything. */
export type Read<Of extends Fields> = { [Name in keyof Of]?: Exclude<ReturnType<Of[Name]>, undefined> }

/** The same of an address, in which a value is set to undefined to take it away. */
export type ReadAddress<Of extends Fields> = { [Name in keyof Of]?: ReturnType<Of[Name]> }

/** Of something with fields, those that fit; others count as absent. */
export function readFields<Of extends Fields>(fields: Of, given: unknown): Read<Of> {
  const read: Read<Of> = {}
  if (!isRecord(given)) return read
  for (const name in fields) {
    // what stands in the prototype was not given
    const value = Object.hasOwn(given, name) ? fields[name]?.(given[name]) : undefined
    if (value !== undefined) Object.assign(read, { [name]: value })
  }
  return read
}

export function isRecord(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

/** What a text in JSON holds; undefined where there is none, or another one. */
export function readJson(text: string | null): unknown {
  // nothing stored is the usual case, and an error takes long to make
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
