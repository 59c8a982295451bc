import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client } from '../../../api/connection.ts'
import { keys } from '../../../api/keys.ts'
import { listenerQuery } from '../../../api/settings-queries.ts'
import { Button } from '../../../ui/button.tsx'
import { toast } from '../../../ui/toast.tsx'
import { Copyable } from '../controls/copyable.tsx'
import styles from './network-key.module.css'

/** The key that other machines need, and another one in its place. */
export function NetworkKey() {
  const queries = useQueryClient()
  const state = useQuery(listenerQuery).data
  const renew = useMutation({
    mutationFn: () => client.listener.renewKey({}),
    onSuccess: (next) => {
      queries.setQueryData(keys.listener, next)
      toast({ text: 'New key. Programs on other machines need their new DSN.' })
    },
    onError: (error) => toast({ text: `The key is still the same: ${error.message}`, tone: 'error' })
  })
  if (!state) return null
  return (
    <span className={styles.key}>
      <Copyable text={state.networkKey} label="Copy the key" />
      <Button size="small" onClick={() => renew.mutate()} title="The old one is refused from then on">
        New key
      </Button>
    </span>
  )
}
