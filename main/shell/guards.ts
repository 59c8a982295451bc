import { app, session, shell, type WebContents } from 'electron'
import { isOwnPage, placeOf } from './app-scheme.ts'

/** A link that is opened so long after a click or a key was opened by it. */
const CLICK_MS = 1500
const PRESSES: ReadonlySet<string> = new Set(['mouseDown', 'mouseUp', 'keyDown', 'rawKeyDown', 'touchEnd'])

/** When somebody last pressed a button or a key in a page, epoch ms: the page itself cannot make that up. */
const pressed = new WeakMap<WebContents, number>()

/**
 * What a page may never do, whatever an event's content talks it into: leave, embed, open windows of its choice. A link
 * to a place of the application opens in a window of ours (`openPlace`), one to the web in the browser.
 */
export function setupGuards(openPlace: (place: string, from: WebContents) => void): void {
  app.on('web-contents-created', (_created, contents) => {
    const stay = (event: { url: string; preventDefault(): void }) => {
      if (!isOwnPage(event.url)) event.preventDefault()
    }
    contents.on('will-navigate', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    // closing is the user's to decide
    contents.on('will-prevent-unload', (event) => event.preventDefault())
    contents.on('input-event', (_event, { type }) => {
      if (PRESSES.has(type)) pressed.set(contents, Date.now())
    })
    contents.setWindowOpenHandler(({ url }) => {
      const place = placeOf(url)
      if (place === undefined) openOutside(contents, url)
      else openPlace(place, contents)
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
  app.on('session-created', (created) => {
    // with a language it would fetch that one's dictionary, whether or not a window checks spelling
    created.setSpellCheckerEnabled(false)
    created.setSpellCheckerLanguages([])
  })
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings'
  ]) {
    app.commandLine.appendSwitch(name)
  }
}

/** A link that the user just pressed opens in the browser; nothing but web addresses does, and nothing by itself. */
export function openOutside(contents: WebContents, url: string): void {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return
  if (Date.now() - (pressed.get(contents) ?? 0) < CLICK_MS) void shell.openExternal(url)
}
