import { expect, test } from 'vitest'
import { type Editor, editorArguments } from '../../main/shell/editors.ts'
import { findWindowsEditor } from '../../main/shell/windows-editors.ts'

const PATH = [
  'C:\\Windows\\system32',
  '.',
  'tools',
  '"C:\\Program Files\\Microsoft VS Code\\bin"',
  'C:\\Users\\me\\AppData\\Local\\Programs\\VSCodium\\bin',
  'C:\\Users\\me\\AppData\\Local\\Programs\\cursor\\resources\\app\\bin',
  'C:\\Users\\me\\AppData\\Local\\Programs\\Zed\\bin',
  'D:\\Sublime Text\\',
  'C:\\Users\\me\\AppData\\Local\\JetBrains\\Toolbox\\scripts',
  'D:\\PyCharm\\bin',
  ''
].join(';')

const TOOLBOX = 'C:\\Users\\me\\AppData\\Local\\JetBrains\\Toolbox\\scripts'
const FILES: Readonly<Record<string, string>> = {
  // what lies in the current folder, or a relative one, is nobody's editor
  'code.exe': '',
  'tools\\code.exe': '',
  'C:\\Program Files\\Microsoft VS Code\\bin\\code.cmd': '@echo off\r\nset ELECTRON_RUN_AS_NODE=1\r\n',
  'C:\\Program Files\\Microsoft VS Code\\bin\\code': '#!/usr/bin/env sh\n',
  'C:\\Program Files\\Microsoft VS Code\\Code.exe': '',
  'C:\\Users\\me\\AppData\\Local\\Programs\\VSCodium\\bin\\codium.cmd': '',
  'C:\\Users\\me\\AppData\\Local\\Programs\\VSCodium\\VSCodium.exe': '',
  'C:\\Users\\me\\AppData\\Local\\Programs\\cursor\\resources\\app\\bin\\cursor.cmd': '',
  'C:\\Users\\me\\AppData\\Local\\Programs\\cursor\\Cursor.exe': '',
  'C:\\Users\\me\\AppData\\Local\\Programs\\Zed\\bin\\zed.exe': '',
  'D:\\Sublime Text\\subl.exe': '',
  [`${TOOLBOX}\\idea.cmd`]:
    '@echo off\r\nset waitarg=\r\nstart "" %waitarg% "C:\\Users\\me\\AppData\\Local\\Programs\\IntelliJ IDEA\\bin\\idea64.exe" %*\r\n',
  'C:\\Users\\me\\AppData\\Local\\Programs\\IntelliJ IDEA\\bin\\idea64.exe': '',
  [`${TOOLBOX}\\goland.cmd`]: 'start "" C:\\gone\\bin\\goland64.exe %*',
  [`${TOOLBOX}\\rider.cmd`]: '@rem nothing here',
  'D:\\PyCharm\\bin\\pycharm64.exe': ''
}

const find = (editor: Editor) =>
  findWindowsEditor(editor, {
    path: PATH,
    isFile: (path) => path in FILES,
    read: (path) => FILES[path] ?? ''
  })

test.each([
  ['vscode', 'C:\\Program Files\\Microsoft VS Code\\Code.exe'],
  ['vscodium', 'C:\\Users\\me\\AppData\\Local\\Programs\\VSCodium\\VSCodium.exe'],
  ['cursor', 'C:\\Users\\me\\AppData\\Local\\Programs\\cursor\\Cursor.exe'],
  ['zed', 'C:\\Users\\me\\AppData\\Local\\Programs\\Zed\\bin\\zed.exe'],
  ['sublime', 'D:\\Sublime Text\\subl.exe'],
  ['intellij', 'C:\\Users\\me\\AppData\\Local\\Programs\\IntelliJ IDEA\\bin\\idea64.exe'],
  ['pycharm', 'D:\\PyCharm\\bin\\pycharm64.exe'],
  ['goland', undefined],
  ['rider', undefined],
  ['webstorm', undefined]
] as const)('%s is started by its program: %s', (editor, program) => {
  expect(find(editor)).toBe(program)
})

test('no shell is ever started, and a path stays one argument', () => {
  const path = 'C:\\shop\\"&calc&".%PATH%.js'
  expect(find('vscode')).not.toMatch(/\.(cmd|bat)$/i)
  expect(editorArguments('vscode', { path, line: 3 })).toEqual(['--goto', `${path}:3`])
})
