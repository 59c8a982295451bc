import { openIssue, section } from './issue-page.ts'
import { expect, test } from './test.ts'

test('what a part of an event has beside its known attributes is shown in that part', async ({
  page,
  server,
  open
}) => {
  const frames = [{ function: 'main', filename: 'app.py', lineno: 3, in_app: true, frame_mood: 'grumpy' }]
  const value = {
    type: 'Oops',
    value: 'no',
    stacktrace: { frames, trace_colour: 'teal' },
    mechanism: { type: 'generic', mechanism_tune: 'waltz' },
    exception_size: 'huge'
  }
  await server.post({
    platform: 'python',
    exception: { values: [value] },
    logentry: { formatted: 'It went wrong', message_ink: 'blue' },
    request: { url: 'https://shop.example/cart', request_weather: 'rain' },
    sdk: { name: 'sentry.python', version: '2.0.0', sdk_hat: 'bowler' },
    breadcrumbs: { values: [{ message: 'before', crumb_taste: 'salty' }] },
    threads: { values: [{ id: '1', name: 'worker', thread_yarn: 'wool' }] }
  })
  await open('/issues/1')
  const exception = await section(page, 'Exception')
  for (const words of [
    /frame_mood.*grumpy/s,
    /trace_colour.*teal/s,
    /mechanism_tune.*waltz/s,
    /exception_size.*huge/s
  ])
    await expect(exception).toContainText(words)
  await expect(await section(page, 'Message')).toContainText(/Also sent.*message_ink.*blue/s)
  await expect(await section(page, 'Request')).toContainText(/Also sent.*request_weather.*rain/s)
  await expect(await section(page, 'SDK')).toContainText(/Also sent.*sdk_hat.*bowler/s)
  await expect(await section(page, 'Breadcrumbs')).toContainText(/crumb_taste.*salty/s)
  await expect(await section(page, 'Threads')).toContainText(/Also sent.*thread_yarn.*wool/s)
  await expect(openIssue(page).getByRole('alert')).toHaveCount(0)
})
