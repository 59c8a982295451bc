import type { DumpFile } from './dump-file.ts'
import { MAX } from './limits.ts'
import type { AddressRange, Distribution } from './minidump.ts'
import type { Section } from './section.ts'
import { readUtf8 } from './texts.ts'

/** Breakpad copies files of /proc and /etc into dumps of Linux, each as a stream. */

const utf8 = new TextDecoder('utf-8')
const latin1 = new TextDecoder('latin1')

function head(stream: Section, maxBytes: number): Uint8Array {
  return stream.bytes.subarray(0, maxBytes)
}

/** `KEY=value` or `key: value` of each line; the first of a key counts. */
function readPairs(stream: Section, separator: '=' | ':'): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  for (const line of readUtf8(head(stream, MAX.fileBytes)).split('\n')) {
    const at = line.indexOf(separator)
    const key = line.slice(0, Math.max(at, 0)).trim()
    const value = line
      .slice(at + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1')
    if (key !== '' && value !== '' && !pairs.has(key)) pairs.set(key, value)
  }
  return pairs
}

/** The model of the first processor, of /proc/cpuinfo. */
export function readCpuModel(_file: DumpFile, stream: Section): string | undefined {
  const pairs = readPairs(stream, ':')
  return pairs.get('model name') ?? pairs.get('Hardware') ?? pairs.get('cpu model')
}

export interface ProcessStatus {
  readonly name: string | undefined
  readonly id: number | undefined
  readonly parentId: number | undefined
}

/** /proc/PID/status. */
export function readProcessStatus(_file: DumpFile, stream: Section): ProcessStatus {
  const pairs = readPairs(stream, ':')
  const number = (key: string) => {
    const text = pairs.get(key) ?? ''
    return /^\d{1,10}$/.test(text) ? Number(text) : undefined
  }
  return { name: pairs.get('Name'), id: number('Tgid'), parentId: number('PPid') }
}

/** /etc/lsb-release, or /etc/os-release where that is what there was. */
export function readDistribution(_file: DumpFile, stream: Section): Distribution {
  const pairs = readPairs(stream, '=')
  return {
    name: pairs.get('DISTRIB_ID') ?? pairs.get('NAME'),
    version: pairs.get('DISTRIB_RELEASE') ?? pairs.get('VERSION_ID'),
    description: pairs.get('DISTRIB_DESCRIPTION') ?? pairs.get('PRETTY_NAME')
  }
}

/** /proc/PID/cmdline, whose arguments end with NUL. */
export function readCommandLine(_file: DumpFile, stream: Section): string | undefined {
  return utf8.decode(head(stream, MAX.nameBytes)).replaceAll('\0', ' ').trim() || undefined
}

/** The memory that holds code, of /proc/PID/maps, in ascending order. */
export function readExecutableMaps(file: DumpFile, stream: Section): AddressRange[] {
  const text = latin1.decode(head(stream, MAX.mapsBytes))
  const ranges: AddressRange[] = []
  for (const [, start = '', end = ''] of text.matchAll(/^([0-9a-f]{1,16})-([0-9a-f]{1,16}) [r-][w-]x/gm)) {
    if (ranges.length === MAX.executableRanges) {
      file.report('too_many', `more than ${MAX.executableRanges} ranges of code`, 'LinuxMaps')
      break
    }
    ranges.push({ start: Number.parseInt(start, 16), end: Number.parseInt(end, 16) })
  }
  return ranges.sort((a, b) => a.start - b.start)
}
