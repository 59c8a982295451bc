/** Makes the compiler prove that a union is exhausted. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`)
}
