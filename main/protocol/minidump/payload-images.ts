import type { JsonObject } from '../../../shared/model/json.ts'
import { jsonFields } from './json-fields.ts'
import type { Minidump, MinidumpModule, SystemFamily } from './minidump.ts'
import { hexAddress } from './texts.ts'

type ImageType = 'pe' | 'macho' | 'elf'

const TYPES: Readonly<Record<SystemFamily, ImageType>> = { windows: 'pe', darwin: 'macho', linux: 'elf' }

/** `debug_meta`: the modules as Sentry's debug images. */
export function debugMeta({ modules, system }: Minidump): JsonObject {
  const images = modules.map((module) => {
    const type = system?.family ? TYPES[system.family] : guessType(module)
    return jsonFields({
      type,
      code_file: module.codeFile,
      code_id: codeId(module, type),
      debug_file: module.debug?.type === 'pdb' ? module.debug.file : module.codeFile,
      debug_id: debugId(module),
      image_addr: hexAddress(module.start),
      image_size: module.size,
      image_version: module.version,
      arch: system?.arch
    })
  })
  return { images }
}

function guessType({ debug, codeFile }: MinidumpModule): ImageType {
  if (debug?.type === 'elf') return 'elf'
  return codeFile?.includes('\\') ? 'pe' : 'macho'
}

/** Time of linking and size on Windows, the UUID on macOS, the build id elsewhere. */
function codeId({ debug, linkTime, size }: MinidumpModule, type: ImageType): string | undefined {
  if (type === 'pe') return linkTime.toString(16).padStart(8, '0') + size.toString(16)
  return debug?.type === 'elf' ? debug.buildId : debug?.id?.replaceAll('-', '')
}

/** The GUID, with the age of a PDB where it was made more than once, as Sentry writes it. */
function debugId({ debug }: MinidumpModule): string | undefined {
  if (debug?.id === undefined || debug.type === 'elf' || debug.age === 0) return debug?.id
  return `${debug.id}-${debug.age.toString(16)}`
}
