import { randomUUID } from 'node:crypto'
import type { Accept } from '../ingest/submission.ts'

/** Culprit's own project, beside those of its users. */
export const OWN_PROJECT_ID = 'culprit'

/** The same error again and again, or one that storing it causes, helps nobody. */
const MAX_REPORTED = 50

export interface OwnError {
  /** `core`, `shell`, `page`. */
  readonly where: string
  readonly type: string
  readonly message: string
  readonly stack?: string | undefined
}

export interface OwnErrors {
  report(error: OwnError): Promise<void>
}

/** Keeps Culprit's own errors as events of its own project. They are sent nowhere. */
export function createOwnErrors(version: string, take: Accept): OwnErrors {
  const seen = new Set<string>()
  return {
    async report(error) {
      const key = `${error.type} ${error.message} ${error.stack ?? ''}`
      if (seen.has(key) || seen.size >= MAX_REPORTED) return
      seen.add(key)
      const payload = Buffer.from(JSON.stringify(toEvent(error, version)))
      await take({
        projectId: OWN_PROJECT_ID,
        headers: {},
        items: [{ type: 'event', headers: {}, payload }],
        receivedMs: Date.now()
      }).catch(() => undefined)
    }
  }
}

/** An error as it is thrown. */
export function toOwnError(where: string, error: unknown): OwnError {
  if (!(error instanceof Error)) return { where, type: 'Error', message: String(error) }
  return { where, type: error.name, message: error.message, stack: error.stack }
}

function toEvent({ where, type, message, stack }: OwnError, version: string) {
  const frames = framesOf(stack ?? '')
  return {
    event_id: randomUUID().replaceAll('-', ''),
    timestamp: Date.now() / 1000,
    platform: 'node',
    level: 'error',
    release: `Culprit@${version}`,
    tags: { part: where },
    exception: {
      values: [{ type, value: message, ...(frames.length > 0 && { stacktrace: { frames } }) }]
    }
  }
}

/** `at name (file:line:column)` or `at file:line:column`, the innermost call first; frames go the other way round. */
function framesOf(stack: string) {
  const frames = stack.split('\n').flatMap((line) => {
    const match = /^\s*at (?:(.+?) \()?(.+?):(\d+):(\d+)\)?$/.exec(line)
    if (!match) return []
    const [, name, file = '', lineno, colno] = match
    // where it is installed is nobody's business
    const filename = file.replace(/^.*\/(?=(out|main|renderer|shared|assets)\/)/, '')
    return [
      {
        ...(name !== undefined && { function: name }),
        filename,
        lineno: Number(lineno),
        colno: Number(colno),
        in_app: !/node:|node_modules/.test(file)
      }
    ]
  })
  return frames.reverse()
}
