import { beforeAll, describe, expect, it, vi } from 'vitest'

const stored = new Map<string, string>()
const module = () => import('../../../renderer/features/event/project-view.ts')

describe('how the events of a project are shown', () => {
  // The module reads what is stored as it is loaded, and listens to other windows.
  beforeAll(() => {
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value)
    })
    vi.stubGlobal('window', { addEventListener: () => undefined })
  })

  it('is kept for each project', async () => {
    const { parseProjectViews, projectView, setProjectView } = await module()
    setProjectView('1', { trace: ['raw'] })
    setProjectView('1', { highlights: ['tag:release'] })
    setProjectView('2', { trace: ['absolutePaths'] })
    expect(projectView('1')).toEqual({ trace: ['raw'], highlights: ['tag:release'] })
    expect(projectView('3')).toEqual({ trace: [] })
    expect(parseProjectViews([...stored.values()][0] ?? null)).toEqual({
      1: { trace: ['raw'], highlights: ['tag:release'] },
      2: { trace: ['absolutePaths'] }
    })
  })

  it('is plain where what was stored no longer fits', async () => {
    const { parseProjectViews } = await module()
    expect(parseProjectViews('{"1":{"trace":["unheard-of"],"highlights":7}}')).toEqual({ 1: { trace: [] } })
    expect(parseProjectViews('{"1":')).toEqual({})
    expect(parseProjectViews('[]')).toEqual({})
    expect(parseProjectViews(null)).toEqual({})
  })
})
