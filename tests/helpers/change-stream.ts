import { onTestFinished } from 'vitest'
import { Change } from '../../shared/contract/change.ts'
import type { ReadyHeadless } from './headless-process.ts'

export interface ChangeStream {
  /** Everything announced so far. */
  readonly changes: readonly Change[]
  /** Resolves with the first change for which `matches` is true, announced already or not. */
  next(matches: (change: Change) => boolean): Promise<Change>
}

/** Listens to `GET /events` as the page in a browser does; closed when the test ends. */
export async function listenToChanges({ uiUrl, token }: ReadyHeadless): Promise<ChangeStream> {
  const closing = new AbortController()
  onTestFinished(() => closing.abort())
  const response = await fetch(`${uiUrl}/events?token=${token}`, { signal: closing.signal })
  if (!response.ok || !response.body) throw new Error(`GET /events was answered ${response.status}`)
  const changes: Change[] = []
  const waiting = new Set<() => void>()
  void readChanges(response.body, (change) => {
    changes.push(change)
    for (const look of waiting) look()
  }).catch(() => {
    // aborted: the test is over
  })
  return {
    changes,
    next(matches) {
      return new Promise((resolve) => {
        const look = () => {
          const found = changes.find(matches)
          if (!found) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      })
    }
  }
}

async function readChanges(body: ReadableStream<Uint8Array>, onChange: (change: Change) => void) {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    const lines = (text + decoder.decode(chunk, { stream: true })).split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith('data: ')) onChange(Change.parse(JSON.parse(line.slice('data: '.length))))
    }
  }
}
