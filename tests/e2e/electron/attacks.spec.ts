import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import SqliteDatabase from 'better-sqlite3'
import { backUpStore } from '../../../main/core/back-up-store.ts'
import { APPLICATION_ID } from '../../../main/store/open-store.ts'
import { FLAG, hostileEvent } from '../browser/hostile-event.ts'
import { type App, launchApp, test } from './launch-app.ts'
import { noteOpened } from './opened-outside.ts'

// Numbers 33 to 57 of tests/attacks/attacks.md: a page that something hostile has got into, and what comes from the system.

let app: App
let dataDir: string
let trap: Server
let trapUrl: string
let openedOutside: () => Promise<string[]>
/** Requests that reached the network. */
const caught: string[] = []

test.beforeAll(async () => {
  trap = createServer((request, response) => {
    caught.push(request.url ?? '')
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('trapped')
  })
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve))
  trapUrl = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`
  dataDir = mkdtempSync(join(tmpdir(), 'culprit-attacks-'))
  app = await launchApp(dataDir)
  openedOutside = await noteOpened(app.electron)
})

test.afterAll(async () => {
  // none, where it did not start
  await app?.close()
  trap.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** After each attack: one window, on our page, which answers. */
test.afterEach(async () => {
  await expect.poll(() => app.electron.windows().length).toBe(1)
  // an empty page that was put in the place of ours is gone again in a moment: while it is loaded nothing answers
  const settled = async () => ({
    url: app.page.url().split('#')[0],
    listener: (await app.status()).listener.state,
    flag: await app.page.evaluate((flag) => Reflect.get(window, flag), FLAG)
  })
  await expect
    .poll(() => settled().catch(() => undefined))
    .toEqual({ url: 'app://culprit/index.html', listener: 'listening', flag: undefined })
})

/** Runs code as a script in the page would, without a click behind it; gives what it comes to as JSON. */
function inPage(code: string): Promise<unknown> {
  return app.electron.evaluate(
    ({ webContents }, text) =>
      webContents.getAllWebContents()[0]?.executeJavaScript(`(async () => { ${text} })()`, false),
    code
  )
}
/** A window of another origin that has our preload, and what happens in it. */
function asStranger(url: string, code: string): Promise<unknown> {
  return app.electron.evaluate(
    async ({ app: electron, BrowserWindow }, [address, text]) => {
      const preload = `${electron.getAppPath()}/out/preload/index.cjs`
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      try {
        await other.loadURL(address)
        return await other.webContents.executeJavaScript(text)
      } finally {
        other.destroy()
      }
    },
    [url, code] as const
  )
}

test('33. a window of another origin is not answered', async () => {
  for (const path of ['status.get', 'desktop.openWindow', 'settings.get']) {
    const answer = await asStranger(
      'data:text/html,<p>stranger</p>',
      `window.bridge.call('${path}', {place: '/issues'})`
    )
    expect(answer).toMatchObject({ ok: false, error: { code: 'unauthorized' } })
  }
})

test('34. a frame inside of the page has no bridge', async () => {
  const found = await inPage(`
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const has = frame.contentWindow && 'bridge' in frame.contentWindow
    frame.remove()
    return has`)
  expect(found).toBe(false)
  const other = await inPage(`
    const frame = document.createElement('iframe')
    frame.src = 'app://culprit/index.html'
    document.body.append(frame)
    await new Promise((resolve) => { frame.onload = frame.onerror = resolve })
    let text = ''
    try { text = String(frame.contentWindow?.bridge) } catch (error) { text = 'refused' }
    frame.remove()
    return text`)
  expect(['refused', 'undefined']).toContain(other)
})

test('35. calls that are no calls are answered as such', async () => {
  const answers = (await inPage(`
    const tries = [
      [undefined, {}], [null, {}], [42, {}], [{ toString: 'x' }, {}], [['status.get'], null],
      ['status.get', 'text'], ['__proto__.toString', {}], ['desktop.__proto__', {}], ['desktop.constructor', {}],
      ['issues.list', { limit: 1e9 }], ['issues.list', { query: 'x'.repeat(1e6) }],
      ['settings.update', JSON.parse('{"__proto__":{"polluted":1},"listener":{"port":"x"}}')]
    ]
    const answers = []
    for (const [path, input] of tries) {
      answers.push(await window.bridge.call(path, input).then((answer) => answer.ok, () => 'threw'))
    }
    const cyclic = {}; cyclic.self = cyclic
    answers.push(await window.bridge.call('status.get', cyclic).then((answer) => answer.ok, () => 'threw'))
    answers.push(await Promise.resolve().then(() => window.bridge.call('status.get', () => 1)).then(() => 'ok', () => 'threw'))
    return answers`)) as unknown[]
  expect(answers.slice(0, 4)).toEqual([false, false, false, false])
  expect(answers.slice(5, 12)).toEqual([false, false, false, false, false, false, false])
  expect(answers.at(-1)).toBe('threw')
  expect(await app.electron.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined()
})

test('36. the page sees neither Node nor Electron nor another channel', async () => {
  const seen = await inPage(`
    return {
      globals: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname']
        .filter((name) => typeof window[name] !== 'undefined'),
      bridge: Object.keys(window.bridge).sort(),
      frozen: (() => { try { window.bridge.call = () => 'mine' } catch {} return String(window.bridge.call).includes('mine') })(),
      constructor: (() => { try { return window.bridge.call.constructor('return process')() ? 'node' : 'none' } catch { return 'refused' } })()
    }`)
  expect(seen).toEqual({
    globals: [],
    bridge: ['call', 'platform', 'subscribe'],
    frozen: false,
    constructor: 'refused'
  })
})

test('37. the editor is given files of the source folders only, and no command', async () => {
  const file = join(dataDir, 'shop.js')
  writeFileSync(file, '')
  const flagFile = join(dataDir, 'ran')
  await app.call('settings.update', { editor: { app: 'vscode', folders: [dataDir] } })
  const paths = [
    `--install-extension=${file}`,
    `${file}; touch ${flagFile}`,
    `$(touch ${flagFile})`,
    `\`touch ${flagFile}\``,
    '../../../etc/passwd-not-there',
    'http://evil.example/x.js',
    'smb://evil.example/share',
    '\\\\evil.example\\share\\x.js',
    '.',
    ''
  ]
  for (const path of paths) {
    expect(await app.call('desktop.openInEditor', { path }), path).toMatchObject({ ok: false })
  }
  expect(existsSync(flagFile)).toBe(false)
  const command = await app.call('settings.update', { editor: { app: `touch ${flagFile}` } })
  expect(command).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
  await app.call('settings.update', { editor: { app: 'none', folders: [] } })
})

