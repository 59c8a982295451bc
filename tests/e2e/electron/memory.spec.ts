import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { readTree } from '../../bench/process-tree.ts'
import { projectRoot } from '../../helpers/headless-process.ts'
import { electronPath, test } from './launch-app.ts'

test.skip(process.platform !== 'linux', 'what is left out is what Linux has')

test('the main process does not hold GTK’s graphics drivers', async ({ app }) => {
  const main = await app.electron.evaluate(() => process.pid)
  const libraries = readFileSync(`/proc/${main}/maps`, 'utf8')
  expect(libraries).toContain('libgtk-')
  expect(libraries).not.toMatch(/libGLX?\.so|_dri\.so/)
})

test('what Culprit starts is told nothing of what it does without', async ({ app }) => {
  expect(await app.electron.evaluate(() => process.env.GDK_GL)).toBeUndefined()
})

test('npm start leaves no process beside the window’s', async ({ dataDir }) => {
  test.skip(!process.execve, 'this Node cannot become another program')
  const args = [join(projectRoot, 'main/launch.js'), `--user-data-dir=${dataDir}`, '--port=0']
  const started = spawn(process.execPath, args, { stdio: 'ignore' })
  const ended = once(started, 'exit')
  const pid = started.pid ?? 0
  try {
    await expect.poll(() => readTree(pid).processes.map(({ kind }) => kind)).toContain('renderer')
    expect(readlinkSync(`/proc/${pid}/exe`)).toBe(realpathSync(electronPath))
  } finally {
    started.kill('SIGTERM')
  }
  expect(await ended).toEqual([0, null])
})
