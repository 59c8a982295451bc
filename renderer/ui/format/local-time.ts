/** A time, epoch ms, as a field for date and time takes it: in the reader's zone, to the minute. */
export function toLocalField(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** The opposite; undefined while the field holds no whole time. */
export function fromLocalField(text: string): number | undefined {
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? undefined : at
}
