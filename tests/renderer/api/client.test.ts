import { describe, expect, it } from 'vitest'
import { createClient } from '../../../renderer/api/client.ts'
import type { Transport } from '../../../renderer/api/transport.ts'
import type { Answer } from '../../../shared/contract/procedure.ts'
import { AppError } from '../../../shared/model/app-error.ts'

function clientThat(answer: Answer) {
  const calls: unknown[] = []
  const transport: Transport = {
    call: async (path, input) => {
      calls.push([path, input])
      return answer
    },
    subscribe: () => () => undefined
  }
  return { client: createClient(transport), calls }
}

describe('createClient', () => {
  it('calls the procedure that its path of names says', async () => {
    const { client, calls } = clientThat({ ok: true, value: { rows: [], total: 0 } })
    await expect(client.issues.list({ query: 'boom' })).resolves.toEqual({ rows: [], total: 0 })
    await client.events.get({ id: 'a' })
    expect(calls).toEqual([
      ['issues.list', { query: 'boom' }],
      ['events.get', { id: 'a' }]
    ])
  })

  it('rejects with the code and the message of a failure', async () => {
    const { client } = clientThat({
      ok: false,
      error: { code: 'not_found', message: 'There is no such issue.' }
    })
    const failure = await client.issues.get({ id: '1' }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(AppError)
    expect(failure).toMatchObject({ code: 'not_found', message: 'There is no such issue.' })
  })
})
