/** A public key as SDKs want it: 32 hexadecimal digits. */
export const PUBLIC_KEY = 'c0ffee00c0ffee00c0ffee00c0ffee00'

/** A DSN for any project of a server: what a developer would paste. */
export function dsnOf({ ingestUrl }: { readonly ingestUrl: string }, projectId: string): string {
  return `${ingestUrl.replace('://', `://${PUBLIC_KEY}@`)}/${projectId}`
}
