import { beforeAll, describe, expect, it, vi } from 'vitest'

const module = () => import('../../../renderer/ui/preferences.ts')

describe('parsePreferences', () => {
  // The module reads what is stored as it is loaded.
  beforeAll(() => vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined }))

  it('falls back to the defaults for nothing and for rubbish', async () => {
    const { parsePreferences } = await module()
    const defaults = parsePreferences(null)
    expect(defaults).toMatchObject({ theme: 'system', density: 'comfortable', frames: 'relevant' })
    expect(parsePreferences('{"theme":')).toEqual(defaults)
    expect(parsePreferences('[1,2]')).toEqual(defaults)
  })

  it('keeps what fits where something else does not', async () => {
    const { parsePreferences } = await module()
    const stored = JSON.stringify({
      theme: 'dark',
      density: 'gigantic',
      crumbTime: 'never',
      folded: { tags: true }
    })
    expect(parsePreferences(stored)).toMatchObject({
      theme: 'dark',
      density: 'comfortable',
      crumbTime: 'absolute',
      folded: { tags: true }
    })
  })
})
