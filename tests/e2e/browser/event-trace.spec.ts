import { groupEvent, nativeEvent, pythonFrames, webEvent } from './event-rich.ts'
import { openIssue, row, section } from './issue-page.ts'
import { expect, test } from './test.ts'

test('a group of exceptions is a tree to fold and to jump by', async ({ page, server, open }) => {
  await server.post(groupEvent())
  await open()
  await row(page, 'checkout').click()
  const exceptions = await section(page, 'Exceptions')
  const tree = exceptions.getByRole('navigation', { name: 'Related exceptions' })
  await expect(tree.getByRole('listitem')).toHaveCount(4)
  await expect(tree).not.toContainText('TimeoutError')
  await expect(exceptions.getByRole('article')).toHaveCount(4)
  await expect(exceptions).toContainText('exceptions[1] of ExceptionGroup')

  await tree.getByRole('button', { name: 'Show 2 related exceptions' }).click()
  await tree.getByRole('button', { name: 'TimeoutError' }).click()
  const inner = exceptions.getByRole('article', { name: 'TimeoutError' })
  await expect(inner).toBeInViewport()
  await expect(inner.getByRole('list', { name: 'Stack trace' })).toBeVisible()
  await expect(exceptions.getByRole('article')).toHaveCount(6)

  await inner.getByRole('button', { name: 'TimeoutError', exact: true }).click()
  await expect(inner.getByRole('list', { name: 'Stack trace' })).toHaveCount(0)
  await expect(inner).toContainText('gateway did not answer')
})

test('system frames fold under the one that called, and unfold there', async ({ page, server, open }) => {
  const library = [1, 2, 3].map((n) => ({
    function: `lib${n}`,
    filename: 'lib.py',
    lineno: n,
    in_app: false
  }))
  const stacktrace = { frames: [...library, ...pythonFrames().slice(1)] }
  await server.post({
    platform: 'python',
    exception: { values: [{ type: 'Oops', value: 'no', stacktrace }] }
  })
  await open()
  await row(page, 'Oops').click()
  const exception = await section(page, 'Exception')
  await expect(exception.getByText(/^lib\d$/)).toHaveText(['lib3'])
  await expect(exception).toContainText('Called from')
  await exception.getByRole('button', { name: 'Show 2 more frames' }).click()
  await expect(exception.getByText(/^lib\d$/)).toHaveText(['lib3', 'lib2', 'lib1'])
  await page.keyboard.press('Shift+F')
  await expect(exception.getByText(/^lib\d$/)).toHaveText(['lib1', 'lib2', 'lib3'])
  await exception.getByRole('button', { name: 'Hide 2 frames' }).click()
  await expect(exception.getByText(/^lib\d$/)).toHaveText(['lib3'])
})

test('how frames are told is chosen, and remembered for the project', async ({ page, server, open }) => {
  await server.post(webEvent())
  await open()
  await row(page, 'GraphQLError').click()
  const exception = await section(page, 'Exception')
  const display = exception.getByRole('button', { name: 'Display' })
  await display.click()
  await page.getByRole('menuitemcheckbox', { name: 'Absolute file paths' }).click()
  await expect(exception).toContainText('webpack://shop/./src/submit.ts')
  await page.getByRole('menuitemcheckbox', { name: 'Minified' }).click()
  await expect(exception).toContainText('main.1b2c3.js')
  await expect(exception).not.toContainText('submit.ts')
  await page.reload()
  await expect(exception).toContainText('main.1b2c3.js')
  await display.click()
  await expect(page.getByRole('menuitemcheckbox', { name: 'Minified' })).toBeChecked()
})

test('what cannot be chosen says why', async ({ page, server, open }) => {
  await server.post({
    platform: 'node',
    exception: { values: [{ type: 'Oops', value: 'no', stacktrace: { frames: [{ function: 'a' }] } }] }
  })
  await open()
  await row(page, 'Oops').click()
  const exception = await section(page, 'Exception')
  await expect(exception.getByRole('radio', { name: 'Relevant' })).toBeDisabled()
  await expect(exception.getByRole('button', { name: 'Newest first' })).toHaveAttribute(
    'title',
    /single frame/
  )
  await exception.getByRole('button', { name: 'Display' }).click()
  const minified = page.getByRole('menuitemcheckbox', { name: 'Minified' })
  await expect(minified).toBeDisabled()
  await expect(minified).toHaveAttribute('title', 'There is no minified version of it')
})

