import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { electronArguments, electronPath, launchApp, test } from './launch-app.ts'

const ERROR = {
  event_id: '9ec79c33ec9942ab8353589fcb2e04dc',
  platform: 'node',
  exception: {
    values: [
      {
        type: 'TypeError',
        value: 'cart is undefined',
        stacktrace: {
          frames: [
            {
              function: 'checkout',
              filename: 'shop.js',
              lineno: 12,
              in_app: true,
              context_line: 'cart.pay()'
            }
          ]
        }
      }
    ]
  }
}

test('an event that arrives stands in the list, and is there again after a restart', async ({ dataDir }) => {
  const app = await launchApp(dataDir)
  await app.postEvent(ERROR)
  await expect(app.page.getByText('cart is undefined').first()).toBeVisible()
  await app.page.getByText('cart is undefined').first().click()
  await expect(app.page.getByText('cart.pay()').first()).toBeVisible()
  await app.close()

  const again = await launchApp(dataDir)
  await expect(again.page.getByText('cart is undefined').first()).toBeVisible()
  await again.close()
})

test('the window shows the DSN of its listener', async ({ app }) => {
  const { dsn, listener } = await app.status()
  expect(dsn).toContain(`@127.0.0.1:${listener.port}/1`)
  await expect(app.page.getByText(dsn).first()).toBeVisible()
})

test('nothing is said on the console', async ({ app }) => {
  const messages: string[] = []
  app.page.on('console', (message) => messages.push(message.text()))
  app.page.on('pageerror', (error) => messages.push(String(error)))
  await app.page.reload()
  await app.postEvent(ERROR)
  await expect(app.page.getByText('cart is undefined').first()).toBeVisible()
  expect(messages).toEqual([])
})

test('the page is sandboxed and isolated, and sees no Node', async ({ app }) => {
  const preferences = await app.electron.evaluate(({ webContents }) => {
    const [contents] = webContents.getAllWebContents()
    // missing in Electron's types, but the only place where the settings in force can be read
    return contents && Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, [])
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true
  })
  const globals = await app.page.evaluate(() => [
    typeof Reflect.get(window, 'require'),
    typeof Reflect.get(window, 'process')
  ])
  expect(globals).toEqual(['undefined', 'undefined'])
  expect(await app.page.evaluate(() => Object.keys(window.bridge ?? {}).sort())).toEqual([
    'call',
    'platform',
    'subscribe'
  ])
})

test('the page comes with a policy that allows its own files only', async ({ app }) => {
  const policy = await app.page.evaluate(async () =>
    (await fetch(location.href)).headers.get('content-security-policy')
  )
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toContain('unsafe')
})

test('app:// leads to the built files and nowhere else', async ({ app }) => {
  const statusOf = (url: string) => app.page.evaluate(async (to) => (await fetch(to)).status, url)
  expect(await statusOf('app://culprit/index.html')).toBe(200)
  for (const path of [
    '%2e%2e/main/index.cjs',
    '..%2fmain%2findex.cjs',
    '%2e%2e%2f%2e%2e%2fpackage.json',
    'nothing.js',
    '%00'
  ]) {
    expect(await statusOf(`app://culprit/${path}`), path).toBe(404)
  }
})

test('the page can neither leave nor open windows nor ask for permissions', async ({ app }) => {
  await expect(app.page.getByRole('main')).toBeVisible()
  const url = app.page.url()
  await app.page.evaluate(() => {
    location.href = 'https://example.invalid/'
  })
  expect(await app.page.evaluate(() => window.open('about:blank') === null)).toBe(true)
  expect(await app.page.evaluate(() => Notification.requestPermission())).toBe('denied')
  expect(app.page.url()).toBe(url)
  expect(app.electron.windows()).toHaveLength(1)
})

test('a frame of another origin is not answered', async ({ app }) => {
  const answer = await app.electron.evaluate(async ({ app: electron, BrowserWindow }) => {
    const preload = `${electron.getAppPath()}/out/preload/index.cjs`
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
    await other.loadURL('data:text/html,<p>stranger</p>')
    const result: unknown = await other.webContents.executeJavaScript("window.bridge.call('status.get', {})")
    other.destroy()
    return result
  })
  expect(answer).toMatchObject({ ok: false, error: { code: 'unauthorized' } })
})

test('a second start with the same data says so and ends', async ({ app, dataDir }) => {
  expect((await app.status()).listener.state).toBe('listening')
  const second = spawn(electronPath, electronArguments(dataDir), {
    stdio: ['ignore', 'ignore', 'pipe']
  })
  let stderr = ''
  second.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  await once(second, 'close')
  expect(stderr).toContain('it is running already')
})

test('a store that is damaged is named in the window, and left as it is', async ({ dataDir }) => {
  writeFileSync(join(dataDir, 'default.culprit'), 'no store at all '.repeat(200))
  const app = await launchApp(dataDir)
  await expect(app.page.getByText('default.culprit').first()).toBeVisible()
  await app.close()
})
