import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pin } from 'lucide-react'
import type { EventDetail } from '../../../shared/contract/events.ts'
import { client } from '../../api/connection.ts'
import { keys } from '../../api/keys.ts'
import { IconButton } from '../../ui/button.tsx'
import { useCommand } from '../../ui/command.ts'
import { toast } from '../../ui/toast.tsx'
import { eventCommands } from './commands.ts'

/** Keeps the event from the limits of what is kept, or lets it go again. */
export function PinButton({ detail: { id, issueId, projectId, pinned } }: { detail: EventDetail }) {
  const queries = useQueryClient()
  const pin = useMutation({
    mutationFn: (wanted: boolean) => client.events.pin({ id, projectId, pinned: wanted }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.issue(issueId) }),
    onError: (error) => toast({ text: `The event was not changed: ${error.message}`, tone: 'error' })
  })
  const isPinned = pin.isPending ? pin.variables : pinned
  const turn = () => pin.mutate(!isPinned)
  useCommand(eventCommands.pin, turn)
  return (
    <IconButton
      size="small"
      icon={Pin}
      label="Pin the event"
      hint={isPinned ? 'Pinned: limits do not take it. Click to unpin' : 'Pin: limits shall not take it'}
      aria-pressed={isPinned}
      onClick={turn}
    />
  )
}
