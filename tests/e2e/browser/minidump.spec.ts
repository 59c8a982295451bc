import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { hasReferenceData, NO_REFERENCE_DATA, referenceFiles } from '../../helpers/reference-data.ts'
import { APP_START, crashedProgram, STACK_START } from '../../protocol/minidump/sample-dump.ts'
import { goTo } from './go-to.ts'
import { openIssue, row, section } from './issue-page.ts'
import type { Server } from './start-server.ts'
import { expect, test } from './test.ts'
import { unfoldAll } from './unfold-all.ts'

/** Posts a dump as a crash reporter would, and gives the id of its event. */
async function postDump({ ready }: Server, dump: Uint8Array<ArrayBuffer>): Promise<string> {
  const form = new FormData()
  form.set('upload_file_minidump', new Blob([dump]), 'crash.dmp')
  const response = await fetch(`${ready.ingestUrl}/api/1/minidump/`, { method: 'POST', body: form })
  if (!response.ok) throw new Error(`answered ${response.status}: ${await response.text()}`)
  return (await response.text()).replaceAll('-', '')
}

/** The open event has all that a dump's event has. */
async function expectCrash(page: Page): Promise<void> {
  await unfoldAll(page)
  await expect((await section(page, 'Exception')).getByRole('list', { name: 'Stack trace' })).toBeVisible()
  await expect((await section(page, 'Images loaded')).getByRole('table')).toBeVisible()
  await expect(await section(page, 'Attachments')).toContainText('Minidump')
  await expect(await section(page, 'Attachments')).toContainText('4d 44 4d 50')
  await expect(openIssue(page).getByRole('alert')).toHaveCount(0)
}

test('a minidump becomes an event that tells why, where and in which thread it crashed', async ({
  page,
  server,
  open
}) => {
  const registers = { rip: APP_START + 0x10n, rsp: STACK_START }
  await postDump(server, new Uint8Array(crashedProgram({ registers, stack: [APP_START + 0x20n] }).build()))
  await open()
  await row(page).click()
  await expectCrash(page)
  await expect(await section(page, 'Contexts')).toContainText('Linux')
})

test('minidumps of real programs open', async ({ page, server, open }) => {
  test.skip(!hasReferenceData, NO_REFERENCE_DATA)
  const dumps = referenceFiles('minidumps').filter(({ name }) => !name.includes('invalid'))
  expect(dumps.length).toBeGreaterThan(0)
  for (const { path } of dumps) await postDump(server, new Uint8Array(readFileSync(path)))
  const { rows } = await server.ready.client.events.list({})
  expect(rows).toHaveLength(dumps.length)
  await open()
  for (const { id, issueId } of rows) {
    await goTo(page, `/issues/${issueId}/events/${id}`)
    await expect(page.getByTitle(`Event ${id}`)).toBeVisible()
    await expectCrash(page)
  }
})
