import { networkInterfaces } from 'node:os'
import type { ListenerAddress } from '../../shared/contract/listener.ts'
import { isLoopback } from './network-guard.ts'

/** A network address of this machine. */
export interface OwnAddress {
  /** The interface: `eth0`, `Wi-Fi`. */
  readonly name: string
  readonly address: string
}

/** This machine's addresses that other machines, containers and phones may know. Link-local ones need a zone: left out. */
export function ownAddresses(): OwnAddress[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ internal, address }) => !internal && !/^(fe80:|169\.254\.)/i.test(address))
      .map(({ address }) => ({ name, address }))
  )
}

export interface AddressOptions {
  /** What it listens on. */
  readonly host: string
  readonly port: number
  readonly own: readonly OwnAddress[]
  readonly dsnFor: (host: string, isLocal: boolean) => string
}

/** How the listener is reached from emulators, containers and other machines. */
export function listenerAddresses({ host, port, own, dsnFor }: AddressOptions): ListenerAddress[] {
  const isLocalReachable = localHost(host) !== host || isLoopback(host)
  /** Emulators and Docker Desktop hand over to this machine's own address, so no network is involved. */
  const local = (from: string, name: string, hint: string): ListenerAddress => ({
    from,
    host: name,
    dsn: dsnFor(name, true),
    isReachable: isLocalReachable,
    hint
  })
  const network = ({ name, address }: OwnAddress): ListenerAddress => ({
    from: `Another machine, or a phone (${name})`,
    host: address,
    dsn: dsnFor(address, false),
    isReachable: host === address || host === '::' || (host === '0.0.0.0' && !address.includes(':')),
    hint: 'Needs the network to be allowed, and a firewall that lets the port in.'
  })
  return [
    local('Android emulator', '10.0.2.2', 'The emulator’s name for this machine. Genymotion has 10.0.3.2.'),
    local('Android phone on a cable', 'localhost', `After adb reverse tcp:${port} tcp:${port}.`),
    {
      from: 'Docker container',
      host: 'host.docker.internal',
      dsn: dsnFor('host.docker.internal', process.platform !== 'linux'),
      isReachable: process.platform === 'linux' ? isWildcard(host) : isLocalReachable,
      hint:
        process.platform === 'linux'
          ? 'Run it with --add-host=host.docker.internal:host-gateway; the network must be allowed.'
          : 'Docker Desktop’s name for this machine.'
    },
    ...own.map(network)
  ]
}

export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

/** What this machine itself calls the listener. */
export function localHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  return host === '::' ? '::1' : host
}

/** `http://127.0.0.1:8969` */
export function localOrigin({ host, port }: { host: string; port: number }): string {
  const name = localHost(host)
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
