import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type App, test } from './launch-app.ts'
import { noteOpened } from './opened-outside.ts'

// What a click on a frame hands to the editor. The editor is a script that writes down what it is started with.

test.skip(process.platform === 'win32', 'the editor is a shell script here')

interface Frame {
  readonly function: string
  readonly abs_path?: string
  readonly filename?: string
  readonly lineno?: number
  readonly colno?: number
}

/** Puts an editor on the PATH of the application, and chooses it; gives what it was started with, a list each time. */
async function withEditor({ electron, call }: App, dataDir: string, folders: readonly string[]) {
  const bin = join(dataDir, 'bin')
  const record = join(dataDir, 'started')
  mkdirSync(bin)
  writeFileSync(
    join(bin, 'code'),
    `#!/bin/sh\n{ printf '%s\\n' "$@"; echo --; } >> "$(dirname "$0")/../started"\n`
  )
  chmodSync(join(bin, 'code'), 0o755)
  await electron.evaluate(
    (_, [folder, separator]) => {
      process.env.PATH = `${folder}${separator}${process.env.PATH}`
    },
    [bin, delimiter] as const
  )
  expect(await call('settings.update', { editor: { app: 'vscode', folders } })).toMatchObject({ ok: true })
  return () =>
    existsSync(record)
      ? readFileSync(record, 'utf8')
          .split('--\n')
          .filter((text) => text !== '')
          .map((text) => text.trimEnd().split('\n'))
      : []
}

/** Opens an event with these frames, all of them in sight. */
async function openFrames({ page, postEvent }: App, frames: readonly Frame[]): Promise<void> {
  const stacktrace = { frames: frames.map((frame) => ({ ...frame, in_app: true })) }
  await postEvent({ platform: 'node', exception: { values: [{ type: 'Error', value: 'boom', stacktrace }] } })
  await page.evaluate(() => {
    location.hash = '/issues/1'
  })
  await expect(frameLine(page, frames[0]?.function ?? '')).toBeVisible()
}

/** The innermost item: the errors of a chain are items of a list, too. */
function frameLine(page: Page, name: string) {
  const section = page.getByRole('region', { name: 'Exception', exact: true })
  return section.getByRole('listitem').filter({ hasText: name }).last()
}

const toEditor = (page: Page, name: string) =>
  frameLine(page, name).getByRole('button', { name: 'Open the file in the editor' })

test('a click on a frame hands its file, line and column to the editor', async ({ app, dataDir }) => {
  const { page } = app
  const source = join(dataDir, 'checkout')
  mkdirSync(join(source, 'src'), { recursive: true })
  const cart = join(source, 'src', 'my cart; $HOME.js')
  const pay = join(source, 'src', 'pay.js')
  for (const path of [cart, pay]) writeFileSync(path, '')
  const started = await withEditor(app, dataDir, [source])
  await openFrames(app, [
    { function: 'fromElsewhere', abs_path: '/home/ci/build/src/pay.js', lineno: 3 },
    { function: 'withoutPlace', filename: 'src/pay.js', lineno: 0 },
    { function: 'fromTheWeb', abs_path: 'https://shop.test/app.js', filename: 'app.js', lineno: 1 },
    { function: 'atHome', abs_path: cart, filename: 'src/cart.js', lineno: 21, colno: 5 }
  ])
  await toEditor(page, 'atHome').click()
  await expect.poll(started).toEqual([['--goto', `${cart}:21:5`]])

  // by keyboard, and by the menu of the frame
  await toEditor(page, 'fromElsewhere').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => started().at(-1)).toEqual(['--goto', `${pay}:3`])
  await frameLine(page, 'withoutPlace').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Open in the editor' }).click()
  await expect.poll(() => started().at(-1)).toEqual(['--goto', pay])

  await expect(frameLine(page, 'fromTheWeb')).toBeVisible()
  await expect(toEditor(page, 'fromTheWeb')).toHaveCount(0)
  expect(started()).toHaveLength(3)
})

test('a hostile path starts nothing, and the window says why', async ({ app, dataDir }) => {
  const { page } = app
  const source = join(dataDir, 'checkout')
  const secret = join(dataDir, 'secret.txt')
  const good = join(source, 'good.js')
  mkdirSync(source)
  for (const path of [secret, good]) writeFileSync(path, '')
  const started = await withEditor(app, dataDir, [source])
  const openedOutside = await noteOpened(app.electron)
  const hostile = [
    '../secret.txt',
    'x/../../secret.txt',
    '--install-extension=evil.vsix',
    `good.js; touch ${join(dataDir, 'ran')}`,
    `$(touch ${join(dataDir, 'ran')})`,
    'vscode://file/etc/passwd',
    'file:///nowhere/good.js.exe',
    'smb://evil.example/share/x.js',
    '\\\\evil.example\\share\\x.js',
    'javascript:alert(1)',
    source
  ]
  await openFrames(app, [
    ...hostile.map((abs_path, index) => ({ function: `hostile${index}_`, abs_path, lineno: 1 })),
    { function: 'theWanted', abs_path: good, lineno: 1 }
  ])
  for (const [index, path] of hostile.entries()) {
    await toEditor(page, `hostile${index}_`).click()
    await expect(page.getByText(`It was not opened: ${path} is in none of the source folders`)).toBeVisible()
  }
  await toEditor(page, 'theWanted').click()
  await expect.poll(started).toEqual([['--goto', `${good}:1`]])
  expect(existsSync(join(dataDir, 'ran'))).toBe(false)
  const opened = await openedOutside()
  expect(opened).toEqual([])
})
