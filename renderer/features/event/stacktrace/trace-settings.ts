import { createContext, useContext } from 'react'
import type { Frame } from '../../../../shared/model/event.ts'
import type { LoadedImage } from '../images/debug-images.ts'
import type { NativePlace } from './native-frame.ts'
import type { TraceOption } from './trace-options.ts'

/** What all frames of a shown stack trace have in common. */
export interface TraceSettings {
  /** The trace's place in the event, dotted. */
  readonly path: string
  /** The event's, for frames without one of their own. */
  readonly platform: string
  readonly options: ReadonlySet<TraceOption>
  /** Registers of the stack; they belong to its newest frame. */
  readonly registers: Readonly<Record<string, string>> | undefined
  /** The event is a failure, and no program that only hung. */
  readonly isError: boolean
  /** Where a frame of machine code lies. */
  readonly placeOf: (frame: Frame) => NativePlace
  /** Something is to be said of some frame's symbols: then there is a column for it. */
  readonly hasHints: boolean
  /** Characters of the longest address that is shown. */
  readonly addressWidth: number
  readonly toggleAddresses: () => void
  /** Goes to an image in its section. */
  readonly showImage: (image: LoadedImage) => void
}

const Context = createContext<TraceSettings | null>(null)

export const TraceProvider = Context.Provider

export function useTrace(): TraceSettings {
  const settings = useContext(Context)
  if (settings === null) throw new Error('A frame stands outside a stack trace')
  return settings
}
