import { create } from 'zustand'
import type { FileContent, FileToImport } from '../../../shared/contract/imports.ts'
import { client } from '../../api/connection.ts'

const maxBytes = 32 * 1024 * 1024
const maxFiles = 20

/** A file that waits for the user's word, with what is in it or why nothing can be taken from it. */
export interface WaitingFile {
  readonly file: FileToImport
  readonly content?: FileContent
  readonly problem?: string
}

/** Files that were dropped or opened and are asked about now; none: nothing is asked. */
export const useWaitingFiles = create<{ files: readonly WaitingFile[] }>(() => ({ files: [] }))

/** Looks into files and asks where they shall go; a whole store opens in a window of its own. */
export async function offerFiles(files: readonly FileToImport[]) {
  const looked = await Promise.all(
    files.slice(0, maxFiles).map((file) => (isStore(file) ? open(file) : look(file)))
  )
  const offered = looked.filter((each) => each !== undefined)
  useWaitingFiles.setState(({ files: before }) => ({ files: [...before, ...offered] }))
}

/** The same for what was dropped on the page. */
export async function offerDropped(dropped: readonly File[]) {
  const read = await Promise.all(dropped.slice(0, maxFiles).map(readDropped))
  const refused = read.filter((each) => each.problem !== undefined)
  useWaitingFiles.setState(({ files }) => ({ files: [...files, ...refused] }))
  await offerFiles(read.filter((each) => each.problem === undefined).map(({ file }) => file))
}

export function forgetFiles() {
  useWaitingFiles.setState({ files: [] })
}

const isStore = ({ name }: FileToImport) => name.toLowerCase().endsWith('.culprit')

async function open(file: FileToImport): Promise<WaitingFile | undefined> {
  try {
    await client.desktop.openStore(file)
    return undefined
  } catch (error) {
    return { file, problem: error instanceof Error ? error.message : String(error) }
  }
}

async function look(file: FileToImport): Promise<WaitingFile> {
  try {
    return { file, content: await client.imports.check(file) }
  } catch (error) {
    return { file, problem: error instanceof Error ? error.message : String(error) }
  }
}

async function readDropped(dropped: File): Promise<WaitingFile> {
  const { name, size } = dropped
  const nothing = { name, base64: '' }
  if (size > maxBytes)
    return { file: nothing, problem: `${name} is larger than 32 MiB: open it with File › Open File…` }
  try {
    return { file: { name, base64: toBase64(new Uint8Array(await dropped.arrayBuffer())) } }
  } catch {
    // a folder, or a file that went away
    return { file: nothing, problem: `${name} cannot be read.` }
  }
}

/** In pieces: all at once would be too many arguments. */
function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  }
  return btoa(text)
}
