import { describe, expect, it } from 'vitest'
import { takeToken } from '../../../renderer/api/token.ts'

function pageAt(href: string, stored: string | null = null) {
  const storage = new Map<string, string>(stored === null ? [] : [['culprit.token', stored]])
  const page = {
    location: { href },
    sessionStorage: {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => void storage.set(key, value)
    },
    history: {
      state: null,
      replaceState: (_state: unknown, _title: string, url?: string | URL | null) => {
        page.location.href = String(url)
      }
    }
  }
  return page
}

describe('takeToken', () => {
  it('moves the token out of the address and keeps the rest of it', () => {
    const page = pageAt('http://127.0.0.1:8970/?token=abc&x=1#/issues/7')
    expect(takeToken(page)).toBe('abc')
    expect(page.location.href).toBe('http://127.0.0.1:8970/?x=1#/issues/7')
    expect(takeToken(page)).toBe('abc')
  })

  it('prefers a new one, since each start has its own', () => {
    expect(takeToken(pageAt('http://127.0.0.1:8970/?token=new', 'old'))).toBe('new')
  })

  it('has none where none was given', () => {
    expect(takeToken(pageAt('http://127.0.0.1:8970/'))).toBeNull()
  })
})
