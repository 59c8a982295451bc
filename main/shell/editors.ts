import type { EditorApp } from '../../shared/contract/settings.ts'

export interface FilePlace {
  /** Whole path. */
  readonly path: string
  readonly line?: number | undefined
  readonly column?: number | undefined
}

export type Editor = Exclude<EditorApp, 'none'>

/** The command of each editor, and how it is told a file and a place in it. */
const COMMANDS: Readonly<Record<Editor, { command: string; args: (place: FilePlace) => string[] }>> = {
  vscode: { command: 'code', args: gotoArgs },
  vscodium: { command: 'codium', args: gotoArgs },
  cursor: { command: 'cursor', args: gotoArgs },
  zed: { command: 'zed', args: colonArgs },
  sublime: { command: 'subl', args: colonArgs },
  intellij: { command: 'idea', args: jetBrainsArgs },
  webstorm: { command: 'webstorm', args: jetBrainsArgs },
  pycharm: { command: 'pycharm', args: jetBrainsArgs },
  phpstorm: { command: 'phpstorm', args: jetBrainsArgs },
  rider: { command: 'rider', args: jetBrainsArgs },
  goland: { command: 'goland', args: jetBrainsArgs },
  rubymine: { command: 'rubymine', args: jetBrainsArgs }
}

/** What an editor's command is called. */
export function editorName(editor: Editor): string {
  return COMMANDS[editor].command
}

/** Arguments that open a place in an editor. A whole path begins with a slash or a drive: never an option. */
export function editorArguments(editor: Editor, place: FilePlace): string[] {
  return COMMANDS[editor].args(place)
}

function colonText({ path, line, column }: FilePlace): string {
  if (line === undefined) return path
  return column === undefined ? `${path}:${line}` : `${path}:${line}:${column}`
}

function gotoArgs(place: FilePlace): string[] {
  return ['--goto', colonText(place)]
}

function colonArgs(place: FilePlace): string[] {
  return [colonText(place)]
}

function jetBrainsArgs({ path, line, column }: FilePlace): string[] {
  return [
    ...(line === undefined ? [] : ['--line', String(line)]),
    ...(column === undefined ? [] : ['--column', String(column)]),
    path
  ]
}
