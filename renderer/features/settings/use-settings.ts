import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NotificationSettings, Settings, SettingsChange } from '../../../shared/contract/settings.ts'
import { client } from '../../api/connection.ts'
import { keys } from '../../api/keys.ts'
import { settingsQuery } from '../../api/settings-queries.ts'
import { toast } from '../../ui/toast.tsx'

/** The settings, once they are there. */
export function useSettings(): Settings | undefined {
  return useQuery(settingsQuery).data
}

/** Changes settings; they apply at once. What cannot be changed is said, and stays. */
export function useChangeSettings() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: SettingsChange) => client.settings.update(change),
    onSuccess: (settings) => {
      queries.setQueryData(keys.settings, settings)
      void queries.invalidateQueries({ queryKey: keys.status })
    },
    onError: (error) => toast({ text: `That setting was not changed: ${error.message}`, tone: 'error' })
  })
}

/** The notifications' values, and how to change some. */
export function useNotificationSettings() {
  const values = useSettings()?.notifications
  const change = useChangeSettings()
  return {
    values,
    set: (notifications: Partial<NotificationSettings>) => change.mutate({ notifications })
  }
}
