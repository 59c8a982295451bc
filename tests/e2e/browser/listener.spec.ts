import { createServer, type Server as NetServer } from 'node:net'
import { expect, test } from './test.ts'

let blocker: NetServer
let port: number

test.beforeEach(async ({ server, open, page }) => {
  // it is asked who it is, and must see when whoever asked has gone
  blocker = createServer((socket) => socket.resume())
  port = await new Promise<number>((resolve) => {
    blocker.listen(0, '127.0.0.1', () => {
      const address = blocker.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  await open()
  await expect(page.getByRole('contentinfo')).toContainText('Listening on')
  await server.ready.client.status.listen({ port })
})

test.afterEach(() => free())

function free(): Promise<void> {
  return new Promise((resolve) => blocker.close(() => resolve()))
}

test('a port that is taken is told, and Retry takes it as soon as it is free', async ({ page }) => {
  const bar = page.getByRole('contentinfo')
  const alert = bar.getByRole('alert')
  await expect(alert).toContainText(String(port))
  await expect(page.getByText('Nothing can arrive yet')).toBeVisible()
  await alert.getByRole('button', { name: 'Retry' }).click()
  await expect(alert.getByRole('button', { name: 'Retry' })).toBeEnabled()
  await expect(alert).toContainText(String(port))
  await free()
  await alert.getByRole('button', { name: 'Retry' }).click()
  await expect(bar).toContainText(`Listening on 127.0.0.1:${port}`)
  await expect(alert).toHaveCount(0)
  await expect(page.getByText('Nothing can arrive yet')).toHaveCount(0)
})

test('instead of a port that is taken, any free one is used', async ({ page, server }) => {
  const bar = page.getByRole('contentinfo')
  await bar.getByRole('button', { name: 'Use a free port' }).click()
  await expect(bar).toContainText('Listening on')
  const { listener, dsn } = await server.ready.client.status.get({})
  expect(listener.state).toBe('listening')
  expect(listener.port).not.toBe(port)
  await expect(bar).toContainText(`Listening on 127.0.0.1:${listener.port}`)
  await expect(page.getByText(dsn, { exact: true })).toBeVisible()
})
