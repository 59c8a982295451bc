import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { statusQuery } from '../api/queries.ts'
import { useCommand } from '../ui/command.ts'
import { copyText } from '../ui/copy.ts'
import { setPreferences, type Theme, themes, usePreferences } from '../ui/preferences.ts'
import { toast } from '../ui/toast.tsx'
import { appCommands } from './commands.ts'

/** System, light, dark, and round again. */
export function nextTheme(theme: Theme): Theme {
  return themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
}

/** The commands that work on every page. */
export function useAppCommands() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  useCommand(appCommands.issues, () => void navigate({ to: '/issues' }))
  useCommand(appCommands.envelopes, () => void navigate({ to: '/envelopes' }))
  useCommand(appCommands.monitors, () => void navigate({ to: '/monitors' }))
  useCommand(appCommands.refusals, () => void navigate({ to: '/refusals' }))
  useCommand(appCommands.projects, () => void navigate({ to: '/projects' }))
  useCommand(appCommands.settings, () => void navigate({ to: '/settings' }))
  useCommand(appCommands.theme, () => setPreferences({ theme: nextTheme(usePreferences.getState().theme) }))
  useCommand(appCommands.density, () => {
    const { density } = usePreferences.getState()
    setPreferences({
      density: density === 'compact' ? 'comfortable' : 'compact'
    })
  })
  useCommand(appCommands.copyDsn, async () => {
    const { dsn } = await queries.ensureQueryData(statusQuery)
    toast({
      text: (await copyText(dsn)) ? 'DSN copied.' : 'The clipboard cannot be reached.'
    })
  })
}
