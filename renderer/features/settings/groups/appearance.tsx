import { type Density, setPreferences, type Theme, usePreferences } from '../../../ui/preferences.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import type { SettingGroup } from '../setting.ts'

const themes: { value: Theme; label: string; title: string }[] = [
  { value: 'system', label: 'System', title: 'Light or dark as the system is' },
  { value: 'light', label: 'Light', title: 'Always light' },
  { value: 'dark', label: 'Dark', title: 'Always dark' }
]

const densities: { value: Density; label: string }[] = [
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' }
]

function ThemeSetting() {
  const theme = usePreferences((state) => state.theme)
  return (
    <Segmented
      label="Theme"
      value={theme}
      segments={themes}
      onChange={(value) => setPreferences({ theme: value })}
    />
  )
}

function DensitySetting() {
  const density = usePreferences((state) => state.density)
  return (
    <Segmented
      label="Density"
      value={density}
      segments={densities}
      onChange={(value) => setPreferences({ density: value })}
    />
  )
}

export const appearanceGroup: SettingGroup = {
  id: 'appearance',
  title: 'Look',
  settings: [
    {
      name: 'Theme',
      note: 'Follows the system unless it is overridden here.',
      words: 'dark light appearance colours',
      Control: ThemeSetting
    },
    {
      name: 'Density',
      note: 'How high the rows of the issue list are.',
      words: 'compact comfortable appearance rows',
      Control: DensitySetting
    }
  ]
}
