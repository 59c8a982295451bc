import type { WindowEvent } from '../../../shared/contract/desktop.ts'
import { assertNever } from '../../../shared/model/assert-never.ts'
import { client } from '../../api/connection.ts'
import { availableCommands } from '../../ui/command.ts'
import { toast } from '../../ui/toast.tsx'

/** Does what the shell says: runs what its menu was asked for, and passes on what it says. */
export async function listenToShell(): Promise<void> {
  window.bridge?.subscribe((change) => {
    if (change.topic === 'window') take(change.event)
  })
  const { events } = await client.desktop.listen({})
  for (const event of events) take(event)
}

function take(event: WindowEvent) {
  switch (event.kind) {
    case 'command':
      availableCommands()
        .find(({ command }) => command.id === event.id)
        ?.run()
      return
    case 'filesOpened':
      return
    case 'say':
      toast({ text: event.text, tone: event.isError ? 'error' : 'plain' })
      return
    default:
      assertNever(event)
  }
}
