import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Archive, FolderOpen, FolderSync } from 'lucide-react'
import { client } from '../../../api/connection.ts'
import { isDesktop } from '../../../api/desktop.ts'
import { statusQuery } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { formatBytes, formatWhole } from '../../../ui/format/number.ts'
import { toast } from '../../../ui/toast.tsx'
import { Copyable } from '../controls/copyable.tsx'
import type { Setting, SettingGroup } from '../setting.ts'
import styles from './store.module.css'

function File() {
  const path = useQuery(statusQuery).data?.store.path
  return path === undefined ? null : <Copyable text={path} label="Copy the path" />
}

function Size() {
  const bytes = useQuery(statusQuery).data?.store.bytes
  return bytes === undefined ? null : <span title={`${formatWhole(bytes)} bytes`}>{formatBytes(bytes)}</span>
}

function Events() {
  const events = useQuery(statusQuery).data?.events
  return events === undefined ? null : <span>{formatWhole(events)}</span>
}

function Place() {
  const queries = useQueryClient()
  const show = useMutation({
    mutationFn: () => client.desktop.showStore({}),
    onError: (error) => toast({ text: error.message, tone: 'error' })
  })
  const move = useMutation({
    mutationFn: () => client.desktop.moveData({}),
    onSuccess: ({ path }) => path !== null && toast({ text: `The store is at ${path} now.` }),
    onError: (error) => toast({ text: `The store was not moved: ${error.message}`, tone: 'error' }),
    onSettled: () => queries.invalidateQueries()
  })
  return (
    <span className={styles.buttons}>
      <Button icon={FolderOpen} onClick={() => show.mutate()}>
        Show
      </Button>
      <Button icon={FolderSync} disabled={move.isPending} onClick={() => move.mutate()}>
        {move.isPending ? 'Moving…' : 'Move…'}
      </Button>
    </span>
  )
}

function BackUp() {
  const backUp = useMutation({
    mutationFn: () => client.desktop.backUp({}),
    onSuccess: ({ path }) => path !== null && toast({ text: `A copy of the store was written to ${path}.` }),
    onError: (error) => toast({ text: `No copy was written: ${error.message}`, tone: 'error' })
  })
  return (
    <Button icon={Archive} disabled={backUp.isPending} onClick={() => backUp.mutate()}>
      {backUp.isPending ? 'Writing…' : 'Back up…'}
    </Button>
  )
}

/** They ask for places on this machine, which a browser cannot. */
const desktopSettings: readonly Setting[] = [
  {
    name: 'Folder',
    note: 'Moving it takes the whole store along; nothing is received for that moment.',
    words: 'data move location drive show finder explorer',
    Control: Place
  },
  {
    name: 'Backup',
    note: 'A copy of the whole store as one file, while it goes on receiving.',
    words: 'copy save export share',
    Control: BackUp
  }
]

export const storeGroup: SettingGroup = {
  id: 'store',
  title: 'Store',
  settings: [
    {
      name: 'File',
      note: 'Everything that Culprit keeps is in this file.',
      words: 'data folder path sqlite',
      Control: File
    },
    ...(isDesktop ? desktopSettings : []),
    { name: 'Size', note: 'With its journal.', words: 'bytes disk', Control: Size },
    { name: 'Events', Control: Events }
  ]
}
