import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Attachment } from '../../shared/contract/attachments.ts'
import { dsnOf } from '../helpers/dsn-of.ts'
import { issuesWithinASecond } from '../helpers/issues-within-a-second.ts'
import { runNodeProgram } from '../helpers/run-program.ts'
import { startHeadless } from '../helpers/start-headless.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const STAND_IN = ['--import', './tests/fixtures/programs/electron-stand-in/register.mjs']

// The SDK's own code as far as it goes without a window: only the module `electron` is replaced.
test("@sentry/electron's main process: an error with attachments, and the dump of a native crash", async () => {
  const server = await startHeadless(tempDir())
  const end = await runNodeProgram(
    'electron-app.mjs',
    { SENTRY_DSN: dsnOf(server, '11'), TILL_HOME: homeWithCrashDump() },
    STAND_IN
  )
  expect(end, end.output).toMatchObject({ code: 0 })
  const issues = await issuesWithinASecond(server, end, 2)

  const failure = issues.find(({ platform }) => platform === 'node')
  expect(failure).toMatchObject({ title: 'Error: printer-1 is out of paper', type: 'error', level: 'error' })
  const { event, attachments } = await server.client.events.get({ issueId: failure?.id, which: 'latest' })
  expect(event).toMatchObject({
    release: 'Till@7.3.0',
    environment: 'production',
    sdk: { name: 'sentry.javascript.electron', packages: [{ name: 'npm:@sentry/electron' }] },
    contexts: { app: { app_name: 'Till', app_version: '7.3.0' }, device: { screen_resolution: '2560x1600' } }
  })
  expect(event.tags).toContainEqual(['till', '12'])
  expect(event.tags).toContainEqual(['event.process', 'browser'])
  expect(event.exception?.values[0]?.stacktrace?.frames.at(-1)).toMatchObject({ function: 'printReceipt' })
  expect(attachments).toMatchObject([
    { filename: 'receipt.txt', contentType: 'text/plain', bytes: 60_000, missingBytes: 0 },
    { filename: 'logo.bin', bytes: 5, missingBytes: 0 }
  ])
  expect(await contentOf(attachments[0])).toBe('tea pot  12.50\n'.repeat(4000))
  expect(await contentOf(attachments[1])).toBe(Buffer.from([0, 10, 13, 10, 255]).toString('base64'))

  const crash = issues.find(({ platform }) => platform === 'native')
  expect(crash).toMatchObject({ level: 'fatal', projectId: '11' })
  const native = await server.client.events.get({ issueId: crash?.id, which: 'latest' })
  expect(native.event.tags).toContainEqual(['event.environment', 'native'])
  expect(native.attachments).toMatchObject([{ filename: 'a1.dmp', type: 'event.minidump', bytes: 12_004 }])

  async function contentOf(attachment: Attachment | undefined): Promise<string> {
    const { content } = await server.client.attachments.get({ id: attachment?.id ?? '' })
    return content.text ?? content.base64 ?? ''
  }
})

/** A folder as the till's last run left it: a dump of its crash, long since written. */
function homeWithCrashDump(): string {
  const home = tempDir()
  const folder = join(home, 'crashDumps', process.platform === 'win32' ? 'reports' : 'completed')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'a1.dmp')
  // the SDK takes nothing below 10,000 bytes for a dump
  writeFileSync(path, Buffer.concat([Buffer.from('MDMP'), Buffer.alloc(12_000)]))
  const aMinuteAgo = Date.now() / 1000 - 60
  utimesSync(path, aMinuteAgo, aMinuteAgo)
  return home
}
