import { client } from '../../api/connection.ts'
import { type Preferences, setPreferences, usePreferences } from '../../ui/preferences.ts'

type Appearance = Pick<Preferences, 'theme' | 'density'>

const isEqual = (a: Appearance, b: Appearance) => a.theme === b.theme && a.density === b.density

/**
 * Keeps theme and density the same here and among the application's settings: menus and dialogs are drawn by the
 * system, and an export should hold them. What was set last holds, wherever that was.
 */
export function syncAppearance() {
  let known: Appearance | undefined

  async function take() {
    const { appearance } = await client.settings.get({})
    known = appearance
    if (!isEqual(appearance, usePreferences.getState())) setPreferences(appearance)
  }

  async function give({ theme, density }: Preferences) {
    if (known === undefined || isEqual(known, { theme, density })) return
    known = { theme, density }
    await client.settings.update({ appearance: known })
  }

  // a core that does not answer is told elsewhere
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined)
  quietly(take())
  usePreferences.subscribe((preferences) => quietly(give(preferences)))
  window.bridge?.subscribe(({ topic }) => {
    if (topic === 'settings') quietly(take())
  })
}
