import { describe, expect, test } from 'vitest'
import { fileArguments } from '../../main/shell/file-arguments.ts'

describe.skipIf(process.platform === 'win32')('arguments that may be files', () => {
  test.each([
    ['a whole path', '/home/me/crash.envelope', ['/home/me/crash.envelope']],
    ['a relative path', 'crash.json', ['/files/crash.json']],
    ['an address, as file managers hand it over', 'file:///home/me/a%20b%23.json', ['/home/me/a b#.json']],
    ['an address of this machine', 'file://localhost/home/me/a.json', ['/home/me/a.json']],
    ['an address of another machine', 'file://share.example/a.json', []],
    ['an address that hides a slash', 'file:///home/me%2fa.json', []],
    ['a switch', '--port=1', []],
    ['a deep link', 'culprit://issue/12', []],
    ['a web address', 'https://example.invalid/a.json', []]
  ])('%s', (_what, arg, paths) => {
    expect(fileArguments([arg], '/files')).toEqual(paths)
  })
})
