import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

const Targets = z.array(z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string() }))
const Evaluated = z.object({ id: z.number(), result: z.object({ result: z.object({ value: z.unknown() }) }) })

export interface DebuggedPage {
  readonly port: number
  readonly socketUrl: string
}

/**
 * The first page of an Electron that was started with `--remote-debugging-port=0` and its data in `dataDir`, as soon as it
 * has one. Rejects after `timeoutMs`.
 */
export async function findPage(dataDir: string, timeoutMs = 30_000): Promise<DebuggedPage> {
  for (const endMs = Date.now() + timeoutMs; Date.now() < endMs; await pause(10)) {
    const found = await lookForPage(dataDir).catch(() => undefined)
    if (found) return found
  }
  throw new Error('no page can be seen through the debugging port')
}

async function lookForPage(dataDir: string): Promise<DebuggedPage | undefined> {
  const port = Number.parseInt(readFileSync(join(dataDir, 'DevToolsActivePort'), 'utf8'), 10)
  const targets = Targets.parse(await (await fetch(`http://127.0.0.1:${port}/json`)).json())
  const page = targets.find(({ type, url }) => type === 'page' && url.startsWith('app://'))
  return page && { port, socketUrl: page.webSocketDebuggerUrl }
}

/** What an expression comes to in the page, once its promise is kept; tried again while the page is being loaded. */
export async function evaluateSoon(
  page: DebuggedPage,
  expression: string,
  timeoutMs = 30_000
): Promise<unknown> {
  const endMs = Date.now() + timeoutMs
  for (;;) {
    try {
      return await evaluate(page, expression)
    } catch (error) {
      if (Date.now() > endMs) throw error
      await pause(10)
    }
  }
}

function evaluate({ socketUrl }: DebuggedPage, expression: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(socketUrl)
    const params = { expression, awaitPromise: true, returnByValue: true }
    socket.onopen = () => socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }))
    socket.onmessage = ({ data }) => {
      const answer = Evaluated.safeParse(JSON.parse(String(data)))
      if (answer.success) resolve(answer.data.result.result.value)
      else reject(new Error(`the page answered ${String(data)}`))
      socket.close()
    }
    socket.onerror = () => reject(new Error('the debugging port does not answer'))
  })
}
