import type { DebugImage, Event } from '../../../../shared/model/event.ts'
import type { Json } from '../../../../shared/model/json.ts'

/** What became of looking for a file: as a symboliser reports it, `unknown` where none has looked. */
export type ImageStatus = 'found' | 'missing' | 'error' | 'unused' | 'unknown'

/** A binary, a library or a script with the ids by which its symbols are found. */
export interface LoadedImage {
  /** Its place in the event. */
  readonly index: number
  readonly name: string
  readonly file: string
  readonly type: string
  /** Where it was loaded; undefined where it was not loaded at an address. */
  readonly start: bigint | undefined
  /** The first address after it. */
  readonly end: bigint | undefined
  readonly version: string | undefined
  readonly arch: string | undefined
  readonly debugId: string | undefined
  readonly codeId: string | undefined
  readonly codeFile: string | undefined
  readonly debugFile: string | undefined
  readonly debugStatus: ImageStatus
  readonly unwindStatus: ImageStatus
  /** Where its debug file was looked for, as it was reported. */
  readonly candidates: Json | undefined
  /** A frame of the event lies in it. */
  readonly isInTrace: boolean
}

const known = new WeakMap<Event, readonly LoadedImage[]>()

/** The images of an event in its own order. They are worked out once. */
export function imagesOf(event: Event): readonly LoadedImage[] {
  const before = known.get(event)
  if (before !== undefined) return before
  const addresses = addressesOf(event)
  const images = (event.debug_meta?.images ?? []).map((image, index) => toImage(image, index, addresses))
  known.set(event, images)
  return images
}

/** Images in the order in which they are looked for: those that the stack traces go through first. */
export function inTraceFirst(images: readonly LoadedImage[]): LoadedImage[] {
  return [...images.filter(({ isInTrace }) => isInTrace), ...images.filter(({ isInTrace }) => !isInTrace)]
}

function addressesOf({ exception, threads, stacktrace }: Event): bigint[] {
  const traces = [
    stacktrace,
    ...[...(exception?.values ?? []), ...(threads?.values ?? [])].map((each) => each.stacktrace)
  ]
  const frames = traces.flatMap((trace) => trace?.frames ?? [])
  return [...new Set(frames.flatMap(({ instruction_addr }) => toAddress(instruction_addr) ?? []))]
}

function toImage(image: DebugImage, index: number, addresses: readonly bigint[]): LoadedImage {
  const text = (key: string) => {
    const value = image[key]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const file = text('code_file') ?? text('debug_file') ?? text('name') ?? text('uuid') ?? image.type
  const start = toAddress(text('image_addr'))
  const size = typeof image.image_size === 'number' ? BigInt(Math.max(0, Math.floor(image.image_size))) : 0n
  return {
    index,
    name: file.split(/[\\/]/).at(-1) || file,
    file,
    type: image.type,
    start,
    end: start === undefined || size === 0n ? undefined : start + size,
    version: text('image_version'),
    arch: text('arch'),
    debugId: text('debug_id') ?? text('uuid'),
    codeId: text('code_id'),
    codeFile: text('code_file'),
    debugFile: text('debug_file'),
    debugStatus: statusOf(text('debug_status')),
    unwindStatus: statusOf(text('unwind_status')),
    candidates: isJson(image.candidates) ? image.candidates : undefined,
    isInTrace: start !== undefined && addresses.some((each) => each >= start && each < start + size)
  }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null
}

function statusOf(status: string | undefined): ImageStatus {
  switch (status) {
    case 'found':
    case 'missing':
    case 'unused':
      return status
    case 'malformed':
    case 'error':
    case 'fetching_failed':
    case 'timeout':
    case 'other':
      return 'error'
    default:
      return 'unknown'
  }
}

/** The status of an image as a whole: the worse one of its two. */
export function imageStatus({ debugStatus, unwindStatus }: LoadedImage): ImageStatus {
  const order: readonly ImageStatus[] = ['error', 'missing', 'found', 'unused']
  return order.find((status) => status === debugStatus || status === unwindStatus) ?? 'unknown'
}

/** An address as the events carry it; undefined for anything else. */
export function toAddress(value: string | undefined): bigint | undefined {
  return value !== undefined && /^0x[0-9a-f]{1,16}$/i.test(value) ? BigInt(value) : undefined
}

/** An address as it is written: lower-case hexadecimal with `0x`. */
export function formatAddress(value: bigint): string {
  return `0x${value.toString(16)}`
}
