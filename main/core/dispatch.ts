import type { z } from 'zod'
import { contract, type Handlers } from '../../shared/contract/index.ts'
import type { Answer, HandlersOf, Procedure, Procedures } from '../../shared/contract/procedure.ts'
import { AppError } from '../../shared/model/app-error.ts'
import { isDamage } from '../store/store-failure.ts'

type Handler = (input: unknown) => unknown

/** The door to everything that the core can be asked. */
export function createDispatch(handlers: Handlers, options: DoorOptions): Dispatch {
  return createDoor(contract, handlers, options)
}

export interface DoorOptions {
  readonly onUnexpected: (error: unknown) => void
  /** Comes before the handler of what is not a query. */
  readonly beforeChange?: () => void
}

/**
 * A door: finds the procedure, checks the input, runs the handler. Never throws: expected failures are answers, an
 * unexpected one is told to `onUnexpected` and answered as `internal`, or `store_corrupt` where the store's damage is why.
 */
export function createDoor<P extends Procedures>(
  procedures: P,
  handlers: HandlersOf<P>,
  { onUnexpected, beforeChange }: DoorOptions
): Dispatch {
  const table = new Map<string, { procedure: Procedure; handler: Handler }>()
  for (const [noun, verbs] of Object.entries(procedures)) {
    for (const [verb, procedure] of Object.entries(verbs)) {
      // procedures and handlers have the same shape by their types; the input is checked below
      const handler = (handlers[noun] as Record<string, Handler>)[verb]
      if (handler) table.set(`${noun}.${verb}`, { procedure, handler })
    }
  }

  return async function dispatch(path: string, input: unknown): Promise<Answer> {
    const entry = table.get(path)
    if (!entry)
      return failure(new AppError('unknown_procedure', `There is no procedure ${path.slice(0, 100)}.`))
    const parsed = entry.procedure.input.safeParse(input ?? {})
    if (!parsed.success) return failure(new AppError('invalid_input', describeIssues(path, parsed.error)))
    try {
      if (!entry.procedure.isQuery) beforeChange?.()
      return { ok: true, value: await entry.handler(parsed.data) }
    } catch (error) {
      if (error instanceof AppError) return failure(error)
      onUnexpected(error)
      const message = error instanceof Error ? error.message : String(error)
      const code = isDamage(error) ? 'store_corrupt' : 'internal'
      return failure(new AppError(code, `Something went wrong in ${path}: ${message}`))
    }
  }
}

export type Dispatch = (path: string, input: unknown) => Promise<Answer>

function failure(error: AppError): Answer {
  return { ok: false, error: { code: error.code, message: error.message } }
}

function describeIssues(path: string, error: z.ZodError): string {
  const reasons = error.issues.slice(0, 3).map((issue) => {
    const where = issue.path.join('.')
    return where ? `${where}: ${issue.message}` : issue.message
  })
  return `${path} cannot take that: ${reasons.join('; ')}.`
}
