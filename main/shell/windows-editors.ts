import { win32 } from 'node:path'
import { type Editor, editorName } from './editors.ts'

/** What is asked of the machine to find a program. */
export interface ProgramFolders {
  /** The PATH. */
  readonly path: string
  isFile(path: string): boolean
  /** A file's text; throws where it cannot be read. */
  read(path: string): string
}

/** Where the program is, seen from its launcher's folder. */
const BESIDE_LAUNCHER: Partial<Record<Editor, string>> = {
  vscode: '..\\Code.exe',
  vscodium: '..\\VSCodium.exe',
  cursor: '..\\..\\..\\Cursor.exe'
}

/**
 * The program of an editor on Windows: on the PATH, or what its launcher there would start. Undefined where there is none.
 * Launchers are `.cmd` files, which only a shell can run, and a shell would run what a file's name says. A whole path also
 * keeps Windows from looking into the current folder first.
 */
export function findWindowsEditor(editor: Editor, folders: ProgramFolders): string | undefined {
  const given = folders.path.split(';').map((folder) => folder.trim().replace(/^"(.*)"$/, '$1'))
  for (const folder of given) {
    // a relative one depends on where Culprit was started
    if (!win32.isAbsolute(folder)) continue
    const found = inFolder(folder, editor, folders)
    if (found !== undefined) return found
  }
  return undefined
}

function inFolder(folder: string, editor: Editor, { isFile, read }: ProgramFolders): string | undefined {
  const name = editorName(editor)
  const programs = [`${name}.exe`, `${name}64.exe`].map((file) => win32.join(folder, file))
  const launcher = win32.join(folder, `${name}.cmd`)
  if (isFile(launcher)) {
    const beside = BESIDE_LAUNCHER[editor]
    const program = beside === undefined ? startedBy(read(launcher), name) : win32.join(folder, beside)
    if (program !== undefined) programs.push(program)
  }
  return programs.find(isFile)
}

/** Launchers of JetBrains' Toolbox name the program, which lies in a folder of its own. */
function startedBy(script: string, name: string): string | undefined {
  return new RegExp(`[a-z]:\\\\[^"%<>|*?\\r\\n]*\\\\${name}(64)?\\.exe`, 'i').exec(script)?.[0]
}
