import { create } from 'zustand'
import {
  listOf,
  oneOf,
  type Read,
  readBoolean,
  readFields,
  readJson,
  recordOf,
  textOf
} from './read-value.ts'

export const themes = ['system', 'light', 'dark'] as const

/** What a window remembers of its own look. */
const fields = {
  theme: oneOf(themes),
  density: oneOf(['comfortable', 'compact']),
  /** The chart over the issue list. */
  timeline: readBoolean,
  /** Releases and feature flags in the chart of an issue's events. */
  chartMarks: readBoolean,
  /** Sections by their id: folded or not, where the user decided. */
  folded: recordOf(readBoolean),
  frames: oneOf(['relevant', 'full', 'raw']),
  frameOrder: oneOf(['newest', 'oldest']),
  crumbTime: oneOf(['absolute', 'relative']),
  crumbOrder: oneOf(['newest', 'oldest']),
  /** Columns of an issue's events; null: those that its platform suggests. */
  eventColumns: listOf(textOf(0))
}
type Known = Required<Read<typeof fields>>
export type Preferences = Omit<Known, 'eventColumns'> & { eventColumns: Known['eventColumns'] | null }
export type Theme = (typeof themes)[number]
export type Density = Preferences['density']

const initial: Preferences = {
  theme: 'system',
  density: 'comfortable',
  timeline: true,
  chartMarks: true,
  folded: {},
  frames: 'relevant',
  frameOrder: 'newest',
  crumbTime: 'absolute',
  crumbOrder: 'newest',
  eventColumns: null
}

const storageKey = 'culprit.preferences'

/** Reads preferences from what was stored; whatever is unreadable or no longer fits falls back to the default. */
export function parsePreferences(stored: string | null): Preferences {
  return { ...initial, ...readFields(fields, readJson(stored)) }
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
