import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pencil, StickyNote, Trash2 } from 'lucide-react'
import { memo, useState } from 'react'
import type { Activity } from '../../../shared/contract/issues.ts'
import { client } from '../../api/connection.ts'
import { keys } from '../../api/keys.ts'
import { IconButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { formatTime } from '../../ui/format/time.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './activity-list.module.css'
import { NoteForm } from './note-form.tsx'
import { NoteText } from './note-text.tsx'

/** A note, which can be changed in its place. */
export const NoteItem = memo(function NoteItem({ issueId, note }: { issueId: string; note: Activity }) {
  const queries = useQueryClient()
  const [edited, setEdited] = useState<string | null>(null)
  const text = String(note.data.text ?? '')
  const refresh = () => queries.invalidateQueries({ queryKey: keys.issue(issueId) })
  const failed = (what: string) => (error: Error) =>
    toast({ text: `${what}: ${error.message}`, tone: 'error' })

  const save = useMutation({
    mutationFn: (next: string) => client.issues.editNote({ noteId: note.id, text: next }),
    onSuccess: async () => {
      await refresh()
      setEdited(null)
    },
    onError: failed('The note was not changed')
  })
  const remove = useMutation({
    mutationFn: () => client.issues.deleteNote({ noteId: note.id }),
    onSuccess: async () => {
      await refresh()
      const putBack = () => void client.issues.addNote({ id: issueId, text }).then(refresh)
      toast({ text: 'Deleted the note.', action: { label: 'Undo', run: putBack } })
    },
    onError: failed('The note was not deleted')
  })

  return (
    <li className={styles.item} aria-label="Note">
      <span className={styles.icon}>
        <StickyNote size={13} aria-hidden />
      </span>
      <div className={styles.body}>
        {edited === null ? (
          <div className={styles.note}>
            <NoteText text={text} />
            <div className={styles.noteHead}>
              {typeof note.data.edited === 'number' && (
                <span className={styles.edited} title={formatTime(note.data.edited)}>
                  edited
                </span>
              )}
              <CopyButton text={text} label="Copy the note" />
              <IconButton size="small" icon={Pencil} label="Edit the note" onClick={() => setEdited(text)} />
              <IconButton
                size="small"
                icon={Trash2}
                label="Delete the note"
                disabled={remove.isPending}
                onClick={() => remove.mutate()}
              />
            </div>
          </div>
        ) : (
          <NoteForm
            label="The note"
            action="Save"
            text={edited}
            isBusy={save.isPending}
            startsFocused
            onChange={setEdited}
            onDone={() => save.mutate(edited)}
            onCancel={() => setEdited(null)}
          />
        )}
      </div>
      <span className={styles.time}>
        <RelativeTime at={note.at} />
      </span>
    </li>
  )
})
