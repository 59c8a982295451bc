import type { DumpFile } from './dump-file.ts'
import type { Arch, SystemFamily, SystemInfo } from './minidump.ts'
import type { Section } from './section.ts'

const ARCHS = new Map<number, Arch>([
  [0, 'x86'],
  [5, 'arm'],
  [9, 'x86_64'],
  // programs for x86 on 64-bit Windows
  [10, 'x86'],
  [12, 'arm64'],
  // Breakpad's own number from before Microsoft had one
  [0x8003, 'arm64']
])

const SYSTEMS = new Map<number, readonly [name: string, family?: SystemFamily]>([
  [1, ['Windows', 'windows']],
  [2, ['Windows', 'windows']],
  [3, ['Windows CE', 'windows']],
  [0x8000, ['Unix']],
  [0x8101, ['macOS', 'darwin']],
  [0x8102, ['iOS', 'darwin']],
  [0x8201, ['Linux', 'linux']],
  [0x8202, ['Solaris']],
  [0x8203, ['Android', 'linux']],
  [0x8204, ['PlayStation 3']],
  [0x8205, ['Native Client', 'linux']],
  [0x8206, ['Fuchsia']]
])

/** MINIDUMP_SYSTEM_INFO: the system and the processor that the program ran on. */
export function readSystemInfo(file: DumpFile, stream: Section): SystemInfo {
  const architecture = stream.u16(0)
  const platform = stream.u32(20)
  const arch = ARCHS.get(architecture)
  const [name, family] = SYSTEMS.get(platform) ?? []
  if (!arch) file.report('invalid', `unknown processor architecture ${architecture}`, 'SystemInfo')
  if (!name) file.report('invalid', `unknown platform ${platform}`, 'SystemInfo')
  const csd = stream.u32(24)
  return {
    name,
    family,
    arch,
    version: { major: stream.u32(8), minor: stream.u32(12), build: stream.u32(16) },
    csdVersion: (csd === 0 ? undefined : file.utf16(csd, 'SystemInfo.csd')) ?? '',
    processors: stream.u8(6),
    cpu: arch === 'x86' || arch === 'x86_64' ? describeX86(stream) : undefined
  }
}

/** `GenuineIntel family 6 model 13 stepping 8`. Windows has the vendor's name in dumps of 32-bit programs only. */
function describeX86(stream: Section): string {
  const vendor = String.fromCharCode(...(stream.part(32, 12)?.bytes ?? []))
  const revision = stream.u16(4)
  const parts = `family ${stream.u16(2)} model ${revision >> 8} stepping ${revision & 0xff}`
  return /^[A-Za-z ]{12}$/.test(vendor) ? `${vendor} ${parts}` : parts
}
