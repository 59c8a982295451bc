import { app } from 'electron'
import type { CoreThread } from '../core/core-thread.ts'

interface ShellError {
  readonly where: 'shell' | 'core' | 'page'
  readonly type: string
  readonly message: string
  readonly stack?: string | undefined
}

/** Keeps what fails in the shell, and what crashed beside it, in Culprit's own project. It is sent nowhere. */
export function reportShellErrors(core: CoreThread, onUnexpected: (error: unknown) => void): void {
  function report({ message, stack, ...error }: ShellError): void {
    void core.call('diagnostics.report', {
      ...error,
      message: message.slice(0, 4000),
      ...(stack !== undefined && { stack: stack.slice(0, 20_000) })
    })
  }

  function failed(error: unknown): void {
    onUnexpected(error)
    const known = error instanceof Error
    report({
      where: 'shell',
      type: known ? error.name.slice(0, 200) : 'Error',
      message: known ? error.message : String(error),
      stack: known ? error.stack : undefined
    })
  }

  // Electron would show a box for each; the windows go on working, and the error can be looked at
  process.on('uncaughtException', failed)
  process.on('unhandledRejection', failed)
  core.onCrash((message, isRestarted) => {
    if (isRestarted) report({ where: 'core', type: 'CoreCrash', message })
  })
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') {
      report({ where: 'page', type: 'PageCrash', message: `${reason} (exit code ${exitCode})` })
    }
  })
}
