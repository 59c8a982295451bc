import { BellOff } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { formatTime } from '../../../ui/format/time.ts'
import { ActionMenu } from '../../../ui/menu.tsx'
import { useNow } from '../../../ui/now.ts'
import { useNotificationSettings } from '../use-settings.ts'

const hourMs = 3_600_000

/** Tomorrow at eight, in local time. */
function nextMorning(now: number): number {
  const day = new Date(now)
  day.setDate(day.getDate() + 1)
  return day.setHours(8, 0, 0, 0)
}

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
  const quiet = (label: string, end: () => number) => ({
    label,
    run: () => set({ doNotDisturbUntil: end() })
  })
  return (
    <ActionMenu
      items={[
        quiet('For an hour', () => Date.now() + hourMs),
        quiet('For four hours', () => Date.now() + 4 * hourMs),
        quiet('Until tomorrow morning', () => nextMorning(Date.now()))
      ]}
    >
      <Button icon={BellOff}>Be quiet…</Button>
    </ActionMenu>
  )
}
