import { client } from '../../api/connection.ts'

/** Keeps the page's own errors in Culprit's own project. They are sent nowhere. */
export function reportErrors() {
  const report = (error: unknown) => {
    const known = error instanceof Error
    const stack = known ? error.stack : undefined
    client.diagnostics
      .report({
        where: 'page',
        type: known ? error.name.slice(0, 200) : 'Error',
        message: (known ? error.message : String(error)).slice(0, 4000),
        ...(stack !== undefined && { stack: stack.slice(0, 20_000) })
      })
      .catch(() => undefined)
  }
  window.addEventListener('error', ({ error }) => report(error))
  window.addEventListener('unhandledrejection', ({ reason }) => report(reason))
}
