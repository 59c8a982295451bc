import { readFile, stat } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { app, dialog } from 'electron'
import type { FileToImport } from '../../shared/contract/imports.ts'
import { fileArguments } from './file-arguments.ts'
import { tellWindow } from './tell-window.ts'
import type { Windows } from './windows.ts'

const MAX_BYTES = 32 * 1024 * 1024
const MAX_FILES = 20
const STORE_EXTENSION = '.culprit'

export interface OpenFiles {
  /** Asks the user for files. */
  choose(): void
  /** Opens those of a start's arguments that are files. */
  openAmong(args: readonly string[], folder: string): Promise<void>
  /** What was opened and not taken yet. */
  take(): FileToImport[]
}

/** Stores open in windows of their own; other files wait here for a window, which asks where they shall go. */
export function openFiles(windows: Windows, openStore: (path: string) => Promise<void>): OpenFiles {
  let files: FileToImport[] = []

  async function open(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return
    await app.whenReady()
    windows.show()
    const window = windows.current()
    if (!window) return
    for (const path of paths.slice(0, MAX_FILES)) {
      try {
        await expectFile(path)
        if (extname(path).toLowerCase() === STORE_EXTENSION) await openStore(path)
        else files.push(await read(path))
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        tellWindow(window, {
          kind: 'say',
          text: `${basename(path)} cannot be opened: ${reason}`,
          isError: true
        })
      }
    }
    if (files.length > 0) tellWindow(window, { kind: 'filesOpened' })
  }

  async function choose(): Promise<void> {
    const options = {
      title: 'Open stores, envelopes and events',
      properties: ['openFile', 'multiSelections'] as ('openFile' | 'multiSelections')[],
      filters: [
        { name: 'Stores, envelopes and events', extensions: ['culprit', 'envelope', 'json', 'gz'] },
        { name: 'All files', extensions: ['*'] }
      ]
    }
    const { filePaths } = await dialog.showOpenDialog(options)
    await open(filePaths)
  }

  async function openAmong(args: readonly string[], folder: string): Promise<void> {
    await open(fileArguments(ownArguments(args), folder))
  }

  app.on('open-file', (event, path) => {
    event.preventDefault()
    void open([path])
  })
  app.on('second-instance', (_event, args, folder) => void openAmong(args, folder))
  return {
    choose: () => void choose(),
    openAmong,
    take() {
      const taken = files
      files = []
      return taken
    }
  }
}

/** Behind the program; and behind the application's folder, where it is not packaged. */
function ownArguments(args: readonly string[]): readonly string[] {
  if (app.isPackaged) return args.slice(1)
  const own = args.findIndex((arg) => resolve(arg) === resolve(app.getAppPath()))
  return own < 0 ? [] : args.slice(own + 1)
}

async function read(path: string): Promise<FileToImport> {
  const { size } = await stat(path)
  if (size > MAX_BYTES) throw new Error('it is larger than 32 MiB')
  return { name: basename(path), base64: (await readFile(path)).toString('base64') }
}

/** Reading a pipe or a device would never end. Throws an Error that says what it is instead. */
async function expectFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new Error('it is not there')
  if (!found.isFile()) throw new Error(found.isDirectory() ? 'it is a folder' : 'it is no file')
}
