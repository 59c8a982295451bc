import type { Client } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/model/app-error.ts'
import type { Transport } from './transport.ts'

async function call(transport: Transport, path: string, input: unknown): Promise<unknown> {
  const answer = await transport.call(path, input)
  if (!answer.ok) throw new AppError(answer.error.code, answer.error.message)
  return answer.value
}

/**
 * The contract over a transport: `client.issues.list({…})` calls `issues.list`. Rejects with an AppError. Inputs and
 * outputs are checked where they are made, in the core, so only the types of the contract are needed here.
 */
export function createClient(transport: Transport): Client {
  const nouns = new Map<string, unknown>()
  const nounOf = (noun: string) =>
    new Proxy(
      {},
      {
        get: (_, verb) => (input: unknown) => call(transport, `${noun}.${String(verb)}`, input)
      }
    )
  return new Proxy({} as Client, {
    get(_, key) {
      const noun = String(key)
      if (!nouns.has(noun)) nouns.set(noun, nounOf(noun))
      return nouns.get(noun)
    }
  })
}
