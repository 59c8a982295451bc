import { SentryCli } from '@sentry/cli'
import { expect, test } from 'vitest'
import { dsnOf } from '../helpers/dsn-of.ts'
import { issuesWithinASecond } from '../helpers/issues-within-a-second.ts'
import { runProgram } from '../helpers/run-program.ts'
import { startHeadless } from '../helpers/start-headless.ts'
import { tempDir } from '../helpers/temp-dir.ts'

test('sentry-cli send-event', async () => {
  const server = await startHeadless(tempDir())
  const message = ['--message', 'backup of %s failed', '--message-arg', 'nightly']
  const about = ['--level', 'warning', '--release', 'backup@4.2', '--env', 'cron', '--tag', 'host:nas']
  const end = await runProgram(
    SentryCli.getPath(),
    ['send-event', '--no-environ', ...message, ...about, '--user', 'id:7', '--extra', 'attempt:3'],
    { SENTRY_DSN: dsnOf(server, '8') }
  )
  expect(end, end.output).toMatchObject({ code: 0 })

  const [issue] = await issuesWithinASecond(server, end, 1)
  expect(issue).toMatchObject({
    title: 'backup of nightly failed',
    level: 'warning',
    type: 'default',
    users: 1
  })
  const { event } = await server.client.events.get({ issueId: issue?.id, which: 'latest' })
  expect(event).toMatchObject({
    platform: 'native',
    release: 'backup@4.2',
    environment: 'cron',
    user: { id: '7' },
    extra: { attempt: '3' },
    logentry: { message: 'backup of %s failed', formatted: 'backup of nightly failed' }
  })
  expect(event.tags).toContainEqual(['host', 'nas'])
  const { rows } = await server.client.projects.list({})
  expect(rows.find(({ id }) => id === '8')).toMatchObject({ name: 'backup', dsn: dsnOf(server, '8') })
})
