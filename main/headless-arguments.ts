import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** `dataDir`: where the store is kept unless it is said. */
export function helpText(dataDir: string): string {
  return `Culprit without a window: receives what Sentry SDKs send, and serves its interface to a browser.

  npm run serve -- [options]

  --data-dir DIR   where the store is kept              (default: the window's, ${dataDir})
  --port N         where SDKs send to, 0 = any free one  (default: 8969)
  --ui-port N      where the interface is, 0 = any free  (default: 8970)
  --backup FILE    writes a copy of the store, which may be in use, into a new file, and ends
  --salvage        sets a damaged store aside, makes a new one of what can be read of it, and ends
  --help           this text

When it is ready it prints one line:
  culprit ready ingest=http://127.0.0.1:PORT ui=http://127.0.0.1:PORT/?token=TOKEN
Open the second address in a browser. Ctrl+C or SIGTERM stops it; everything received is kept.`
}

export interface HeadlessArguments {
  /** Undefined where it is not said. */
  readonly dataDir: string | undefined
  readonly port: number
  readonly uiPort: number
  /** Where to write a copy to. */
  readonly backup: string | undefined
  readonly salvage: boolean
  readonly help: boolean
}

/** Throws an Error that says which option is wrong. */
export function parseHeadlessArguments(args: readonly string[]): HeadlessArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'data-dir': { type: 'string' },
      port: { type: 'string', default: '8969' },
      'ui-port': { type: 'string', default: '8970' },
      backup: { type: 'string' },
      salvage: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false }
    }
  })
  return {
    dataDir: values['data-dir'] === undefined ? undefined : resolve(values['data-dir']),
    port: toPort('--port', values.port),
    uiPort: toPort('--ui-port', values['ui-port']),
    backup: values.backup === undefined ? undefined : resolve(values.backup),
    salvage: values.salvage,
    help: values.help
  }
}

function toPort(option: string, text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new Error(`${option} takes a number from 0 to 65535, not '${text}'`)
  return port
}