test('38. a window opens at a place of Culprit only', async () => {
  for (const place of [
    'https://evil.example/',
    '//evil.example/',
    'javascript:alert(1)',
    '/issues#https://evil.example',
    '/issues"><script>',
    '/issues\r\nX: 1',
    'file:///etc/passwd',
    ''
  ]) {
    const answer = await app.call('desktop.openWindow', { place })
    if (place !== '//evil.example/') expect(answer, place).toMatchObject({ ok: false })
    else {
      // a path of two slashes is still a path behind the page's own address
      await expect.poll(() => app.electron.windows().length).toBe(2)
      const other = app.electron.windows().at(-1)
      expect(other?.url()).toMatch(/^app:\/\/culprit\/index\.html#/)
      await other?.close()
    }
  }
})

test('39. the shell has the procedures of its contract and no others', async () => {
  for (const path of [
    'desktop.quit',
    'desktop.exec',
    'desktop.',
    'desktop.toString',
    'desktop.listen.call'
  ]) {
    expect(await app.call(path, {})).toMatchObject({ ok: false, error: { code: 'unknown_procedure' } })
  }
})

test('40. the name of a file to import is a text', async () => {
  const base64 = Buffer.from('{"message":"imported"}').toString('base64')
  const answer = await app.call('imports.check', { name: '/etc/passwd', base64: '' })
  expect(answer).toMatchObject({ ok: false })
  expect(JSON.stringify(answer)).not.toContain('root:')
  expect(await app.call('imports.check', { name: '../../x', base64 })).toMatchObject({
    ok: true,
    value: { kind: 'event', count: 1 }
  })
  expect(await app.call('imports.add', { name: 'x', base64, projectId: '../../x' })).toMatchObject({
    ok: false
  })
})

test('41. the page cannot leave', async () => {
  for (const url of [
    trapUrl,
    'https://example.invalid/',
    'file:///etc/passwd',
    'data:text/html,<p>x</p>',
    `javascript:window.${FLAG}=1`,
    'app://evil/index.html',
    'about:blank',
    'blob:app://culprit/x'
  ]) {
    for (const leave of [
      `location.href = ${JSON.stringify(url)}`,
      `const form = document.createElement('form'); form.action = ${JSON.stringify(url)}; document.body.append(form); form.submit()`
    ]) {
      await app.electron.evaluate(({ webContents }, code) => {
        void webContents.getAllWebContents()[0]?.executeJavaScript(`setTimeout(() => { ${code} })`, false)
      }, leave)
      // Playwright itself waits for a navigation that is refused
      const place = () =>
        app.electron.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getURL())
      await expect.poll(place, { message: url }).toMatch(/^app:\/\/culprit\/index\.html/)
      await expect
        .poll(() => inPage('return document.body?.innerText ?? ""'), { message: url })
        .toContain('Listening on')
    }
  }
  expect(caught).toEqual([])
})

