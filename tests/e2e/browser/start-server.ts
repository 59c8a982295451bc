import { launchHeadless, type ReadyHeadless, whenReady } from '../../helpers/headless-process.ts'

/** The built headless server, which can be killed and started again in its place. */
export interface Server {
  /** What runs now: another process after `start`, at the same addresses. */
  readonly ready: ReadyHeadless
  /** Posts an event as an SDK would, and gives its id; throws unless it is answered 200. */
  post(event: object, projectId?: string): Promise<string>
  /** Posts events one after the other: the last one is the last seen. */
  postAll(events: readonly object[], projectId?: string): Promise<void>
  /** Ends it without a chance to tidy up. */
  kill(): Promise<void>
  /** Starts it again on the same data and the same ports. */
  start(): Promise<void>
}

/** Starts it in a data folder, on free ports. Whoever starts it kills it. */
export async function startServer(dataDir: string): Promise<Server> {
  const launch = (port: string, uiPort: string) => {
    const args = ['--data-dir', dataDir, '--port', port, '--ui-port', uiPort]
    return whenReady(launchHeadless(args, { entry: 'out/main/headless.cjs' }))
  }
  let ready = await launch('0', '0')

  async function post(event: object, projectId = '1'): Promise<string> {
    const url = `${ready.ingestUrl}/api/${projectId}/store/`
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(event) })
    if (!response.ok) throw new Error(`answered ${response.status}: ${await response.text()}`)
    const { id } = (await response.json()) as { id: string }
    return id
  }

  return {
    get ready() {
      return ready
    },
    post,
    async postAll(events, projectId) {
      for (const event of events) await post(event, projectId)
    },
    async kill() {
      ready.child.kill('SIGKILL')
      await ready.ended
    },
    async start() {
      ready = await launch(new URL(ready.ingestUrl).port, new URL(ready.uiUrl).port)
    }
  }
}
