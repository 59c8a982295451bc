import type { DumpFile, Location } from './dump-file.ts'
import type { DebugRecord } from './minidump.ts'
import { Section } from './section.ts'
import { hexDigits, readGuid } from './texts.ts'

const SIGNATURE_SIZE = 4
const RSDS = 0x53445352
const NB10 = 0x3031424e
/** Breakpad's form for ELF files: `BpEL`. */
const BPEL = 0x4270454c
const MAX_BUILD_ID_BYTES = 64

/** The CodeView record of a module; undefined where it has none, or one of another form. */
export function readDebugRecord(file: DumpFile, location: Location, where: string): DebugRecord | undefined {
  if (location.size < SIGNATURE_SIZE) return undefined
  const record = file.section(location, where)
  if (!record) return undefined
  switch (record.u32(0)) {
    case RSDS:
      return record.size < 24 ? undefined : readPdb70(file, record, where)
    case NB10:
      return record.size < 16 ? undefined : readPdb20(file, record, where)
    case BPEL:
      return readElf(record)
    default:
      return undefined
  }
}

function readPdb70(file: DumpFile, record: Section, where: string): DebugRecord {
  return {
    type: 'pdb',
    id: readGuid(record, 4),
    age: record.u32(20),
    file: file.utf8In(record, 24, where) || undefined
  }
}

/** Until 2000 a PDB was known by the time when it was made. */
function readPdb20(file: DumpFile, record: Section, where: string): DebugRecord {
  const id = record.u32(8).toString(16).padStart(8, '0')
  return { type: 'pdb', id, age: record.u32(12), file: file.utf8In(record, 16, where) || undefined }
}

/** A build id has any length, 20 bytes mostly; the debug id takes its first 16. */
function readElf(record: Section): DebugRecord | undefined {
  const bytes = record.bytes.subarray(SIGNATURE_SIZE, SIGNATURE_SIZE + MAX_BUILD_ID_BYTES)
  if (bytes.every((byte) => byte === 0)) return undefined
  const head = new Uint8Array(16)
  head.set(bytes.subarray(0, 16))
  const id = readGuid(new Section(head, record.littleEndian), 0)
  return { type: 'elf', id, buildId: hexDigits(bytes) }
}
