import { app, session, shell } from 'electron'
import { isOwnPage } from './app-scheme.ts'

/** What a page may never do, whatever an event's content talks it into: leave, open windows, ask for permissions. */
export function setupGuards(): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOwnPage(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url)
      return { action: 'deny' }
    })
  })
}

/** After `ready`. */
export function setupPermissions(): void {
  const { defaultSession } = session
  // copying to the clipboard after a click is all that the page needs
  const isAllowed = (permission: string) => permission === 'clipboard-sanitized-write'
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(isAllowed(permission)))
  defaultSession.setPermissionCheckHandler((_contents, permission) => isAllowed(permission))
}

/** A link that the user clicked opens in the browser; nothing but web addresses does. */
function openOutside(url: string): void {
  if (/^https?:\/\//i.test(url)) void shell.openExternal(url)
}
