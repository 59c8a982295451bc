import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client } from '../../api/connection.ts'
import { keys } from '../../api/keys.ts'
import { toast } from '../../ui/toast.tsx'
import { useNoteDraft } from './note-drafts.ts'
import { NoteForm } from './note-form.tsx'

/** Where a note is written. */
export function NewNote({ issueId }: { issueId: string }) {
  const queries = useQueryClient()
  const [text, change] = useNoteDraft(issueId)
  const add = useMutation({
    mutationFn: () => client.issues.addNote({ id: issueId, text }),
    onSuccess: () => {
      change('')
      return queries.invalidateQueries({ queryKey: keys.issue(issueId) })
    },
    onError: (error) => toast({ text: `The note was not added: ${error.message}`, tone: 'error' })
  })
  return (
    <NoteForm
      label="Write a note"
      action="Add note"
      text={text}
      isBusy={add.isPending}
      onChange={change}
      onDone={() => add.mutate()}
    />
  )
}
