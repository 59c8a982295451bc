import { createBridgeTransport } from './bridge-transport.ts'
import { createClient } from './client.ts'
import { createHttpTransport } from './http-transport.ts'
import { takeToken } from './token.ts'
import type { Transport } from './transport.ts'

function pickTransport(): Transport | null {
  if (window.bridge !== undefined) return createBridgeTransport(window.bridge)
  const token = takeToken(window)
  return token === null ? null : createHttpTransport(token)
}

/** Null in a browser that was not given a token: there is nobody to ask then. */
export const transport = pickTransport()

const nobody: Transport = {
  call: async () => ({
    ok: false,
    error: { code: 'unauthorized', message: 'This page has no token.' }
  }),
  subscribe: () => () => undefined
}

export const client = createClient(transport ?? nobody)
