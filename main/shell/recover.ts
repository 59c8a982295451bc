import { BrowserWindow, dialog } from 'electron'
import { AppError } from '../../shared/model/app-error.ts'
import type { CoreThread } from '../core/core-thread.ts'
import { describeSalvaged } from '../core/describe-salvaged.ts'
import { type SideStore, sideStoreOf } from './side-store.ts'

const QUESTION =
  'A new store is made of everything that can be read of this one. The old one is kept beside it, as it is. Until that is ' +
  'done, which takes a while where the store is large, nothing is received; there must be room for two more of its size. ' +
  'All counts are then of the events that are still stored.'

/** Says what will happen, and recovers the store that the window shows unless the user thinks better of it. */
export async function askAndRecover(own: CoreThread, window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Recover the store?',
    detail: QUESTION,
    buttons: ['Recover', 'Cancel'],
    defaultId: 0,
    cancelId: 1
  })
  if (response === 0) await recover(own, window)
}

/**
 * Makes a new store of what can be read of the one that the window shows, goes on with it in all windows that show it, and
 * tells what was kept and what was lost, or why the old one stays.
 */
export async function recover(own: CoreThread, window: BrowserWindow): Promise<void> {
  const store = sideStoreOf(window.webContents)
  const shown = BrowserWindow.getAllWindows().filter(({ webContents }) => sideStoreOf(webContents) === store)
  const result = await salvage(store, own)
  if (result?.type === 'info') {
    // nothing of what they show need be there any more
    for (const each of shown) if (!each.isDestroyed()) each.webContents.reload()
  }
  if (result === undefined) return
  await (window.isDestroyed() ? dialog.showMessageBox(result) : dialog.showMessageBox(window, result))
}

/** Gives what there is to say about it: nothing where Culprit ends before it is through. */
async function salvage(store: SideStore | undefined, own: CoreThread) {
  try {
    if (store?.kind === 'sample') throw new AppError('invalid_input', 'Sample data are made anew each time.')
    const salvaged = await (store?.core ?? own).salvage()
    return { type: 'info', message: 'The recovery is done', detail: describeSalvaged(salvaged) } as const
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') return undefined
    const reason = error instanceof Error ? error.message : String(error)
    const detail = `${reason}\nIt is where it was, as it was.`
    return { type: 'error', message: 'The store was not recovered', detail } as const
  }
}