test('42. the page opens no window of its choice', async () => {
  const opened = (await inPage(`
    return ['about:blank', 'https://example.invalid/', 'file:///etc/passwd', 'data:text/html,x', 'app://culprit/other.html']
      .map((url) => window.open(url, '_blank', 'nodeIntegration=yes,contextIsolation=no') === null)`)) as boolean[]
  expect(opened).toEqual([true, true, true, true, true])
})

test('43. the browser opens after a click, for web addresses only', async () => {
  await inPage(`window.open('https://example.invalid/by-itself')`)
  await inPage(`
    const link = document.createElement('a')
    link.href = 'https://example.invalid/by-script'; link.target = '_blank'
    document.body.append(link); link.click(); link.remove()`)
  const press = async (href: string) => {
    await inPage(`
      const link = document.createElement('a')
      link.id = 'lure'; link.href = ${JSON.stringify(href)}; link.target = '_blank'; link.textContent = 'press me'
      link.style.cssText = 'position:fixed;top:0;left:0;z-index:9999'
      document.body.append(link)`)
    // not by its locator: that waits for the navigation, which never comes
    await app.page.mouse.click(6, 6)
    await inPage(`document.getElementById('lure')?.remove()`)
  }
  for (const href of [
    'file:///etc/passwd',
    'smb://evil.example/share',
    'ms-msdt:/id x',
    'vscode://file/etc/passwd',
    'mailto:x@example.invalid',
    `javascript:window.${FLAG}=1`
  ]) {
    await press(href)
  }
  expect(await openedOutside()).toEqual([])
  await press('https://example.invalid/wanted')
  await expect.poll(openedOutside).toEqual(['https://example.invalid/wanted'])
})

/** In the page: `untilBlocked` resolves when its policy has stopped something that begins with each of these. */
const WATCH_BLOCKED = `
    const blocked = []
    let next = Promise.withResolvers()
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      blocked.push(effectiveDirective + ' ' + blockedURI)
      next.resolve()
      next = Promise.withResolvers()
    })
    const untilBlocked = async (wanted) => {
      while (!wanted.every((start) => blocked.some((one) => one.startsWith(start)))) await next.promise
    }`

