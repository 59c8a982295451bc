import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { AppError } from '../../shared/model/app-error.ts'
import type { CoreThread } from '../core/core-thread.ts'

/**
 * Asks where to, and writes a copy of the store there; undefined where the user thought better of it. Throws AppError
 * where it cannot be written.
 */
export async function backUp(core: CoreThread, window: BrowserWindow): Promise<string | undefined> {
  const day = new Date().toISOString().slice(0, 10)
  const { filePath } = await dialog.showSaveDialog(window, {
    title: 'Back up the store',
    defaultPath: join(app.getPath('documents'), `culprit-${day}.culprit`),
    filters: [{ name: 'Culprit stores', extensions: ['culprit'] }]
  })
  if (!filePath) return undefined
  // the dialog asked already whether a file that is there may go; it goes when the copy is whole
  const part = `${filePath}.part.culprit`
  await rm(part, { force: true })
  const answer = await core.call('status.backup', { path: part })
  if (!answer.ok) throw new AppError(answer.error.code, answer.error.message)
  await rename(part, filePath)
  return filePath
}
