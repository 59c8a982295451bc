export interface Snippet {
  readonly id: string
  readonly label: string
  /** What to do with the code. */
  readonly steps: string
  readonly code: (dsn: string) => string
}

/** What to paste where, for the DSN that this window's listener hands out. */
export const snippets: readonly Snippet[] = [
  {
    id: 'node',
    label: 'Node',
    steps: 'npm install @sentry/node, then, before anything else is imported:',
    code: (dsn) => `import * as Sentry from '@sentry/node'

Sentry.init({ dsn: '${dsn}' })

Sentry.captureException(new Error('Hello from Node'))`
  },
  {
    id: 'browser',
    label: 'Browser',
    steps: 'npm install @sentry/browser, then, at the start of the page’s script:',
    code: (dsn) => `import * as Sentry from '@sentry/browser'

Sentry.init({ dsn: '${dsn}' })

Sentry.captureException(new Error('Hello from the browser'))`
  },
  {
    id: 'python',
    label: 'Python',
    steps: 'pip install sentry-sdk, then, at the start of the program:',
    code: (dsn) => `import sentry_sdk

sentry_sdk.init(dsn="${dsn}")

sentry_sdk.capture_message("Hello from Python")`
  },
  {
    id: 'cli',
    label: 'sentry-cli',
    steps: 'In a shell:',
    code: (dsn) => `SENTRY_DSN='${dsn}' sentry-cli send-event -m 'Hello from the shell'`
  }
]

/** For SDKs that know Spotlight: nothing to copy where Culprit listens on Spotlight's own port. */
export function spotlightOption(port: number, streamUrl: string): string {
  return port === 8969 ? 'spotlight: true' : `spotlight: '${streamUrl}'`
}
