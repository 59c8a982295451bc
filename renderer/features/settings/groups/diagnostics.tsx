import { useMutation, useQuery } from '@tanstack/react-query'
import { ClipboardCopy, Download } from 'lucide-react'
import type { Facts } from '../../../../shared/contract/diagnostics.ts'
import { client } from '../../../api/connection.ts'
import { isDesktop } from '../../../api/desktop.ts'
import { Button } from '../../../ui/button.tsx'
import { copyText } from '../../../ui/copy.ts'
import { download } from '../../../ui/download.ts'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { JsonValue } from '../../../ui/json-tree.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { toast } from '../../../ui/toast.tsx'
import type { SettingGroup } from '../setting.ts'
import styles from './diagnostics.module.css'

/** What core and shell tell of themselves. */
async function collect(): Promise<Facts> {
  const core = await client.diagnostics.get({})
  return isDesktop ? { ...core, desktop: await client.desktop.facts({}) } : core
}

const toText = (facts: Facts) => `${JSON.stringify(facts, undefined, 2)}\n`

function Save() {
  const save = useMutation({
    mutationFn: collect,
    onSuccess: (facts) => download(new TextEncoder().encode(toText(facts)), 'culprit-diagnostics.json'),
    onError: (error) => toast({ text: `Nothing was saved: ${error.message}`, tone: 'error' })
  })
  const copy = useMutation({
    mutationFn: async () => copyText(toText(await collect())),
    onSuccess: (isDone) =>
      toast({ text: isDone ? 'Diagnostics copied.' : 'The clipboard cannot be reached.' }),
    onError: (error) => toast({ text: `Nothing was copied: ${error.message}`, tone: 'error' })
  })
  return (
    <span className={styles.buttons}>
      <Button icon={ClipboardCopy} disabled={copy.isPending} onClick={() => copy.mutate()}>
        Copy
      </Button>
      <Button icon={Download} disabled={save.isPending} onClick={() => save.mutate()}>
        Save diagnostics
      </Button>
    </span>
  )
}

function Now() {
  const facts = useQuery({ queryKey: ['diagnostics'], queryFn: collect, staleTime: 0, gcTime: 0 })
  if (facts.isPending) return <Skeleton width="100%" height={120} />
  if (facts.isError) {
    return (
      <ErrorPanel
        what="Culprit cannot tell of itself."
        error={facts.error}
        onRetry={() => void facts.refetch()}
      />
    )
  }
  return (
    <div className={styles.facts}>
      <JsonValue value={facts.data} openDepth={1} />
    </div>
  )
}

export const diagnosticsGroup: SettingGroup = {
  id: 'diagnostics',
  title: 'Diagnostics',
  settings: [
    {
      name: 'For a report of a problem',
      note: 'Versions, sizes and states. Nothing that an event brought, and no key.',
      words: 'debug bug report save file',
      Control: Save
    },
    { name: 'Now', words: 'memory processes versions gpu', Control: Now, isWide: true }
  ]
}
