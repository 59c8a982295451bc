import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { anError } from '../browser/events.ts'
import { electronArguments, electronPath, launchApp, test } from './launch-app.ts'
import { chooseMenu } from './menu.ts'

test('a page that crashes is there again, where it was, and says so', async ({ dataDir }) => {
  const args = electronArguments(dataDir, { before: './crash-page.cjs' })
  const child = spawn(electronPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
  })
  try {
    await once(child, 'close', { signal: AbortSignal.timeout(30_000) })
  } finally {
    child.kill('SIGKILL')
  }
  const page = JSON.parse(printed) as { url: string; text: string }
  expect(page.url).toBe('app://culprit/index.html#/projects')
  expect(page.text).toContain('The page crashed and was loaded again. (crashed)')
})

test('a core that crashes runs again, says so, and goes on receiving', async ({ dataDir }) => {
  const app = await launchApp(dataDir, { before: './record-workers.cjs' })
  await app.postEvent(anError({ value: 'before the crash' }))
  await expect(app.page.getByText('before the crash').first()).toBeVisible()
  await app.electron.evaluate(async () => {
    const workers = Reflect.get(globalThis, 'recordedWorkers') as { terminate(): Promise<number> }[]
    await workers[0]?.terminate()
  })
  await expect(app.page.getByText('Culprit’s core crashed and runs again')).toBeVisible()
  await app.postEvent(anError({ value: 'after the crash' }))
  await expect(app.page.getByText('after the crash').first()).toBeVisible()
  await expect(app.page.getByText('before the crash').first()).toBeVisible()
  await app.close()
})

test('what fails in shell and page, and crashes of the core, are events of Culprit’s own project', async ({
  dataDir
}) => {
  const app = await launchApp(dataDir, { before: './record-workers.cjs' })
  const titles = async () => {
    const answer = await app.call('issues.list', { query: '', projectId: 'culprit' })
    if (!answer.ok) return []
    return (answer.value as { rows: { title: string }[] }).rows.map(({ title }) => title)
  }
  await app.electron.evaluate(() => {
    setImmediate(() => {
      throw new RangeError('a failure of the shell')
    })
  })
  await expect.poll(titles).toEqual(['RangeError: a failure of the shell'])
  // a page without its scripts has nothing that fails, and nobody who tells
  await expect(app.page.getByRole('navigation', { name: 'Places' })).toBeVisible()
  await app.page.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('a failure of the page')
    })
  })
  await expect.poll(titles).toContainEqual('RangeError: a failure of the page')
  await app.electron.evaluate(async () => {
    const workers = Reflect.get(globalThis, 'recordedWorkers') as { terminate(): Promise<number> }[]
    await workers[0]?.terminate()
  })
  await expect.poll(titles).toContainEqual(expect.stringMatching(/^CoreCrash: /))
  await app.close()
})

test('a port that is taken is said to be, and by whom; another or the same can be had', async ({
  dataDir
}) => {
  const spotlight = createServer((_request, response) => {
    response.writeHead(200, { 'X-Powered-By': 'spotlight-by-sentry' }).end('OK')
  })
  await new Promise<void>((resolve) => spotlight.listen(0, '127.0.0.1', resolve))
  const { port } = spotlight.address() as AddressInfo
  const app = await launchApp(dataDir, { port })
  const bar = app.page.getByRole('contentinfo')
  await expect(bar).toContainText(`Port ${port} of 127.0.0.1 is in use by Spotlight.`)
  await bar.getByRole('button', { name: 'Use a free port' }).click()
  await expect(bar).toContainText('Listening on 127.0.0.1:')
  const { listener } = await app.status()

  // what was found by chance can be kept
  await chooseMenu(app, 'File', 'Settings…')
  await app.page.getByRole('button', { name: `Keep port ${listener.port}` }).click()
  await expect(app.page.getByRole('textbox', { name: 'Port' })).toHaveValue(String(listener.port))

  await new Promise((resolve) => spotlight.close(resolve))
  await app.page.getByRole('textbox', { name: 'Port' }).fill(String(port))
  await app.page.getByRole('button', { name: 'Listen there' }).click()
  await expect(bar).toContainText(`Listening on 127.0.0.1:${port}`)
  await app.close()

  const again = await launchApp(dataDir, { port: undefined })
  expect((await again.status()).listener).toMatchObject({ state: 'listening', port })
  await again.close()
})