test('44. no script runs that is not the page’s', async () => {
  const ran = await inPage(`
    ${WATCH_BLOCKED}
    const host = document.createElement('div')
    document.body.append(host)
    host.innerHTML = '<img src="x" onerror="window.${FLAG}=1"><svg onload="window.${FLAG}=1"></svg>'
    for (const [text, src] of [['window.${FLAG}=1', ''], ['', 'data:text/javascript,window.${FLAG}=1'], ['', '${trapUrl}/x.js']]) {
      const script = document.createElement('script')
      if (src) script.src = src; else script.textContent = text
      host.append(script)
    }
    host.setAttribute('onclick', 'window.${FLAG}=1')
    host.click()
    const evals = [() => eval('1'), () => new Function('return 1')(), () => setTimeout('window.${FLAG}=1', 0)]
      .map((run) => { try { return run() === 1 } catch { return 'refused' } })
    await untilBlocked(['script-src-attr inline', 'script-src-elem inline', 'script-src-elem data', 'script-src-elem ${trapUrl}/x.js'])
    host.remove()
    return evals.slice(0, 2)`)
  expect(ran).toEqual(['refused', 'refused'])
  expect(caught).toEqual([])
})

test('45. no style, frame, object or base address of others takes effect', async () => {
  const effect = await inPage(`
    ${WATCH_BLOCKED}
    const host = document.createElement('div')
    document.body.append(host)
    host.innerHTML = '<style>body { outline: 3px solid red }</style><base href="${trapUrl}/"><object data="${trapUrl}/o"></object>' +
      '<embed src="${trapUrl}/e"><iframe src="${trapUrl}/f"></iframe><link rel="stylesheet" href="${trapUrl}/s.css">'
    await untilBlocked(['style-src-elem inline', 'style-src-elem ${trapUrl}/s.css', 'base-uri ', 'object-src ', 'frame-src '])
    const found = { outline: getComputedStyle(document.body).outlineStyle, base: document.baseURI }
    host.remove()
    return found`)
  expect(effect).toEqual({ outline: 'none', base: expect.stringMatching(/^app:\/\/culprit\//) })
  expect(caught).toEqual([])
})

test('46. app:// has the page’s files only', async () => {
  const statuses = (await inPage(`
    const paths = ['%2e%2e/main/index.cjs', '..%2fmain%2findex.cjs', '%2e%2e%2f%2e%2e%2fpackage.json', '..%5cmain%5cindex.cjs', '%00', 'index.html%00.js', '/etc/passwd', '%']
    const statuses = []
    for (const path of paths) statuses.push(await fetch('app://culprit/' + path).then(({ status }) => status, () => 'refused'))
    statuses.push(await fetch('app://culprit/index.html', { method: 'POST' }).then(({ status }) => status, () => 'refused'))
    statuses.push(await fetch('app://evil/index.html').then(({ status }) => status, () => 'refused'))
    return statuses`)) as unknown[]
  for (const status of statuses) expect([404, 'refused']).toContain(status)
})

test('47. the page reaches no network', async () => {
  const tried = await inPage(`
    const url = ${JSON.stringify(trapUrl)}
    new Image().src = url + '/image'
    navigator.sendBeacon(url + '/beacon', 'x')
    const results = []
    results.push(await fetch(url + '/fetch').then(() => 'got', () => 'refused'))
    results.push(await fetch(url + '/blind', { mode: 'no-cors' }).then(() => 'got', () => 'refused'))
    for (const make of [() => new WebSocket(url.replace('http', 'ws') + '/socket'), () => new EventSource(url + '/events')]) {
      results.push(await new Promise((resolve) => {
        try {
          const socket = make()
          socket.onopen = () => resolve('got')
          socket.onerror = () => { socket.close(); resolve('refused') }
        } catch { resolve('refused') }
      }))
    }
    results.push(await new Promise((resolve) => {
      const request = new XMLHttpRequest()
      request.onload = () => resolve('got'); request.onerror = () => resolve('refused')
      try { request.open('GET', url + '/xhr'); request.send() } catch { resolve('refused') }
    }))
    const hint = document.createElement('link')
    hint.rel = 'prefetch'; hint.href = url + '/prefetch'
    const settled = new Promise((resolve) => { hint.onload = hint.onerror = resolve })
    document.head.append(hint)
    await settled
    hint.remove()
    return results`)
  expect(tried).toEqual(['refused', 'refused', 'refused', 'refused', 'refused'])
  expect(caught).toEqual([])
  // the trap itself works
  await fetch(`${trapUrl}/from-the-test`)
  expect(caught.splice(0)).toEqual(['/from-the-test'])
})

test('48. nothing of the machine is granted to the page', async () => {
  const granted = await inPage(`
    const names = ['geolocation', 'camera', 'microphone', 'notifications', 'midi', 'clipboard-read', 'persistent-storage']
    const states = {}
    for (const name of names) {
      states[name] = await navigator.permissions.query({ name }).then(({ state }) => state, () => 'denied')
    }
    states.media = await (navigator.mediaDevices?.getUserMedia({ audio: true, video: true }) ?? Promise.reject()).then(() => 'granted', () => 'denied')
    states.display = await (navigator.mediaDevices?.getDisplayMedia?.({ video: true }) ?? Promise.reject()).then(() => 'granted', () => 'denied')
    states.usb = await (navigator.usb?.requestDevice({ filters: [] }) ?? Promise.reject()).then(() => 'granted', () => 'denied')
    states.serial = await (navigator.serial?.requestPort() ?? Promise.reject()).then(() => 'granted', () => 'denied')
    states.notify = await Notification.requestPermission()
    states.read = await navigator.clipboard.readText().then(() => 'granted', () => 'denied')
    return Object.entries(states).filter(([, state]) => state === 'granted').map(([name]) => name)`)
  expect(granted).toEqual([])
})

test('49. a link names a place and nothing more', async () => {
  const emit = (link: string) =>
    app.electron.evaluate(({ app: electron }, arg) => {
      electron.emit('second-instance', {}, ['culprit', arg], '/', undefined)
    }, link)
  for (const link of [
    'culprit://open//evil.example/',
    'culprit://open/javascript:alert(1)',
    'culprit://open/issues?x=<script>',
    'culprit://run/sh',
    'culprit://event/../../etc/passwd',
    'culprit://issue/1;rm -rf /',
    'file:///etc/passwd',
    '--inspect=0.0.0.0:9229'
  ]) {
    await emit(link)
    await expect.poll(() => app.page.url(), { message: link }).toMatch(/^app:\/\/culprit\/index\.html/)
  }
  await emit('culprit://open/issues')
  await expect.poll(() => app.page.url()).toMatch(/#\/issues/)
  expect(app.electron.windows()).toHaveLength(1)
})

test('50. an event of markup and scripts is text wherever it is shown', async () => {
  await app.page.evaluate(() => {
    location.hash = '/issues'
  })
  await app.postEvent(hostileEvent('Hostile50'))
  await app.page.getByText('Hostile50').first().click()
  await expect(app.page.getByRole('heading', { level: 1 }).first()).toContainText('Hostile50')
  await app.page.keyboard.press('End')
  expect(await app.page.locator('img[src="x"], iframe, main script').count()).toBe(0)
  const title = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getTitle()
  )
  expect(title).not.toMatch(/\p{Cc}/u)
})

test('51. a second start changes nothing of the first', async () => {
  const before = await app.status()
  await app.electron.evaluate(({ app: electron }) => {
    electron.emit(
      'second-instance',
      {},
      ['culprit', '--port=1', '--no-sandbox', '--remote-debugging-port=9222', '--load-extension=/x'],
      '/',
      undefined
    )
  })
  const after = await app.status()
  expect(after.listener).toEqual(before.listener)
})

test('52. the page makes no web view, and no window has more than it', async () => {
  const made = await inPage(`
    const view = document.createElement('webview')
    view.setAttribute('src', ${JSON.stringify(trapUrl)}); view.setAttribute('nodeintegration', '')
    document.body.append(view)
    // an element that is more than unknown is that as soon as it is painted
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const isView = typeof view.getWebContentsId === 'function'
    view.remove()
    return isView`)
  expect(made).toBe(false)
  expect(await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
  expect(caught).toEqual([])
})

test('53. a file that is dropped does not take the page’s place', async () => {
  await inPage(`
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['<script>window.${FLAG}=1</script>'], 'evil.html', { type: 'text/html' }))
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
    }`)
  const dialog = app.page.getByRole('dialog')
  await expect(dialog.getByRole('alert')).toContainText('Nothing can be taken from evil.html')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
})

test('54. a page that asks to stay is closed all the same', async () => {
  const own = await launchApp(mkdtempSync(join(tmpdir(), 'culprit-stay-')))
  await own.page.getByText('Waiting for the first event').click()
  await own.page.evaluate(() => {
    window.addEventListener('beforeunload', (event) => event.preventDefault())
  })
  await own.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect
    .poll(() => own.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(0)
  await own.close()
})

/** Has the page open a store, gives what the window that opens says of it, and closes that. */
async function openStore(name: string, bytes: Uint8Array): Promise<string> {
  const base64 = Buffer.from(bytes).toString('base64')
  const [window] = await Promise.all([
    app.electron.waitForEvent('window'),
    app.call('desktop.openStore', { name, base64 })
  ])
  const alert = window.getByRole('alert')
  await expect(alert.or(window.getByText('Send the first event')).first()).toBeVisible()
  await expect(window.getByRole('banner')).toContainText('A copy of the file')
  const text = await window.locator('body').innerText()
  await window.close()
  return text
}

test('55. a store that is opened is a copy in a folder of ours, whatever it is called', async () => {
  const outside = join(dataDir, '../culprit-escaped.culprit')
  const text = await openStore('../../culprit-escaped.culprit', Buffer.from('no store'))
  expect(text).toContain('culprit-escaped.culprit')
  expect(text).toContain('The store is damaged')
  expect(existsSync(outside)).toBe(false)
  for (const name of ['', '/', '..', '\0', 'x'.repeat(400)]) {
    expect(await openStore(name, Buffer.from('no store'))).toContain('The store is damaged')
  }
  await expect.poll(() => readdirSync(join(dataDir, 'aside'))).toEqual([])
  expect((await app.status()).store.path).toBe(join(dataDir, 'default.culprit'))
})

test('56. a hostile store is refused, or does no more than a store can', async () => {
  const make = (change: string, from?: string): Buffer => {
    const path = join(dataDir, 'hostile.culprit')
    rmSync(path, { force: true })
    if (from !== undefined) copyFileSync(from, path)
    const db = new SqliteDatabase(path)
    db.exec(change)
    db.close()
    return readFileSync(path)
  }
  expect(await openStore('other.culprit', make('CREATE TABLE projects (x)'))).toContain('not a Culprit store')
  const later = `CREATE TABLE projects (x); PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 9999`
  expect(await openStore('later.culprit', make(later))).toContain('newer Culprit')

  const own = join(dataDir, 'own.culprit')
  backUpStore(dataDir, own)
  const escaped = join(dataDir, 'escaped')
  for (const act of [
    `load_extension('${escaped}.so')`,
    `writefile('${escaped}', 'x')`,
    `readfile('/etc/passwd')`
  ]) {
    const trigger = `CREATE TRIGGER hostile AFTER UPDATE ON settings BEGIN SELECT ${act}; END`
    expect(await openStore('trigger.culprit', make(trigger, own))).not.toContain('root:')
  }
  expect(existsSync(escaped)).toBe(false)
  expect((await app.status()).store.problem).toBeNull()
})

test('57. the page has no copy of the store written to a place of its choice', async () => {
  const before = readdirSync(dataDir)
  for (const name of ['autostart.desktop', '.profile', 'copy.culprit', '../copy.culprit']) {
    const answer = await app.call('status.backup', { path: join(dataDir, name) })
    expect(answer, name).toMatchObject({ ok: false, error: { code: 'unauthorized' } })
  }
  expect(readdirSync(dataDir)).toEqual(before)
  expect(existsSync(join(dataDir, '../copy.culprit'))).toBe(false)
})
