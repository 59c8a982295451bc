import type { Change } from '../../shared/contract/change.ts'
import type { Answer } from '../../shared/contract/procedure.ts'
import type { Transport, TransportListener } from './transport.ts'

const reconnectMs = 1500

function failed(code: 'unavailable' | 'unauthorized' | 'internal', message: string): Answer {
  return { ok: false, error: { code, message } }
}

/** The transport of a browser against the headless server: JSON over POST, changes as server-sent events. */
export function createHttpTransport(token: string): Transport {
  return {
    async call(path, input) {
      let response: Response
      try {
        response = await fetch(`/rpc/${path}`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json'
          },
          body: JSON.stringify(input)
        })
      } catch {
        return failed(
          'unavailable',
          'Culprit does not answer. Is it still running? Start it again and retry.'
        )
      }
      try {
        const answer: Answer = await response.json()
        return answer
      } catch {
        if (response.status === 401) return failed('unauthorized', 'The token of this page is not accepted.')
        return failed('internal', `The server answered ${response.status} without a readable body.`)
      }
    },
    subscribe: (listener) => listen(token, listener)
  }
}

/** Listens until stopped. A stream that the browser gave up is opened again here. */
function listen(token: string, { onChange, onConnection }: TransportListener): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function open() {
    source = new EventSource(`/events?token=${encodeURIComponent(token)}`)
    source.onopen = () => onConnection('open')
    source.onmessage = ({ data }) => {
      // checked where it is made, as answers are
      const change: Change = JSON.parse(data)
      onChange(change)
    }
    source.onerror = () => {
      // before the listener is told, who may want to stop
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, reconnectMs)
      onConnection('lost')
    }
  }

  open()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}
