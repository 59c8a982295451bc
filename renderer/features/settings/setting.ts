import type { ComponentType } from 'react'

/** One thing that can be set or looked up. */
export interface Setting {
  readonly name: string
  readonly note?: string
  /** Further words that find it. */
  readonly words?: string
  readonly Control: ComponentType
  /** The control stands under its name, as wide as the page. */
  readonly isWide?: boolean
}

/** Settings of one kind, under a heading. */
export interface SettingGroup {
  readonly id: string
  readonly title: string
  readonly settings: readonly Setting[]
  /** Makes sense in the desktop window only. */
  readonly isDesktop?: boolean
}

/** The groups with the settings that hold every word of a text; groups that have none are left out. */
export function findSettings(groups: readonly SettingGroup[], text: string): readonly SettingGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return groups
  return groups
    .map((group) => ({
      ...group,
      settings: group.settings.filter(({ name, note = '', words: more = '' }) => {
        const haystack = `${group.title} ${name} ${note} ${more}`.toLowerCase()
        return words.every((word) => haystack.includes(word))
      })
    }))
    .filter(({ settings }) => settings.length > 0)
}
