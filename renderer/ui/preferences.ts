import { z } from 'zod/mini'
import { create } from 'zustand'

export const Theme = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof Theme>

export const Density = z.enum(['comfortable', 'compact'])
export type Density = z.infer<typeof Density>

/** What a window remembers of its own look. Whatever is stored and no longer fits falls back to the default. */
export const Preferences = z.object({
  theme: z.catch(Theme, 'system'),
  density: z.catch(Density, 'comfortable'),
  /** The chart over the issue list. */
  timeline: z.catch(z.boolean(), true),
  /** Releases and feature flags in the chart of an issue's events. */
  chartMarks: z.catch(z.boolean(), true),
  /** Sections by their id: folded or not, where the user decided. */
  folded: z.catch(z.record(z.string(), z.boolean()), {}),
  frames: z.catch(z.enum(['relevant', 'full', 'raw']), 'relevant'),
  frameOrder: z.catch(z.enum(['newest', 'oldest']), 'newest'),
  crumbTime: z.catch(z.enum(['absolute', 'relative']), 'absolute'),
  crumbOrder: z.catch(z.enum(['newest', 'oldest']), 'newest'),
  /** Columns of an issue's events; null: those that its platform suggests. */
  eventColumns: z.catch(z.nullable(z.array(z.string())), null)
})
export type Preferences = z.infer<typeof Preferences>

const storageKey = 'culprit.preferences'

/** Reads preferences from what was stored; anything unreadable counts as nothing stored. */
export function parsePreferences(stored: string | null): Preferences {
  try {
    return Preferences.parse(JSON.parse(stored ?? '{}'))
  } catch {
    return Preferences.parse({})
  }
}

export const usePreferences = create<Preferences>(() => parsePreferences(localStorage.getItem(storageKey)))

/** Changes some preferences, and keeps them for the next start. */
export function setPreferences(change: Partial<Preferences>) {
  usePreferences.setState(change)
  localStorage.setItem(storageKey, JSON.stringify(usePreferences.getState()))
}

function applyLook({ theme, density }: Preferences) {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  root.dataset.density = density
}

/** Puts theme and density on the page and keeps them there, also when another window changes them. */
export function startLook() {
  applyLook(usePreferences.getState())
  usePreferences.subscribe(applyLook)
  window.addEventListener('storage', (event) => {
    if (event.key === storageKey) usePreferences.setState(parsePreferences(event.newValue))
  })
}
