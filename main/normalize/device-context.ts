import type { Event, Stacktrace } from '../../shared/model/event.ts'
import type { JsonObject } from '../../shared/model/json.ts'

/** `code name, code name`: the models by the part of their number that is the same in all countries. */
function models(table: string): ReadonlyMap<string, string> {
  return new Map(
    table.split(', ').map((entry): [string, string] => [entry.slice(0, 4), `Galaxy ${entry.slice(5)}`])
  )
}

/** Of the phones that are met most, those whose model number says nothing to anyone: Samsung's, `SM-G991B`. */
const SAMSUNG = models(
  'G930 S7, G935 S7 edge, G950 S8, G955 S8+, G960 S9, G965 S9+, G970 S10e, G973 S10, G975 S10+, G977 S10 5G, ' +
    'G980 S20, G981 S20 5G, G985 S20+, G986 S20+ 5G, G988 S20 Ultra 5G, G780 S20 FE, G781 S20 FE 5G, ' +
    'G991 S21 5G, G996 S21+ 5G, G998 S21 Ultra 5G, G990 S21 FE 5G, S901 S22, S906 S22+, S908 S22 Ultra, ' +
    'S911 S23, S916 S23+, S918 S23 Ultra, S711 S23 FE, S921 S24, S926 S24+, S928 S24 Ultra, S721 S24 FE, ' +
    'S931 S25, S936 S25+, S938 S25 Ultra, N950 Note8, N960 Note9, N970 Note10, N975 Note10+, N976 Note10+ 5G, ' +
    'N980 Note20, N981 Note20 5G, N985 Note20 Ultra, N986 Note20 Ultra 5G, F700 Z Flip, F707 Z Flip 5G, ' +
    'F711 Z Flip3 5G, F721 Z Flip4, F731 Z Flip5, F741 Z Flip6, F900 Fold, F916 Z Fold2 5G, F926 Z Fold3 5G, ' +
    'F936 Z Fold4, F946 Z Fold5, F956 Z Fold6, A105 A10, A125 A12, A135 A13, A136 A13 5G, A145 A14, A146 A14 5G, ' +
    'A155 A15, A156 A15 5G, A205 A20, A217 A21s, A225 A22, A226 A22 5G, A235 A23, A236 A23 5G, A256 A25 5G, ' +
    'A305 A30, A325 A32, A326 A32 5G, A336 A33 5G, A346 A34 5G, A356 A35 5G, A405 A40, A505 A50, A515 A51, ' +
    'A516 A51 5G, A525 A52, A526 A52 5G, A528 A52s 5G, A536 A53 5G, A546 A54 5G, A556 A55 5G, A705 A70, A715 A71, ' +
    'A716 A71 5G, A725 A72, A736 A73 5G, A805 A80'
)

/** Gives an Android phone the name that it is sold under, where it has none of its own. */
export function completeDevice(device: JsonObject): void {
  const { model, name } = device
  if (name !== undefined || typeof model !== 'string') return
  const number = /^SM-([A-Z]\d{3})/.exec(model)?.[1]
  const soldAs = number && SAMSUNG.get(number)
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
