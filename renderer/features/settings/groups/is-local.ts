/** Whether an address to listen on is of this machine alone. */
export function isLocal(host: string): boolean {
  return host === '::1' || host.startsWith('127.')
}
