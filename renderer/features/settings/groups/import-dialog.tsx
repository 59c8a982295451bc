import type { SettingsFile } from '../../../../shared/contract/settings.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Cell, Table } from '../../../ui/table.tsx'
import { isLocal } from './is-local.ts'
import styles from './settings-file.module.css'

export interface ImportPreview {
  readonly file: SettingsFile
  readonly changes: readonly { readonly name: string; readonly before: unknown; readonly after: unknown }[]
  readonly ignored: readonly string[]
}

/** It is allowed on purpose only: a file that does so says it. */
function opensToNetwork({ changes }: ImportPreview): boolean {
  return changes.some(
    ({ name, after }) => name === 'listener.host' && typeof after === 'string' && !isLocal(after)
  )
}

const columns = [{ title: 'Setting' }, { title: 'Now' }, { title: 'In the file' }]

/** What a file of settings would change, before it does. */
export function ImportDialog({
  preview,
  onClose,
  onImport
}: {
  preview: ImportPreview | undefined
  onClose: () => void
  onImport: (file: SettingsFile) => void
}) {
  return (
    <Dialog title="Import settings" open={preview !== undefined} onClose={onClose}>
      {preview !== undefined && (
        <div className={styles.dialog}>
          {preview.changes.length === 0 ? (
            <p>Nothing would change: everything in the file is set like that already.</p>
          ) : (
            <Table label="What changes" columns={columns}>
              {preview.changes.map(({ name, before, after }) => (
                <tr key={name}>
                  <Cell wraps>{name}</Cell>
                  <Cell wraps>{JSON.stringify(before)}</Cell>
                  <Cell wraps>{JSON.stringify(after)}</Cell>
                </tr>
              ))}
            </Table>
          )}
          {opensToNetwork(preview) && (
            <p className={styles.warning} role="alert">
              Other machines could then try to send to this one. What does not carry the key for other
              machines is refused.
            </p>
          )}
          {preview.ignored.length > 0 && (
            <p className={styles.ignored}>Not taken, as it does not fit: {preview.ignored.join(', ')}.</p>
          )}
          <div className={styles.buttons}>
            <Button onClick={onClose}>
              {preview.changes.length === 0 ? 'Close' : 'Leave them as they are'}
            </Button>
            {preview.changes.length > 0 && (
              <Button variant="primary" onClick={() => onImport(preview.file)}>
                Import
              </Button>
            )}
          </div>
        </div>
      )}
    </Dialog>
  )
}
