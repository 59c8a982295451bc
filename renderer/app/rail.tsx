import { Link } from '@tanstack/react-router'
import {
  Bug,
  CalendarClock,
  FolderClosed,
  Keyboard,
  type LucideIcon,
  Mails,
  Monitor,
  Moon,
  Settings,
  Sun
} from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import { runKeys } from '../ui/command.ts'
import { setPreferences, type Theme, usePreferences } from '../ui/preferences.ts'
import { Tooltip } from '../ui/tooltip.tsx'
import { PinnedSearches } from './pinned-searches.tsx'
import styles from './rail.module.css'
import { nextTheme } from './use-app-commands.ts'

const places = [
  { to: '/issues', label: 'Issues', icon: Bug, keys: 'g i' },
  { to: '/envelopes', label: 'Envelopes', icon: Mails, keys: 'g v' },
  { to: '/monitors', label: 'Monitors', icon: CalendarClock, keys: 'g m' },
  { to: '/projects', label: 'Projects', icon: FolderClosed, keys: 'g p' },
  { to: '/settings', label: 'Settings', icon: Settings, keys: 'g s' }
] as const

/** The places of the application. */
export function Rail() {
  return (
    <nav className={styles.rail} aria-label="Places">
      {places.map(({ to, label, icon: Icon, keys }) => (
        <Tooltip key={to} label={label} keys={keys} side="right">
          <Link
            to={to}
            className={styles.place}
            activeProps={{
              className: `${styles.place} ${styles.here}`,
              'aria-current': 'page'
            }}
            activeOptions={{ includeSearch: false }}
            aria-label={label}
          >
            <Icon size={19} strokeWidth={1.75} aria-hidden />
          </Link>
        </Tooltip>
      ))}
      <PinnedSearches />
      <div className={styles.foot}>
        <IconButton
          icon={Keyboard}
          label="Keyboard shortcuts"
          keys="?"
          side="right"
          onClick={() => runKeys('?')}
        />
        <ThemeSwitch />
      </div>
    </nav>
  )
}

const themeIcons: Record<Theme, LucideIcon> = {
  system: Monitor,
  light: Sun,
  dark: Moon
}
const themeWords: Record<Theme, string> = {
  system: 'as the system',
  light: 'light',
  dark: 'dark'
}

function ThemeSwitch() {
  const theme = usePreferences((state) => state.theme)
  const next = nextTheme(theme)
  return (
    <IconButton
      icon={themeIcons[theme]}
      label={`Theme: ${themeWords[theme]}. Change to ${themeWords[next]}`}
      keys="mod+shift+l"
      side="right"
      onClick={() => setPreferences({ theme: next })}
    />
  )
}
