/** Reads an event id with or without hyphens into 32 lower-case hexadecimal digits; undefined where it is none. */
export function parseEventId(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const digits = value.trim().replaceAll('-', '').toLowerCase()
  return /^[0-9a-f]{32}$/.test(digits) && !/^0+$/.test(digits) ? digits : undefined
}

/** With hyphens, as crash clients expect it: `8-4-4-4-12`. */
export function hyphenate(id: string): string {
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
