import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { dsnOf } from '../helpers/dsn-of.ts'
import { issuesWithinASecond } from '../helpers/issues-within-a-second.ts'
import { runProgram } from '../helpers/run-program.ts'
import { startHeadless } from '../helpers/start-headless.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const isThere = spawnSync('ruby', ['-e', "require 'sentry-ruby'"]).status === 0

test('sentry-ruby: a captured error', async ({ skip }) => {
  skip(!isThere, 'sentry-ruby is not installed (Debian: ruby-sentry-ruby-core)')
  const server = await startHeadless(tempDir())
  const end = await runProgram('ruby', ['tests/fixtures/programs/ruby_captured.rb'], {
    SENTRY_DSN: dsnOf(server, '11')
  })
  expect(end, end.output).toMatchObject({ code: 0 })

  const [issue] = await issuesWithinASecond(server, end, 1)
  expect(issue).toMatchObject({ platform: 'ruby', metadata: { type: 'ArgumentError' } })
  const { event, tags } = await server.client.events.get({ issueId: issue?.id, which: 'latest' })
  const [error] = event.exception?.values ?? []
  expect(error?.value).toContain('invalid value for Integer(): "free"')
  expect(error?.stacktrace?.frames).toContainEqual(
    expect.objectContaining({
      function: 'price_of',
      context_line: expect.stringContaining("order.fetch('price')")
    })
  )
  expect(event).toMatchObject({ release: 'worker@7.1', environment: 'cron' })
  expect(tags).toContainEqual(['queue', 'orders'])
})
