import { app } from 'electron'
import { z } from 'zod'
import { LINK_SCHEME } from '../../shared/model/deep-link.ts'
import type { CoreThread } from '../core/core-thread.ts'
import { ask } from './core-mirror.ts'
import { isLink, parseLink } from './deep-link.ts'
import type { SideStores } from './side-stores.ts'
import { tellWindow } from './tell-window.ts'
import type { Windows } from './windows.ts'

const GONE = 'That link leads into sample data or a copy of a file whose window was closed.'
const EventPlace = z.object({ id: z.string(), issueId: z.string() })

/** Opens what begins with `culprit://`, whoever hands it over. `first`: the link that Culprit was started with. */
export function openLinks(core: CoreThread, windows: Windows, stores: Pick<SideStores, 'find'>) {
  // a development build is started by its folder, which the system would not know
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)

  async function open(link: string | undefined): Promise<void> {
    const target = parseLink(link ?? '')
    if (target && 'eventId' in target) {
      const event = await ask(core, 'events.get', EventPlace, { id: target.eventId })
      windows.show(event ? `/issues/${event.issueId}/events/${event.id}` : `/issues?query=${target.eventId}`)
    } else if (target?.store !== undefined) openAside(target.place, target.store)
    else windows.show(target?.place)
  }

  function openAside(place: string, id: string): void {
    const store = stores.find(id)
    if (store) windows.show(place, store)
    else tellWindow(windows.show(), { kind: 'say', text: GONE, isError: true })
  }

  app.on('second-instance', (_event, args) => void open(linkAmong(args)))
  app.on('open-url', (event, url) => {
    event.preventDefault()
    void app.whenReady().then(() => open(url))
  })
  return { first: linkAmong(process.argv), open }
}

function linkAmong(args: readonly string[]): string | undefined {
  return args.find(isLink)
}
