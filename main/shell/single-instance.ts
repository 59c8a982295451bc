import { app } from 'electron'

/** False where another instance with the same data runs already: that one is told, and shows its window instead. */
export function isOnlyInstance(): boolean {
  if (app.requestSingleInstanceLock()) return true
  process.stderr.write('culprit: it is running already; its window was brought to the front\n')
  return false
}
