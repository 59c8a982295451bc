import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { dsnOf } from '../helpers/dsn-of.ts'
import { issuesWithinASecond } from '../helpers/issues-within-a-second.ts'
import { runProgram } from '../helpers/run-program.ts'
import { startHeadless } from '../helpers/start-headless.ts'
import { tempDir } from '../helpers/temp-dir.ts'

// Debian's packages are for Debian's Python, which another may stand before on the PATH
const python = ['/usr/bin/python3', 'python3'].find(
  (command) => spawnSync(command, ['-c', 'import sentry_sdk']).status === 0
)

test('sentry_sdk for Python: an uncaught, chained error', async ({ skip }) => {
  skip(!python, 'sentry_sdk is not installed (Debian: python3-sentry-sdk)')
  const server = await startHeadless(tempDir())
  const end = await runProgram(python ?? '', ['tests/fixtures/programs/python_uncaught.py'], {
    SENTRY_DSN: dsnOf(server, '9')
  })
  expect(end, end.output).toMatchObject({ code: 1 })

  const [issue] = await issuesWithinASecond(server, end, 1)
  expect(issue).toMatchObject({
    title: 'RuntimeError: line 1 is broken',
    platform: 'python',
    unhandled: true
  })
  const { event } = await server.client.events.get({ issueId: issue?.id, which: 'latest' })
  const [cause, error] = event.exception?.values ?? []
  expect(cause).toMatchObject({ type: 'ValueError' })
  expect(cause?.stacktrace?.frames.at(-1)).toMatchObject({
    function: 'parse_line',
    context_line: '    return int(parts[1])',
    vars: { parts: ["'b'", "'two'"] },
    in_app: true
  })
  expect(error).toMatchObject({ type: 'RuntimeError', value: 'line 1 is broken' })
  expect(event).toMatchObject({ release: 'nightly@5.0', environment: 'cron' })
  expect(event.tags).toContainEqual(['job', 'reindex'])
  expect(event.breadcrumbs?.values).toContainEqual(
    expect.objectContaining({ message: 'opened the index', data: { documents: 120 } })
  )
})
