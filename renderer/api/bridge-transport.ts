import type { Bridge } from '../../shared/contract/bridge.ts'
import type { Transport } from './transport.ts'

declare global {
  interface Window {
    /** Put there by the preload script; absent in a browser. */
    readonly bridge?: Bridge
  }
}

/** The transport of the desktop window. It cannot be lost while the window lives. */
export function createBridgeTransport(bridge: Bridge): Transport {
  return {
    call: (path, input) => bridge.call(path, input),
    subscribe: ({ onChange, onConnection }) => {
      const stop = bridge.subscribe(onChange)
      onConnection('open')
      return stop
    }
  }
}
