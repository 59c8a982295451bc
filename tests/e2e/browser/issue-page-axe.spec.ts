import { seriousIn } from './axe.ts'
import { jsonItem, sendEnvelope } from './envelopes.ts'
import { anError } from './events.ts'
import { goTo } from './go-to.ts'
import { expect, test } from './test.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in the parts of an issue and of a project, ${colorScheme}`, async ({
    page,
    server,
    open
  }) => {
    await page.emulateMedia({ colorScheme })
    const { client } = server.ready
    await server.postAll(
      ['one is rotten', 'two is rotten', 'three is rotten'].map((value) => anError({ value }))
    )
    await client.issues.merge({ ids: ['1', '2'], into: '1' })
    await client.issues.addNote({ id: '1', text: '**Look** at `this`: https://example.com' })
    const latest = await client.events.get({ issueId: '1', which: 'latest' })
    await sendEnvelope(server, { event_id: latest.id }, [
      { header: { type: 'attachment', filename: 'server.log' }, payload: 'listening on 80' },
      { header: { type: 'attachment', filename: 'torn.png' }, payload: 'no picture' },
      jsonItem('user_report', {
        event_id: latest.id,
        name: 'Ada',
        email: 'ada@example.com',
        comments: 'Rotten.'
      })
    ])
    await client.issues.delete({ query: 'nothing', discard: true })
    await fetch(`${server.ready.ingestUrl}/api/1/envelope/`, { method: 'POST', body: 'garbage' })
    const places: readonly (readonly [place: string, sign: string])[] = [
      ['/issues/1?part=events', 'events shown'],
      ['/issues/1?part=attachments', 'server.log'],
      ['/issues/1?part=attachments&files=picture', 'No picture'],
      ['/issues/1?part=feedback', 'Rotten.'],
      ['/issues/1?part=activity', 'https://example.com'],
      ['/issues/1?part=similar', 'three is rotten'],
      ['/issues/1?part=merged', 'Undo the merge'],
      ['/projects/1', 'Copy DSN'],
      ['/projects/1?tab=refused', 'invalid envelope header'],
      ['/projects/1?tab=settings', 'Believe old timestamps']
    ]
    await open()
    for (const [place, sign] of places) {
      await goTo(page, place)
      const part = place.startsWith('/issues') ? 'section[aria-label=Issue]' : 'main'
      await expect(page.locator(part).getByText(sign).first()).toBeAttached()
      expect(await seriousIn(page, part), place).toEqual([])
    }
    await goTo(page, '/issues/1?part=similar')
    await page
      .getByRole('button', { name: /^Why is .* apart\?$/ })
      .first()
      .click()
    for (const fact of ['Whole stack trace', 'Tags']) await page.getByRole('button', { name: fact }).click()
    expect(await seriousIn(page, '[role=dialog]'), 'a comparison').toEqual([])
    await page.keyboard.press('Escape')
    await goTo(page, '/issues/1?events=has:level')
    await page.getByRole('radio', { name: 'Events that match' }).click()
    await page.getByRole('button', { name: '1 value of level' }).click()
    await expect(page.getByRole('table', { name: 'Values of level' })).toBeVisible()
    expect(await seriousIn(page, '[role=dialog]'), 'the values of a tag').toEqual([])
    await page.keyboard.press('Escape')
    await goTo(page, '/projects/1?tab=rules')
    await page.getByRole('textbox', { name: 'Stack-trace rules' }).fill('foo:bar -app')
    await expect(page.getByRole('list', { name: 'Mistakes' })).toBeVisible()
    expect(await seriousIn(page, 'main'), 'rules with a mistake').toEqual([])
    await page.getByRole('textbox', { name: 'Stack-trace rules' }).fill('')
    await page.getByRole('radio', { name: /^Fingerprint rules/ }).click()
    await page.getByRole('textbox', { name: 'Fingerprint rules' }).fill('type:Error -> all')
    await page.getByRole('button', { name: 'See what would change' }).click()
    await expect(page.getByRole('region', { name: 'What would change' })).toBeVisible()
    expect(await seriousIn(page, 'main'), 'what would change').toEqual([])
  })
}
