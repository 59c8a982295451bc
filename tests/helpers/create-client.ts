import { type Client, contract } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/model/app-error.ts'

/** The typed client over any way to call: throws AppError where the answer is one. */
export function createClient(call: (path: string, input: unknown) => Promise<unknown>): Client {
  const nouns = Object.entries(contract).map(([noun, verbs]) => {
    const methods = Object.keys(verbs).map((verb) => [
      verb,
      (input: unknown) => unwrap(call(`${noun}.${verb}`, input))
    ])
    return [noun, Object.fromEntries(methods)]
  })
  return Object.fromEntries(nouns) as Client
}

async function unwrap(answering: Promise<unknown>): Promise<unknown> {
  const answer = (await answering) as {
    ok: boolean
    value?: unknown
    error?: { code: never; message: string }
  }
  if (answer.ok) return answer.value
  throw new AppError(answer.error?.code ?? ('internal' as never), answer.error?.message ?? 'no answer')
}
