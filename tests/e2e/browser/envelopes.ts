import { randomUUID } from 'node:crypto'
import type { Server } from './start-server.ts'

export interface Item {
  readonly header: Readonly<Record<string, unknown>> & { readonly type: string }
  readonly payload: string | Uint8Array
}

/** An item with a payload of JSON. */
export function jsonItem(type: string, payload: unknown, header: object = {}): Item {
  return { header: { ...header, type, content_type: 'application/json' }, payload: JSON.stringify(payload) }
}

/** An event id as SDKs make them. */
export function newEventId(): string {
  return randomUUID().replaceAll('-', '')
}

/** Sends items in one envelope as an SDK would; throws unless they are taken. */
export async function sendEnvelope(
  { ready }: Server,
  headers: object,
  items: readonly Item[],
  projectId = '1'
): Promise<void> {
  const parts = items.flatMap(({ header, payload }) => {
    const bytes = Buffer.from(payload)
    return [JSON.stringify({ ...header, length: bytes.length }), '\n', bytes, '\n']
  })
  const body = Buffer.concat([JSON.stringify(headers), '\n', ...parts].map((part) => Buffer.from(part)))
  const response = await fetch(`${ready.ingestUrl}/api/${projectId}/envelope/`, { method: 'POST', body })
  if (!response.ok) throw new Error(`answered ${response.status}: ${await response.text()}`)
}
