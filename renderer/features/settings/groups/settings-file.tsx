import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Download, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { SettingsFile } from '../../../../shared/contract/settings.ts'
import { client } from '../../../api/connection.ts'
import { keys } from '../../../api/keys.ts'
import { Button } from '../../../ui/button.tsx'
import { download } from '../../../ui/download.ts'
import { toast } from '../../../ui/toast.tsx'
import type { SettingGroup } from '../setting.ts'
import { ImportDialog, type ImportPreview } from './import-dialog.tsx'
import styles from './settings-file.module.css'

const maxBytes = 1_000_000

/** Settings out to a file, and in from one: what it would change is shown first. */
function ExportImport() {
  const queries = useQueryClient()
  const chooser = useRef<HTMLInputElement>(null)
  const [preview, setPreview] = useState<ImportPreview>()
  const exporting = useMutation({
    mutationFn: () => client.settings.export({}),
    onSuccess: (file) =>
      download(new TextEncoder().encode(`${JSON.stringify(file, undefined, 2)}\n`), 'culprit-settings.json'),
    onError: (error) => toast({ text: `Nothing was exported: ${error.message}`, tone: 'error' })
  })
  const reading = useMutation({
    mutationFn: async (chosen: File) => {
      const file = await readSettingsFile(chosen)
      return { file, ...(await client.settings.import({ file, dryRun: true })) }
    },
    onSuccess: setPreview,
    onError: (error) => toast({ text: `Nothing was imported: ${error.message}`, tone: 'error' })
  })
  const importing = useMutation({
    mutationFn: (file: SettingsFile) => client.settings.import({ file }),
    onSuccess: ({ changes }) =>
      toast({ text: changes.length === 1 ? '1 setting changed.' : `${changes.length} settings changed.` }),
    onError: (error) => toast({ text: `Nothing was imported: ${error.message}`, tone: 'error' }),
    onSettled: () => {
      setPreview(undefined)
      void queries.invalidateQueries({ queryKey: keys.settings })
      void queries.invalidateQueries({ queryKey: keys.status })
    }
  })
  return (
    <div className={styles.buttons}>
      <Button icon={Download} disabled={exporting.isPending} onClick={() => exporting.mutate()}>
        Export
      </Button>
      <Button icon={Upload} disabled={reading.isPending} onClick={() => chooser.current?.click()}>
        Import…
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="Settings file"
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          if (chosen) reading.mutate(chosen)
          // the same file may be chosen again
          target.value = ''
        }}
      />
      <ImportDialog
        preview={preview}
        onClose={() => setPreview(undefined)}
        onImport={(file) => importing.mutate(file)}
      />
    </div>
  )
}

/** Throws an Error that says why it is none. */
async function readSettingsFile(chosen: File): Promise<SettingsFile> {
  if (chosen.size > maxBytes) throw new Error('the file is too large for settings.')
  let content: unknown
  try {
    content = JSON.parse(await chosen.text())
  } catch {
    throw new Error('the file is no JSON.')
  }
  const file = SettingsFile.safeParse(content)
  if (!file.success) throw new Error('the file holds no settings of Culprit.')
  return file.data
}

export const settingsFileGroup: SettingGroup = {
  id: 'file',
  title: 'Settings as a file',
  settings: [
    {
      name: 'Export and import',
      note: 'All settings of this page but keys and what is kept, as JSON.',
      words: 'backup restore share copy',
      Control: ExportImport
    }
  ]
}
