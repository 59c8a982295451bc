import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { curlCommand, fullUrl, safeUrl } from '../../../renderer/features/event/request/curl.ts'

describe('curlCommand', () => {
  it('sorts headers, asks for compression, and puts the address last', () => {
    const command = curlCommand({
      url: 'http://shop.test/cart',
      query_string: [['q', 'a b']],
      fragment: 'top',
      headers: [
        ['User-Agent', 'x'],
        ['Accept-Encoding', 'gzip, br']
      ]
    })
    expect(command.split(' \\\n  ')).toEqual([
      'curl',
      '--compressed',
      '-H "Accept-Encoding: gzip, br"',
      '-H "User-Agent: x"',
      '"http://shop.test/cart?q=a%20b#top"'
    ])
  })

  it('writes a form as a form and everything else as JSON', () => {
    const form = {
      url: 'http://a.test',
      method: 'post',
      data: { a: '1 2' },
      inferred_content_type: 'application/x-www-form-urlencoded'
    }
    expect(curlCommand(form)).toContain('-X POST')
    expect(curlCommand(form)).toContain('--data "a=1%202"')
    expect(curlCommand({ url: 'http://a.test', data: { a: [1] } })).toContain('--data "{\\"a\\":[1]}"')
  })

  it('gives a shell nothing to run', () => {
    const evil = 'http://a.test/"; $(echo broken) `echo broken` \\ $HOME'
    const command = curlCommand({ url: evil })
    const shown = execFileSync('/bin/sh', ['-c', command.replace('curl', 'printf %s')], { encoding: 'utf8' })
    expect(shown).toBe(evil)
  })
})

describe('fullUrl', () => {
  it('leaves out what is empty', () => {
    expect(fullUrl({ url: 'http://a.test', query_string: [], fragment: '' })).toBe('http://a.test')
  })
})

describe('safeUrl', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '/relative', 'no url'])(
    'opens no %s',
    (url) => {
      expect(safeUrl(url)).toBeUndefined()
    }
  )

  it('opens the web', () => {
    expect(safeUrl('https://a.test/x?y')).toBe('https://a.test/x?y')
  })
})
