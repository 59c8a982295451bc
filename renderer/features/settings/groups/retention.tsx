import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Retention, RetentionLimits, RetentionPreview } from '../../../../shared/contract/retention.ts'
import { client } from '../../../api/connection.ts'
import { keys } from '../../../api/keys.ts'
import { retentionQuery } from '../../../api/settings-queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { formatBytes, formatPlural } from '../../../ui/format/number.ts'
import { toast } from '../../../ui/toast.tsx'
import { TextForm } from '../controls/text-form.tsx'
import type { SettingGroup } from '../setting.ts'
import styles from './retention.module.css'

interface Limit {
  readonly name: keyof RetentionLimits
  readonly label: string
  /** What one of its unit is, in what is kept. */
  readonly unit: number
  /** Of its unit. */
  readonly least: number
}

/** A limit that is typed; an empty field is none. What it would remove is told before it does. */
function LimitSetting({ name, label, unit, least }: Limit) {
  const queries = useQueryClient()
  const retention = useQuery(retentionQuery).data
  const [asked, setAsked] = useState<{ next: Retention; preview: RetentionPreview }>()
  const set = useMutation({
    mutationFn: (next: Retention) => client.retention.set(next),
    onSuccess: (next) => queries.setQueryData(keys.retention, next),
    onError: (error) => toast({ text: `The limit was not changed: ${error.message}`, tone: 'error' }),
    onSettled: () => setAsked(undefined)
  })
  const preview = useMutation({
    mutationFn: async (next: Retention) => ({ next, preview: await client.retention.preview(next) }),
    onSuccess: (told) => {
      if (told.preview.events === 0 && told.preview.issues === 0) set.mutate(told.next)
      else setAsked(told)
    },
    onError: (error) => toast({ text: `The limit was not changed: ${error.message}`, tone: 'error' })
  })
  if (!retention) return null
  const { [name]: value, ...others } = retention.store
  return (
    <>
      <TextForm
        label={label}
        value={value === undefined ? '' : String(value / unit)}
        action="Set"
        width={110}
        isNumber
        check={(text) =>
          text === '' || (/^\d{1,9}$/.test(text) && Number(text) >= least)
            ? undefined
            : `A whole number from ${least}, or nothing for no limit.`
        }
        isPending={preview.isPending || set.isPending}
        onSubmit={(text) =>
          preview.mutate({
            ...retention,
            store: text === '' ? others : { ...others, [name]: Number(text) * unit }
          })
        }
      />
      <Dialog
        title="Remove what is beyond it?"
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
      >
        <div className={styles.preview}>
          {asked !== undefined && (
            <p>
              {formatPlural(asked.preview.events, 'event')} ({formatBytes(asked.preview.bytes)}) and{' '}
              {formatPlural(asked.preview.issues, 'issue')} would be removed for good. What tells least goes
              first; counts and charts stay.
            </p>
          )}
          <div className={styles.buttons}>
            <Button onClick={() => setAsked(undefined)}>Keep everything</Button>
            <Button variant="primary" onClick={() => asked && set.mutate(asked.next)}>
              Set the limit
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}

export const retentionGroup: SettingGroup = {
  id: 'retention',
  title: 'How much is kept',
  settings: [
    {
      name: 'Events at most',
      note: 'In the whole store. The first and the last event of an issue stay, and pinned ones. Empty: no limit.',
      words: 'retention delete old limit',
      Control: () => <LimitSetting name="maxEvents" label="Events at most" unit={1} least={1} />
    },
    {
      name: 'Megabytes at most',
      note: 'Size of the store’s file. Empty: no limit.',
      words: 'retention delete disk space limit size',
      Control: () => <LimitSetting name="maxBytes" label="Megabytes at most" unit={1_000_000} least={10} />
    },
    {
      name: 'Days at most',
      note: 'Older events are removed. Empty: no limit.',
      words: 'retention delete old age limit',
      Control: () => <LimitSetting name="maxDays" label="Days at most" unit={1} least={1} />
    }
  ]
}
