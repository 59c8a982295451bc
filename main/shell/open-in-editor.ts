import { spawn } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { isAbsolute, normalize, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Settings } from '../../shared/contract/settings.ts'
import { AppError } from '../../shared/model/app-error.ts'
import { type Editor, editorArguments, editorName, type FilePlace } from './editors.ts'
import { findWindowsEditor } from './windows-editors.ts'

/**
 * Opens a frame's file in the editor of the settings, and gives its path. The path comes from an event: only a file that
 * is there is opened, and no shell sees it. Throws AppError `invalid_input` or `not_found`.
 */
export async function openInEditor(place: FilePlace, { app, folders }: Settings['editor']): Promise<string> {
  if (app === 'none') throw new AppError('invalid_input', 'No editor is chosen: choose one in the settings.')
  const path = await findFile(place.path, folders)
  await run(programOf(app), editorArguments(app, { ...place, path }))
  return path
}

function programOf(editor: Editor): string {
  const name = editorName(editor)
  if (process.platform !== 'win32') return name
  const isThere = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true
  const read = (path: string) => readFileSync(path, 'utf8')
  const program = findWindowsEditor(editor, { path: process.env.PATH ?? '', isFile: isThere, read })
  if (program === undefined) throw new AppError('not_found', notThere(name))
  return program
}

function notThere(name: string): string {
  return `The command ${name} is not on the PATH: install it from the editor’s menu.`
}

/** Whole paths as they are; others, and those of another machine, below the source folders, by their last parts. */
async function findFile(given: string, folders: readonly string[]): Promise<string> {
  const path = toPath(given)
  if (isAbsolute(path) && !isOfNetwork(path) && (await isFile(path))) return path
  const parts = path.split(/[\\/]+/).filter((part) => part !== '' && part !== '.' && part !== '..')
  for (let from = 0; from < parts.length; from++) {
    for (const folder of folders) {
      const candidate = resolve(folder, ...parts.slice(from))
      if (await isFile(candidate)) return candidate
    }
  }
  throw new AppError('not_found', `${given.slice(0, 300)} is in none of the source folders of the settings.`)
}

/** A share of another host: on Windows, to look for a file there is to call that host, and to sign in to it. */
export function isOfNetwork(path: string): boolean {
  return /^[\\/]{2}/.test(path)
}

function toPath(given: string): string {
  if (!/^file:\/\//i.test(given)) return normalize(given)
  try {
    return fileURLToPath(given)
  } catch {
    return given
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false
  )
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true })
    child.once('spawn', () => {
      child.unref()
      done()
    })
    child.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        new AppError(
          'not_found',
          error.code === 'ENOENT' ? notThere(command) : `${command} cannot be started: ${error.message}`
        )
      )
    )
  })
}
