import type { DebugImage, Event } from '../../../../shared/model/event.ts'

/** A binary, a library or a script with the ids by which its symbols are found. */
export interface LoadedImage {
  readonly name: string
  readonly file: string
  /** Lower-case hexadecimal with `0x`; undefined where it was not loaded at an address. */
  readonly start: string | undefined
  readonly end: string | undefined
  readonly version: string | undefined
  readonly arch: string | undefined
  readonly debugId: string | undefined
  readonly codeId: string | undefined
  readonly debugFile: string | undefined
  /** A frame of the event lies in it. */
  readonly isInTrace: boolean
}

/** The images of an event, those that its stack traces go through first. */
export function imagesOf(event: Event): LoadedImage[] {
  const addresses = addressesOf(event)
  const images = (event.debug_meta?.images ?? []).map((image) => toImage(image, addresses))
  return [...images.filter(({ isInTrace }) => isInTrace), ...images.filter(({ isInTrace }) => !isInTrace)]
}

function addressesOf({ exception, threads, stacktrace }: Event): bigint[] {
  const traces = [
    stacktrace,
    ...[...(exception?.values ?? []), ...(threads?.values ?? [])].map((each) => each.stacktrace)
  ]
  const frames = traces.flatMap((trace) => trace?.frames ?? [])
  return frames.flatMap(({ instruction_addr }) => toAddress(instruction_addr) ?? [])
}

function toImage(image: DebugImage, addresses: readonly bigint[]): LoadedImage {
  const text = (key: string) => {
    const value = image[key]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const file = text('code_file') ?? text('debug_file') ?? text('name') ?? text('uuid') ?? image.type
  const start = toAddress(text('image_addr'))
  const size = typeof image.image_size === 'number' ? BigInt(Math.max(0, Math.floor(image.image_size))) : 0n
  return {
    name: file.split(/[\\/]/).at(-1) || file,
    file,
    start: start === undefined ? undefined : hex(start),
    end: start === undefined || size === 0n ? undefined : hex(start + size),
    version: text('image_version'),
    arch: text('arch'),
    debugId: text('debug_id') ?? text('uuid'),
    codeId: text('code_id'),
    debugFile: text('debug_file'),
    isInTrace: start !== undefined && addresses.some((each) => each >= start && each < start + size)
  }
}

/** An address as the events carry it; undefined for anything else. */
export function toAddress(value: string | undefined): bigint | undefined {
  return value !== undefined && /^0x[0-9a-f]{1,16}$/i.test(value) ? BigInt(value) : undefined
}

function hex(value: bigint): string {
  return `0x${value.toString(16)}`
}
