import type { JsonObject } from '../../../shared/model/json.ts'
import { jsonFields } from './json-fields.ts'
import type { Annotation, Minidump, MinidumpModule, SystemInfo } from './minidump.ts'

/** `contexts`: the system, the device, the process, and what Crashpad's clients noted. */
export function contexts(minidump: Minidump): JsonObject {
  return {
    // Modules may be called anything: what is known of the system comes after them, and stays.
    ...crashpadContexts(minidump),
    ...filled('os', osContext(minidump)),
    ...filled('device', deviceContext(minidump)),
    ...filled('process', processContext(minidump))
  }
}

function filled(type: string, fields: JsonObject): JsonObject {
  return Object.keys(fields).length === 0 ? {} : { [type]: { type, ...fields } }
}

function osContext(minidump: Minidump): JsonObject {
  const { system, linux } = minidump
  if (!system) return {}
  return jsonFields({
    name: system.name,
    ...systemVersion(system, minidump.process.build),
    distribution_name: linux.distribution?.name,
    distribution_version: linux.distribution?.version,
    distribution_pretty_name: linux.distribution?.description
  })
}

/** `Linux 4.9.60-linuxkit #1 SMP Mon Nov 6 16:00:12 UTC 2017 x86_64`. */
const UNAME = /^Linux (\S+) (.+?)(?: \S+)?$/
const DARWIN_KERNEL = /\bDarwin (\d[\d.]*)/

type SystemVersion = Readonly<Record<'version' | 'build' | 'kernel_version', string | undefined>>

function systemVersion({ family, version, csdVersion }: SystemInfo, described = ''): SystemVersion {
  const { major, minor, build } = version
  const numbers = major === 0 && minor === 0 ? undefined : `${major}.${minor}.${build}`
  switch (family) {
    case 'linux': {
      // Breakpad has all of it here; Crashpad has the numbers, and the rest in the description.
      const [, release, detail] = UNAME.exec(csdVersion) ?? UNAME.exec(described) ?? []
      return { version: numbers ?? release, build: numbers ? csdVersion : detail, kernel_version: release }
    }
    case 'darwin':
      return { version: numbers, build: csdVersion, kernel_version: DARWIN_KERNEL.exec(described)?.[1] }
    case 'windows':
      return {
        version: numbers,
        build: csdVersion === '' ? String(build) : csdVersion,
        kernel_version: /^\S+/.exec(described)?.[0]
      }
    default:
      return { version: numbers, build: csdVersion, kernel_version: undefined }
  }
}

/** `…; MacBookPro15,1 (Mac-937A206F2EE63C01)`, at the end of how macOS describes itself. */
const APPLE_MODEL = /; ([A-Za-z]+\d+,\d+) \([^()]*\)$/

function deviceContext({ system, linux, process }: Minidump): JsonObject {
  return jsonFields({
    arch: system?.arch,
    cpu_description: linux.cpuModel ?? system?.cpu,
    processor_count: system?.processors || undefined,
    processor_frequency: process.cpuMhz,
    model: APPLE_MODEL.exec(process.build ?? '')?.[1]
  })
}

function processContext({ process, linux }: Minidump): JsonObject {
  const { startedAt } = process
  return jsonFields({
    pid: process.id,
    parent_pid: linux.parentProcessId,
    name: linux.processName,
    command_line: linux.commandLine,
    start_time: startedAt === undefined ? undefined : new Date(startedAt * 1000).toISOString(),
    user_seconds: process.userSeconds,
    kernel_seconds: process.kernelSeconds
  })
}

/** As Relay does: the program's annotations under `crashpad`, those of each module under the name of its file. */
function crashpadContexts({ crashpad, modules }: Minidump): JsonObject {
  if (!crashpad) return {}
  const own = fields(crashpad.annotations, { report_id: crashpad.reportId, client_id: crashpad.clientId })
  const entries: [string, JsonObject][] = Object.keys(own).length > 0 ? [['crashpad', own]] : []
  for (const { moduleIndex, annotations, list } of crashpad.modules) {
    const name = fileName(modules[moduleIndex])
    const context = fields(annotations, { annotations: list.length > 0 ? [...list] : undefined })
    if (name !== undefined && Object.keys(context).length > 0) entries.push([name, context])
  }
  return Object.fromEntries(entries.map(([name, context]) => [name, { ...context, type: 'crashpad' }]))
}

function fields(annotations: readonly Annotation[], own: Parameters<typeof jsonFields>[0]): JsonObject {
  return { ...Object.fromEntries(annotations), ...jsonFields(own) }
}

function fileName(module: MinidumpModule | undefined): string | undefined {
  return module?.codeFile?.split(/[\\/]/).at(-1)
}
