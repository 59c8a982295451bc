import type { Frame } from '../../../../shared/model/event.ts'
import { lookUp } from '../../../ui/look-up.ts'
import { formatAddress, type LoadedImage, toAddress } from '../images/debug-images.ts'

/** Where a frame of machine code lies. */
export interface NativePlace {
  readonly image: LoadedImage | undefined
  /** In the memory of the process. */
  readonly absolute: bigint | undefined
  /** In its image: what a symboliser asks for. */
  readonly relative: bigint | undefined
}

/**
 * Where a frame lies. `addr_mode` says what its address counts from: `abs` or nothing from zero, `rel:2` from the
 * start of the third image.
 */
export function nativePlace(frame: Frame, images: readonly LoadedImage[]): NativePlace {
  const address = toAddress(frame.instruction_addr)
  if (address === undefined) return { image: undefined, absolute: undefined, relative: undefined }
  const base = /^rel:(\d+)$/.exec(frame.addr_mode ?? '')?.[1]
  if (base !== undefined) {
    const image = images[Number(base)]
    const start = image?.start
    return { image, absolute: start === undefined ? undefined : start + address, relative: address }
  }
  const image = images.find(
    ({ start, end }) => start !== undefined && end !== undefined && start <= address && address < end
  )
  const start = image?.start ?? toAddress(frame.image_addr)
  return {
    image,
    absolute: address,
    relative: start === undefined || start > address ? undefined : address - start
  }
}

/** Finds where frames lie among these images; each is looked up once. */
export function placesIn(images: readonly LoadedImage[]): (frame: Frame) => NativePlace {
  const known = new WeakMap<Frame, NativePlace>()
  return (frame) => {
    const place = known.get(frame) ?? nativePlace(frame, images)
    known.set(frame, place)
    return place
  }
}

/** The address to show: of memory where it was asked for, else in the image, else the one that is known. */
export function addressText({ absolute, relative }: NativePlace, isAbsolute: boolean): string {
  const inImage = relative === undefined ? undefined : `+${formatAddress(relative)}`
  const inMemory = absolute === undefined ? undefined : formatAddress(absolute)
  return (isAbsolute ? (inMemory ?? inImage) : (inImage ?? inMemory)) ?? ''
}

/** `+0x12`: how far into its function a frame stands; nothing where that is not known. */
export function functionOffset({ instruction_addr, symbol_addr }: Frame): string | undefined {
  const at = toAddress(instruction_addr)
  const start = toAddress(symbol_addr)
  return at === undefined || start === undefined || at <= start ? undefined : `+${formatAddress(at - start)}`
}

/** Something to know about a frame of machine code. */
export interface FrameHint {
  readonly tone: 'good' | 'warning' | 'error'
  readonly text: string
}

const statusHints: Record<string, FrameHint> = {
  symbolicated: { tone: 'good', text: 'Its symbols were found' },
  missing_symbol: { tone: 'warning', text: 'The debug file has no symbol for this address' },
  unknown_image: { tone: 'warning', text: 'The address belongs to no image that was loaded' },
  missing: { tone: 'error', text: 'The debug file of its image was not found' },
  malformed: { tone: 'error', text: 'The debug file of its image is damaged' }
}

/** What is to be known about a frame: what its name means, and what became of its symbols. */
export function frameHint(frame: Frame, image?: LoadedImage): FrameHint | undefined {
  const name = frame.function ?? frame.symbol
  if (name?.startsWith('@objc ') === true) {
    return { tone: 'good', text: 'An Objective-C entry that the compiler made for a Swift method' }
  }
  if (name?.startsWith('__hidden#') === true) {
    return { tone: 'warning', text: 'Its name was hidden by the bitcode compiler: a BCSymbolMap is missing' }
  }
  if (name === '<redacted>') {
    return { tone: 'warning', text: 'A function of the system without a public name, as beta versions have' }
  }
  const status = frame.data?.symbolicator_status
  const told = typeof status === 'string' ? lookUp(statusHints, status) : imageHint(image)
  if (told !== undefined) return told
  return name === undefined
    ? { tone: 'warning', text: 'No function name was supplied by the client SDK' }
    : undefined
}

/** What became of the symbols of an image, for the frames in it of which nothing else is known. */
function imageHint(image: LoadedImage | undefined): FrameHint | undefined {
  if (image?.debugStatus === 'missing') return statusHints.missing
  return image?.debugStatus === 'error' ? statusHints.malformed : undefined
}

const trustWords: Record<string, string> = {
  scan: 'Found by scanning the stack: it may not have been called',
  'cfi-scan': 'Found by scanning the stack: it may not have been called',
  fp: 'Found by the frame pointer',
  cfi: 'Found by unwinding information',
  context: 'Where the processor stood'
}

/** How the frame was found, as a sentence. */
export function trustText({ trust }: Frame): string | undefined {
  return trust === undefined ? undefined : (lookUp(trustWords, trust) ?? trust)
}

/** True for a frame that may not belong to the trace. */
export function isScanned({ trust }: Frame): boolean {
  return trust === 'scan' || trust === 'cfi-scan'
}
