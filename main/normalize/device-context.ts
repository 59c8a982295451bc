import type { Event, Stacktrace } from '../../shared/model/event.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import { androidName } from './android-names.ts'

/** Gives an Android device the name that it is sold under, where it has none of its own. */
export function completeDevice(device: JsonObject): void {
  const { model, name } = device
  if (name !== undefined || typeof model !== 'string') return
  const soldAs = androidName(model)
  if (soldAs) device.name = soldAs
}

/**
 * Says for which processor the program was built, where the event has an image of its code or registers of its
 * threads but does not say it of the device.
 */
export function addArchitecture({ contexts, debug_meta, ...stacks }: Event): void {
  if (contexts.device?.arch !== undefined) return
  const arch = debug_meta?.images.map((image) => image.arch).find((value) => typeof value === 'string')
  const known = arch ?? architectureOfStacks(stacks)
  if (known) contexts.device = { type: 'device', ...contexts.device, arch: known }
}

/** Registers that only one family of processors has. */
const ARCHITECTURES: readonly (readonly [register: string, arch: string])[] = [
  ['rip', 'x86_64'],
  ['eip', 'x86'],
  ['x28', 'arm64'],
  ['r0', 'arm']
]

function architectureOfStacks({
  exception,
  threads,
  stacktrace
}: Pick<Event, 'exception' | 'threads' | 'stacktrace'>): string | undefined {
  const holders = [...(exception?.values ?? []), ...(threads?.values ?? []), { stacktrace }]
  for (const holder of holders) {
    const found = holder.stacktrace && architectureOf(holder.stacktrace)
    if (found) return found
  }
  return undefined
}

function architectureOf({ registers }: Stacktrace): string | undefined {
  return registers && ARCHITECTURES.find(([register]) => registers[register] !== undefined)?.[1]
}