test('a stack trace is copied as text, with code, and as Markdown', async ({
  page,
  context,
  server,
  open
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const stacktrace = { frames: pythonFrames() }
  await server.post({
    platform: 'python',
    exception: { values: [{ type: 'Oops', value: 'no', stacktrace }] }
  })
  await open()
  await row(page, 'Oops').click()
  const exception = await section(page, 'Exception')
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  const more = exception.getByRole('button', { name: 'More ways to copy the stack trace' })
  await more.click()
  await page.getByRole('menuitem', { name: 'Copy with code and variables' }).click()
  await expect.poll(copied).toContain('      > 31 |     return gateway.charge(cart.total)\n')
  expect(await copied()).toContain('      retries = 2')
  await more.click()
  await page.getByRole('menuitem', { name: 'Copy as Markdown' }).click()
  await expect.poll(copied).toMatch(/^\*\*Oops\*\*: `no`/)
  await page.keyboard.press('t')
  await expect(exception.getByRole('region', { name: 'Stack trace as text' })).toContainText(
    'File "shop/pay.py", line 31, in pay'
  )
})

test('machine code is told by image and address, and leads to its image', async ({ page, server, open }) => {
  await server.post(nativeEvent())
  await open()
  await row(page, 'SIGSEGV').click()
  const exception = await section(page, 'Exception')
  const trace = exception.getByRole('list', { name: 'Stack trace' })
  await expect(trace).toContainText('+0x1234')
  await expect(trace.getByText('shop::total', { exact: true })).toBeVisible()
  await trace.getByRole('button', { name: '+0x1234' }).click()
  await expect(trace).toContainText('0x7f1000001234')
  await exception.getByRole('button', { name: 'Display' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Verbose function names' }).click()
  await page.keyboard.press('Escape')
  await expect(trace).toContainText('shop::total(shop::Cart const&)')

  await trace.getByRole('button', { name: 'shop', exact: true }).click()
  const images = openIssue(page).getByRole('region', { name: 'Images loaded', exact: true })
  await expect(images.getByRole('textbox', { name: 'Search images' })).toHaveValue('shop')
  await expect(images.getByRole('row')).toHaveCount(2)
  await images.getByRole('button', { name: 'Details of shop' }).click()
  await expect(images).toContainText('0x7f1000000000 – 0x7f1000010000')
})

test('threads are picked from a list to search, by keyboard too', async ({ page, server, open }) => {
  await server.post(nativeEvent())
  await open()
  await row(page, 'SIGSEGV').click()
  const threads = await section(page, 'Threads')
  await expect(threads.getByRole('list', { name: 'Stack trace' })).toContainText('handle4')
  await threads.getByRole('button', { name: 'Thread worker-4 #5' }).click()
  const picker = page.getByRole('dialog', { name: 'Threads' })
  await expect(picker.getByRole('option').first()).toContainText('worker-4')
  await picker.getByRole('combobox').fill('worker-1')
  await expect(picker.getByRole('option')).toHaveCount(3)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(picker).toHaveCount(0)
  await expect(threads.getByRole('list', { name: 'Stack trace' })).toContainText('handle10')
})

test('frames that decide on the issue are marked, and in a browser nothing opens an editor', async ({
  page,
  server,
  open
}) => {
  const frame = (name: string, in_app: boolean) => ({
    filename: `src/${name}.js`,
    function: name,
    lineno: 4,
    in_app
  })
  const frames = [frame('schedule', false), frame('checkout', true), frame('charge', true)]
  await server.post({
    platform: 'node',
    exception: { values: [{ type: 'Error', value: 'declined', stacktrace: { frames } }] }
  })
  await open('/issues/1')
  const trace = (await section(page, 'Exception')).getByRole('list', { name: 'Stack trace' })
  const marked = trace.getByRole('listitem').filter({
    has: page.getByRole('img', { name: 'Contributes to grouping' })
  })
  await expect(marked).toHaveText([/charge/, /checkout/])
  await expect(trace.getByRole('button', { name: /editor/ })).toHaveCount(0)
})
