import { describe, expect, test } from 'vitest'
import { fileArguments } from '../../main/shell/file-arguments.ts'

describe.skipIf(process.platform === 'win32')('arguments that may be files', () => {
  test.each([
    ['a whole path', '/home/ann/crash.envelope', ['/home/ann/crash.envelope']],
    ['a relative path', 'crash.json', ['/work/crash.json']],
    ['an address, as file managers hand it over', 'file:///home/ann/a%20b%23.json', ['/home/ann/a b#.json']],
    ['an address of this machine', 'file://localhost/home/ann/a.json', ['/home/ann/a.json']],
    ['an address of another machine', 'file://share.example/a.json', []],
    ['an address that hides a slash', 'file:///home/ann%2fa.json', []],
    ['a switch', '--port=1', []],
    ['a deep link', 'culprit://issue/12', []],
    ['a web address', 'https://example.invalid/a.json', []]
  ])('%s', (_what, arg, paths) => {
    expect(fileArguments([arg], '/work')).toEqual(paths)
  })
})
