import type { SideStoreFacts, WindowEvent } from '../../../shared/contract/desktop.ts'
import { assertNever } from '../../../shared/model/assert-never.ts'
import { client } from '../../api/connection.ts'
import { availableCommands } from '../../ui/command.ts'
import { showLongWork } from '../../ui/long-work.tsx'
import { toast } from '../../ui/toast.tsx'
import { offerFiles } from './file-import.ts'

/**
 * Does what the shell says: runs what its menu was asked for, and passes on what it says. Gives the store that this
 * window shows, where it is not the user's own.
 */
export async function listenToShell(): Promise<SideStoreFacts | null> {
  window.bridge?.subscribe((change) => {
    if (change.topic === 'window') take(change.event)
  })
  const { events, store } = await client.desktop.listen({})
  for (const event of events) take(event)
  return store
}

function take(event: WindowEvent) {
  switch (event.kind) {
    case 'command':
      availableCommands()
        .find(({ command }) => command.id === event.id)
        ?.run()
      return
    case 'filesOpened':
      void takeFiles()
      return
    case 'say':
      toast({ text: event.text, tone: event.isError ? 'error' : 'plain' })
      return
    case 'progress':
      showLongWork(event.share < 1 ? event : null)
      return
    default:
      assertNever(event)
  }
}

async function takeFiles() {
  const { files } = await client.desktop.takeFiles({})
  await offerFiles(files)
}
