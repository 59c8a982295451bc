import type { Section } from './section.ts'

/**
 * What a minidump says, read and checked. Places in memory are numbers, because code and stacks of a program lie
 * below 2^53; registers and parameters may hold anything and are bigint.
 */
export interface Minidump {
  /** All of the dump, for the memory in it. */
  readonly file: Section
  /** When the dump was written, epoch seconds. */
  readonly timestamp: number | undefined
  readonly system: SystemInfo | undefined
  readonly exception: ExceptionRecord | undefined
  readonly assertion: Assertion | undefined
  readonly breakpad: BreakpadInfo | undefined
  readonly crashpad: CrashpadInfo | undefined
  readonly process: ProcessInfo
  readonly linux: LinuxInfo
  readonly threads: readonly MinidumpThread[]
  readonly modules: readonly MinidumpModule[]
  readonly unloadedModules: readonly UnloadedModule[]
  readonly memory: readonly MemoryRegion[]
  /** Memory that may hold code, in ascending order; undefined where the dump does not say. */
  readonly executable: readonly AddressRange[] | undefined
  /** What was damaged and left out. */
  readonly problems: readonly MinidumpProblem[]
}

export interface MinidumpProblem {
  /** It lies outside of the file, there is more of it than is read, or it makes no sense. */
  readonly type: 'outside' | 'too_many' | 'invalid'
  readonly what: string
  /** The stream, and the entry of its list. */
  readonly where: string
}

/** The processors whose registers can be read. */
export type Arch = 'x86' | 'x86_64' | 'arm' | 'arm64'
export type SystemFamily = 'windows' | 'darwin' | 'linux'

export interface SystemInfo {
  readonly name: string | undefined
  readonly family: SystemFamily | undefined
  readonly arch: Arch | undefined
  readonly version: { readonly major: number; readonly minor: number; readonly build: number }
  /** The service pack of Windows, the build of macOS, `uname -a` of Linux. */
  readonly csdVersion: string
  readonly processors: number
  /** Vendor, family, model and stepping, where the dump has them. */
  readonly cpu: string | undefined
}

/** The registers of a thread: those that tell where it is, and all of them when asked for. */
export interface CpuContext {
  readonly registers: () => Readonly<Record<string, bigint>>
  readonly instruction: bigint
  readonly stack: bigint
  readonly frame: bigint | undefined
  /** Where ARM processors keep the address to return to. */
  readonly link: bigint | undefined
}

export interface ExceptionRecord {
  readonly threadId: number
  /** What the system calls it: exception code, signal, Mach exception. */
  readonly code: number
  /** On Linux the signal's `si_code`, on macOS the exception's code. */
  readonly flags: number
  readonly address: bigint
  readonly parameters: readonly bigint[]
  readonly context: CpuContext | undefined
}

export interface MinidumpThread {
  readonly id: number
  readonly name: string | undefined
  readonly stack: MemoryRegion | undefined
  readonly context: CpuContext | undefined
}

/** Bytes of the program's memory, and where they are in the dump. All of them are inside of it. */
export interface MemoryRegion {
  readonly start: number
  readonly size: number
  readonly offset: number
}

export interface UnloadedModule {
  readonly codeFile: string | undefined
  readonly start: number
  readonly size: number
}

export interface MinidumpModule extends UnloadedModule {
  readonly version: string | undefined
  /** When the file was linked, by its own header; with the size it identifies files of Windows. */
  readonly linkTime: number
  readonly debug: DebugRecord | undefined
}

/** The CodeView record of a module: what to find its symbols by. */
export type DebugRecord =
  | {
      readonly type: 'pdb'
      readonly id: string | undefined
      readonly age: number
      readonly file: string | undefined
    }
  | { readonly type: 'elf'; readonly id: string | undefined; readonly buildId: string }

export interface ProcessInfo {
  readonly id: number | undefined
  /** Epoch seconds. */
  readonly startedAt: number | undefined
  readonly userSeconds: number | undefined
  readonly kernelSeconds: number | undefined
  readonly cpuMhz: number | undefined
  /** The system's own description of itself. */
  readonly build: string | undefined
}

export interface BreakpadInfo {
  /** The thread that wrote the dump. */
  readonly dumpThreadId: number | undefined
  readonly requestingThreadId: number | undefined
}

export interface Assertion {
  readonly kind: string
  readonly expression: string
  readonly function: string
  readonly file: string
  readonly line: number
}

export interface LinuxInfo {
  readonly cpuModel: string | undefined
  readonly commandLine: string | undefined
  readonly processName: string | undefined
  readonly parentProcessId: number | undefined
  readonly distribution: Distribution | undefined
}

export interface Distribution {
  readonly name: string | undefined
  readonly version: string | undefined
  readonly description: string | undefined
}

export interface AddressRange {
  readonly start: number
  readonly end: number
}

export interface CrashpadInfo {
  readonly reportId: string | undefined
  readonly clientId: string | undefined
  readonly annotations: readonly Annotation[]
  readonly modules: readonly ModuleAnnotations[]
}

export type Annotation = readonly [name: string, value: string]

export interface ModuleAnnotations {
  /** Index in the list of modules. */
  readonly moduleIndex: number
  readonly annotations: readonly Annotation[]
  /** Texts without names. */
  readonly list: readonly string[]
}
