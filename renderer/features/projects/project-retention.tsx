import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Retention, RetentionPreview } from '../../../shared/contract/retention.ts'
import { client } from '../../api/connection.ts'
import { keys } from '../../api/keys.ts'
import { retentionQuery } from '../../api/settings-queries.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatBytes, formatPlural } from '../../ui/format/number.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { type LimitTexts, readLimits, toTexts } from './limit-texts.ts'
import styles from './project-retention.module.css'

/** How much is kept of one project, beside what holds for the whole store. */
export function ProjectRetention({ projectId }: { projectId: string }) {
  const retention = useQuery(retentionQuery)
  if (retention.isPending) return <Skeleton width="100%" height={40} />
  if (retention.isError) {
    return (
      <ErrorPanel
        what="The limits cannot be read."
        error={retention.error}
        onRetry={() => void retention.refetch()}
      />
    )
  }
  return <Limits projectId={projectId} retention={retention.data} />
}

interface Asked {
  readonly next: Retention
  readonly preview: RetentionPreview
}

function Limits({ projectId, retention }: { projectId: string; retention: Retention }) {
  const queries = useQueryClient()
  const kept = toTexts(retention.projects[projectId] ?? {})
  const [texts, setTexts] = useState<LimitTexts>(kept)
  const [asked, setAsked] = useState<Asked | null>(null)
  const limits = readLimits(texts)
  const isChanged = texts.events !== kept.events || texts.days !== kept.days
  const onError = (error: Error) => toast({ text: `Nothing was changed: ${error.message}`, tone: 'error' })
  const set = useMutation({
    mutationFn: (next: Retention) => client.retention.set(next),
    onSuccess: (next) => {
      queries.setQueryData(keys.retention, next)
      setTexts(toTexts(next.projects[projectId] ?? {}))
      toast({ text: 'The limits are set.' })
    },
    onError,
    onSettled: () => setAsked(null)
  })
  const preview = useMutation({
    mutationFn: async (next: Retention) => ({ next, preview: await client.retention.preview(next) }),
    onSuccess: (told) => {
      if (told.preview.events + told.preview.issues === 0) set.mutate(told.next)
      else setAsked(told)
    },
    onError
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (limits === undefined) return
    const { [projectId]: _, ...others } = retention.projects
    const projects = Object.keys(limits).length === 0 ? others : { ...others, [projectId]: limits }
    preview.mutate({ ...retention, projects })
  }

  const field = (name: keyof LimitTexts, label: string) => (
    <label className={styles.limit}>
      {label}
      <input
        className={styles.input}
        inputMode="numeric"
        placeholder="no limit"
        value={texts[name]}
        onChange={({ currentTarget }) => setTexts({ ...texts, [name]: currentTarget.value.trim() })}
      />
    </label>
  )
  return (
    <>
      <form className={styles.limits} onSubmit={submit}>
        {field('events', 'Events at most')}
        {field('days', 'Days at most')}
        <Button
          size="small"
          type="submit"
          disabled={!isChanged || limits === undefined || preview.isPending || set.isPending}
        >
          Set the limits
        </Button>
      </form>
      <p className={styles.note} role={limits === undefined ? 'alert' : undefined}>
        {limits === undefined
          ? 'Whole numbers from 1, or nothing for no limit.'
          : 'What is beyond them is removed as events arrive. Counts and charts stay. Limits of the whole store are in the settings.'}
      </p>
      <Dialog title="Remove what is beyond them?" open={asked !== null} onClose={() => setAsked(null)}>
        {asked !== null && (
          <div className={styles.asked}>
            <p>
              {formatPlural(asked.preview.events, 'event')} ({formatBytes(asked.preview.bytes)}) and{' '}
              {formatPlural(asked.preview.issues, 'issue')} would be removed for good. What tells least goes
              first.
            </p>
            <div className={styles.buttons}>
              <Button onClick={() => setAsked(null)}>Keep everything</Button>
              <Button variant="primary" disabled={set.isPending} onClick={() => set.mutate(asked.next)}>
                Remove and set
              </Button>
            </div>
          </div>
        )}
      </Dialog>
    </>
  )
}
