import { anError } from './events.ts'
import { openIssue } from './issue-page.ts'
import { expect, test } from './test.ts'

test('notes are written, looked at, changed in their place and deleted', async ({ page, server, open }) => {
  await server.post(anError({ value: 'cart is empty' }))
  await open('/issues/1?part=activity')
  const pane = openIssue(page)
  const field = pane.getByRole('textbox', { name: 'Write a note' })
  await field.fill('Only with **old** carts, see https://example.com/42')
  await pane.getByRole('radio', { name: 'Look' }).click()
  await expect(pane.getByRole('strong')).toHaveText('old')
  await pane.getByRole('radio', { name: 'Write' }).click()
  await field.press('ControlOrMeta+Enter')

  const note = pane.getByRole('listitem', { name: 'Note' })
  await expect(note).toContainText('Only with old carts')
  await expect(note.getByRole('link')).toHaveAttribute('href', 'https://example.com/42')
  await expect(field).toHaveValue('')
  await expect(pane.getByRole('link', { name: /^Activity/ })).toContainText('1')

  await note.getByRole('button', { name: 'Edit the note' }).click()
  const changed = note.getByRole('textbox', { name: 'The note' })
  await expect(changed).toBeFocused()
  await changed.fill('Mended.')
  await note.getByRole('button', { name: /Save/ }).click()
  await expect(note).toContainText('Mended.')
  await expect(note).toContainText('edited')

  await note.getByRole('button', { name: 'Delete the note' }).click()
  await expect(note).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(note).toContainText('Mended.')
})

test('a note is text: nothing in it runs or leads away', async ({ page, server, open }) => {
  await server.post(anError({ value: 'cart is empty' }))
  const hostile = [
    '<img src=x onerror="document.title=1"><script>document.title=2</script>',
    '[click](javascript:document.title=3) [b](data:text/html,x)',
    '<a href="javascript:alert(1)">c</a>',
    `${'x'.repeat(3000)} \u202etxet`
  ].join('\n')
  await server.ready.client.issues.addNote({ id: '1', text: hostile })
  await open('/issues/1?part=activity')
  const note = openIssue(page).getByRole('listitem', { name: 'Note' })
  await expect(note).toContainText('<img src=x onerror=')
  await expect(note.getByRole('link')).toHaveCount(0)
  await expect(note.locator('img, script, iframe')).toHaveCount(0)
  expect(await page.title()).not.toMatch(/^[123]$/)
  const { width, scrolls } = await openIssue(page).evaluate((pane) => ({
    width: pane.clientWidth,
    scrolls: pane.scrollWidth
  }))
  expect(scrolls).toBe(width)
})

test('what happened to an issue is told, with its reason', async ({ page, server, open }) => {
  const event = (release: string) => anError({ value: 'cart is empty', rest: { release } })
  const { client } = server.ready
  await server.post(event('web@1.0.0'))
  await client.issues.update({
    ids: ['1'],
    status: 'resolved',
    resolution: { in: 'release', release: 'web@1.2.0' }
  })
  const back = await server.post(event('web@1.3.0'))
  await client.issues.update({ ids: ['1'], status: 'ignored', archive: { events: 1 } })
  await server.post(event('web@1.3.0'))
  await open('/issues/1?part=activity')
  const list = openIssue(page).getByRole('list', { name: 'Activity' })
  await expect(list.getByRole('listitem')).toHaveText([
    /^The archive ended, this event.*There were 1 more event/,
    /^Archived until 1 more event/,
    /^Came back in web@1.3.0, this event.*It was resolved in web@1.2.0; web@1.3.0 is newer by its version/,
    /^Resolved in web@1.2.0/,
    /^First seen in web@1.0.0, its first event/
  ])
  await list.getByRole('listitem').nth(2).getByRole('link', { name: 'this event' }).click()
  await expect(page).toHaveURL(new RegExp(`/issues/1/events/${back}`))
  await expect(openIssue(page).getByRole('toolbar', { name: 'Event' })).toBeVisible()
})
