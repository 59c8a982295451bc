import { app, session, shell, type WebContents } from 'electron'
import { isOwnPage, placeOf } from './app-scheme.ts'

/** An isolated world of the shell's own: what runs there sees the page, and the page cannot change what it sees. */
const SHELL_WORLD = 900

/**
 * What a page may never do, whatever an event's content talks it into: leave, embed, open windows of its choice. A link
 * to a place of the application opens in a window of ours (`openPlace`), one to the web in the browser.
 */
export function setupGuards(openPlace: (place: string) => void): void {
  app.on('web-contents-created', (_created, contents) => {
    const stay = (event: { url: string; preventDefault(): void }) => {
      if (!isOwnPage(event.url)) event.preventDefault()
    }
    contents.on('will-navigate', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      const place = placeOf(url)
      if (place === undefined) void openOutside(contents, url)
      else openPlace(place)
      return { action: 'deny' }
    })
  })
}

/** After `ready`. Nothing may be asked of the system, and nothing be loaded but the page's own files. */
export function setupSession(): void {
  const { defaultSession } = session
  // copying to the clipboard after a click is all that the page needs
  const isAllowed = (permission: string) => permission === 'clipboard-sanitized-write'
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(isAllowed(permission)))
  defaultSession.setPermissionCheckHandler((_contents, permission) => isAllowed(permission))
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !/^(app|blob|data|devtools):/.test(url) })
  )
}

/** Before `ready`. Chromium's own errands: none is needed, and Culprit makes no connection by itself. */
export function silenceChromium(): void {
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings'
  ]) {
    app.commandLine.appendSwitch(name)
  }
}

/** A link that the user just clicked opens in the browser; nothing but web addresses does, and nothing by itself. */
export async function openOutside(contents: WebContents, url: string): Promise<void> {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return
  const hasClicked: unknown = await contents.executeJavaScriptInIsolatedWorld(SHELL_WORLD, [
    { code: 'navigator.userActivation.isActive' }
  ])
  if (hasClicked === true) await shell.openExternal(url)
}
