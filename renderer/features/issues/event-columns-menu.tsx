import { Columns3 } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { CheckMenu } from '../../ui/check-menu.tsx'
import { setPreferences } from '../../ui/preferences.ts'
import { type EventColumn, eventColumns } from './event-columns.ts'

/** Which columns the events of an issue have. The choice is remembered. */
export function EventColumnsMenu({ shown }: { shown: readonly EventColumn[] }) {
  return (
    <CheckMenu
      label="Columns"
      groups={[
        {
          items: eventColumns.map((column) => ({
            id: column.id,
            label: column.title,
            isChecked: shown.includes(column)
          }))
        }
      ]}
      onChange={(id, isOn) => {
        const ids = shown.map((column) => column.id)
        setPreferences({ eventColumns: isOn ? [...ids, id] : ids.filter((each) => each !== id) })
      }}
    >
      <Button size="small" variant="quiet" icon={Columns3}>
        Columns
      </Button>
    </CheckMenu>
  )
}
