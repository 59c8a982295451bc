import { useMutation } from '@tanstack/react-query'
import { client } from '../../api/connection.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'

/** Sends an event through the listener, as an SDK would: what arrives with it, arrives with an SDK. */
export function TestEvent({ disabled }: { disabled: string | undefined }) {
  const test = useMutation({
    mutationFn: () => client.listener.sendTest({}),
    onError: (error) => toast({ text: `The test event did not arrive: ${error.message}`, tone: 'error' })
  })
  return (
    <Button
      size="small"
      disabled={disabled !== undefined || test.isPending}
      title={disabled ?? 'Through the listener, as an SDK would'}
      onClick={() => test.mutate()}
    >
      Send a test event
    </Button>
  )
}
