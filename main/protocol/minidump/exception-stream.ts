import { readContext } from './cpu-context.ts'
import type { DumpFile } from './dump-file.ts'
import { readLocation } from './lists.ts'
import type { Arch, ExceptionRecord } from './minidump.ts'
import type { Section } from './section.ts'

const MAX_PARAMETERS = 15
const PARAMETERS_AT = 40

/** MINIDUMP_EXCEPTION_STREAM: what went wrong, in which thread, with which registers. */
export function readException(file: DumpFile, stream: Section, arch: Arch | undefined): ExceptionRecord {
  const count = stream.u32(32)
  if (count > MAX_PARAMETERS) file.report('invalid', `${count} parameters`, 'Exception')
  const parameters: bigint[] = []
  for (let i = 0; i < Math.min(count, MAX_PARAMETERS); i += 1)
    parameters.push(stream.u64(PARAMETERS_AT + i * 8))
  return {
    threadId: stream.u32(0),
    code: stream.u32(8),
    flags: stream.u32(12),
    address: stream.u64(24),
    parameters,
    context: readContext(file, readLocation(stream, 160), arch, 'Exception.context')
  }
}
