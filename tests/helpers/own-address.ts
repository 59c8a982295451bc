import { networkInterfaces } from 'node:os'

/** An address of this machine in its network: who sends from there counts as another machine. Undefined without one. */
export function ownAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find((address) => address && !address.internal && address.family === 'IPv4')?.address
}
