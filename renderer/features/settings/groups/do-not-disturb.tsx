import { BellOff } from 'lucide-react'
import { QUIET_TIMES } from '../../../../shared/model/quiet-times.ts'
import { Button } from '../../../ui/button.tsx'
import { formatTime } from '../../../ui/format/time.ts'
import { ActionMenu } from '../../../ui/menu.tsx'
import { useNow } from '../../../ui/now.ts'
import { useNotificationSettings } from '../use-settings.ts'

/** Quiet for a while, and an end to it. */
export function DoNotDisturb() {
  const { values, set } = useNotificationSettings()
  const now = useNow()
  if (!values) return null
  const until = values.doNotDisturbUntil
  if (until !== null && until > now) {
    return (
      <Button icon={BellOff} onClick={() => set({ doNotDisturbUntil: null })}>
        Quiet until {formatTime(until)}: end it
      </Button>
    )
  }
  return (
    <ActionMenu
      items={QUIET_TIMES.map(({ label, end }) => ({
        label,
        run: () => set({ doNotDisturbUntil: end(Date.now()) })
      }))}
    >
      <Button icon={BellOff}>Be quiet…</Button>
    </ActionMenu>
  )
}
