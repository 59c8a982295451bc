import { create } from 'zustand'
import type { FileContent, FileToImport } from '../../../shared/contract/imports.ts'
import { client } from '../../api/connection.ts'
import { openDroppedStore, toBase64 } from './dropped-store.ts'

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

/** Looks into files and asks where they shall go. */
export async function offerFiles(files: readonly FileToImport[]) {
  ask(await Promise.all(files.slice(0, maxFiles).map(look)))
}

/** The same for what was dropped on the page; a whole store opens in a window of its own. */
export async function offerDropped(dropped: readonly File[]) {
  const looked = dropped.slice(0, maxFiles).map((file) => (isStore(file) ? open(file) : readDropped(file)))
  ask((await Promise.all(looked)).filter((each) => each !== undefined))
}

function ask(offered: readonly WaitingFile[]) {
  useWaitingFiles.setState(({ files }) => ({ files: [...files, ...offered] }))
}

export function forgetFiles() {
  useWaitingFiles.setState({ files: [] })
}

const isStore = ({ name }: File) => name.toLowerCase().endsWith('.culprit')

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

async function open(dropped: File): Promise<WaitingFile | undefined> {
  try {
    await openDroppedStore(dropped)
    return undefined
  } catch (error) {
    return unread(dropped, messageOf(error))
  }
}

async function look(file: FileToImport): Promise<WaitingFile> {
  try {
    return { file, content: await client.imports.check(file) }
  } catch (error) {
    return { file, problem: messageOf(error) }
  }
}

async function readDropped(dropped: File): Promise<WaitingFile> {
  const { name, size } = dropped
  if (size > maxBytes) return unread(dropped, 'It is larger than 32 MiB.')
  try {
    return await look({ name, base64: await toBase64(dropped) })
  } catch (error) {
    return unread(dropped, messageOf(error))
  }
}

function unread({ name }: File, problem: string): WaitingFile {
  return { file: { name, base64: '' }, problem }
}
