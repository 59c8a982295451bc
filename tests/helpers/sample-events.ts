/** JSON of so many objects in each other. */
export function nestedJson(levels: number): string {
  return `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`
}

/** An event's JSON of exactly so many bytes. */
export function eventOfSize(bytes: number): string {
  const [start, end] = ['{"message":"', '"}']
  return start + 'x'.repeat(bytes - start.length - end.length) + end
}
