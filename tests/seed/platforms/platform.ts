import type { JsonObject } from '../../../shared/model/json.ts'
import type { Random } from '../../bench/random.ts'
import type { Place } from './place.ts'

/** A kind of exception that a program throws. */
export interface ErrorKind {
  readonly type: string
  /** Where its class is, for SDKs that say so. */
  readonly module?: string
  /** With words such as `{noun}` (place.ts) and slots such as `«int»` (slots.ts). */
  readonly messages: readonly string[]
}

/** A machine that a program runs on. */
export interface Machine {
  readonly contexts: Readonly<Record<string, JsonObject>>
}

/** What the errors of one program look like, in the manner of its SDK. */
export interface Platform {
  /** Of the project. */
  readonly name: string
  /** The payload's own `platform`. */
  readonly platform: string
  readonly sdk: {
    readonly name: string
    readonly version: string
    readonly integrations?: string[]
    readonly packages?: { name: string; version: string }[]
  }
  /** A server's events have a host and the requests of many browsers, a browser's its own page, a device's neither. */
  readonly runsOn: 'server' | 'browser' | 'device'
  /** How it writes times. */
  readonly times: 'seconds' | 'iso'
  /** `1.4.2` and how many came before it, to what the SDK sends. */
  readonly release: (version: string, build: number) => string
  readonly machines: readonly Machine[]
  readonly errors: readonly ErrorKind[]
  /** What exceptions of some failures were caused by. */
  readonly causes: readonly ErrorKind[]
  /** Messages that are captured without an exception. */
  readonly logs: readonly string[]
  readonly mechanism: (isHandled: boolean) => JsonObject
  /** Frames of framework and runtime that call the program, oldest first. */
  readonly callers: readonly JsonObject[]
  /** Frames of libraries that it calls, oldest first. */
  readonly callees: readonly JsonObject[]
  /** A frame of the program's own. */
  readonly frame: (place: Place, random: Random) => JsonObject
  readonly transaction?: (place: Place) => string
  /** Path of the URL of its requests or pages; may have slots. */
  readonly path?: (place: Place) => string
  readonly breadcrumb: (place: Place, random: Random) => JsonObject
  readonly extra?: (place: Place) => JsonObject
  readonly debugMeta?: JsonObject
}
