import type { MenuItemConstructorOptions } from 'electron'
import type { ListenerState } from '../../shared/contract/listener.ts'
import { QUIET_TIMES } from '../../shared/model/quiet-times.ts'

export interface TrayIssue {
  readonly id: string
  readonly shortId: string
  readonly title: string
}

export interface TrayState {
  readonly listener: ListenerState | undefined
  /** The ones that were seen last, the latest first. */
  readonly issues: readonly TrayIssue[]
  /** Issues that are new since somebody looked. */
  readonly unseen: number
  /** While nobody wants to be disturbed, the end of that, epoch ms. */
  readonly quietUntil: number | null
}

export interface TrayActions {
  open(place?: string): void
  setPaused(isPaused: boolean): void
  listen(): void
  copyDsn(): void
  /** Epoch ms; null: from now on everything is told again. */
  setQuiet(until: number | null): void
  quit(): void
}

const MAX_TITLE = 60

/** The tray's menu: what happened last, the listener, and the way in and out. */
export function trayMenu(state: TrayState, actions: TrayActions): MenuItemConstructorOptions[] {
  return [
    { label: 'Open Culprit', click: () => actions.open() },
    { type: 'separator' },
    ...issueItems(state.issues, actions),
    { type: 'separator' },
    { label: listenerWords(state.listener), enabled: false },
    ...listenerItems(state.listener, actions),
    { label: 'Copy DSN', enabled: state.listener !== undefined, click: () => actions.copyDsn() },
    quietItem(state.quietUntil, actions),
    { type: 'separator' },
    { label: 'Settings…', click: () => actions.open('/settings') },
    { label: 'Quit Culprit', click: () => actions.quit() }
  ]
}

/** What the pointer over the tray says. */
export function trayTip({ listener, unseen, quietUntil }: TrayState): string {
  const news = unseen === 0 ? '' : `, ${unseen} new ${unseen === 1 ? 'issue' : 'issues'}`
  const quiet = quietUntil === null ? '' : `, quiet until ${clockTime(quietUntil)}`
  return `Culprit: ${listenerWords(listener)}${news}${quiet}`
}

function issueItems(issues: readonly TrayIssue[], actions: TrayActions): MenuItemConstructorOptions[] {
  if (issues.length === 0) return [{ label: 'No issues yet', enabled: false }]
  return issues.map(({ id, shortId, title }) => ({
    label: menuText(`${shortId}  ${title}`),
    click: () => actions.open(`/issues/${id}`)
  }))
}

function listenerItems(state: ListenerState | undefined, actions: TrayActions): MenuItemConstructorOptions[] {
  if (!state) return []
  if (state.isPaused) return [{ label: 'Resume Listening', click: () => actions.setPaused(false) }]
  if (state.listener.state === 'failed') {
    return [{ label: 'Try to Listen Again', click: () => actions.listen() }]
  }
  return [{ label: 'Pause Listening', click: () => actions.setPaused(true) }]
}

function quietItem(quietUntil: number | null, actions: TrayActions): MenuItemConstructorOptions {
  if (quietUntil !== null) {
    return {
      label: `Quiet until ${clockTime(quietUntil)}: End It`,
      click: () => actions.setQuiet(null)
    }
  }
  const submenu = QUIET_TIMES.map(({ label, end }) => ({
    label,
    click: () => actions.setQuiet(end(Date.now()))
  }))
  return { label: 'Do Not Disturb', submenu }
}

function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
}

function listenerWords(state: ListenerState | undefined): string {
  if (!state) return 'starting'
  if (state.isPaused) return 'paused'
  const { listener } = state
  const place = `${listener.host}:${listener.port}`
  return listener.state === 'listening' ? `listening on ${place}` : `not listening on ${place}`
}

/** What comes from an event is text: without control characters, not too long, and no mnemonic in it. */
function menuText(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  const cut = plain.length > MAX_TITLE ? `${plain.slice(0, MAX_TITLE - 1)}…` : plain
  return cut.replaceAll('&', '&&')
}
