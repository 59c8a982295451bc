import type { Settings } from '../../../../shared/contract/settings.ts'
import { Toggle } from '../controls/toggle.tsx'
import type { SettingGroup } from '../setting.ts'
import { useChangeSettings, useSettings } from '../use-settings.ts'

function DesktopToggle({ name, label }: { name: keyof Settings['desktop']; label: string }) {
  const desktop = useSettings()?.desktop
  const change = useChangeSettings()
  if (!desktop) return null
  const disabled = name === 'startsHidden' && !desktop.startAtLogin ? 'It is not started at login' : undefined
  return (
    <Toggle
      label={label}
      value={desktop[name]}
      disabled={disabled}
      onChange={(isOn) => change.mutate({ desktop: { [name]: isOn } })}
    />
  )
}

export const desktopGroup: SettingGroup = {
  id: 'desktop',
  title: 'Application',
  isDesktop: true,
  settings: [
    {
      name: 'Keep listening when the window is closed',
      note: 'Culprit stays in the tray. Quitting ends it.',
      words: 'tray background quit close',
      Control: () => (
        <DesktopToggle name="closeKeepsListening" label="Keep listening when the window is closed" />
      )
    },
    {
      name: 'Start at login',
      note: 'So that nothing is missed.',
      words: 'autostart boot session',
      Control: () => <DesktopToggle name="startAtLogin" label="Start at login" />
    },
    {
      name: 'Start without a window',
      note: 'Started at login, it only listens.',
      words: 'hidden tray autostart',
      Control: () => <DesktopToggle name="startsHidden" label="Start without a window" />
    }
  ]
}
