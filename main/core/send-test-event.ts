import { randomUUID } from 'node:crypto'
import { AppError } from '../../shared/model/app-error.ts'
import { parseDsn } from '../protocol/dsn.ts'

/**
 * Sends an error to the listener that a DSN names, over HTTP as an SDK does, and gives the event's id. Throws AppError
 * `unavailable` where nobody answers or it is refused.
 */
export async function sendTestEvent(dsn: string): Promise<string> {
  const target = parseDsn(dsn)
  if (!target) throw new AppError('unavailable', 'There is no listener to send to.')
  const event = makeTestEvent(new Date())
  const head = { event_id: event.event_id, sent_at: new Date().toISOString() }
  const body = [head, { type: 'event' }, event].map((part) => JSON.stringify(part)).join('\n')
  const response = await fetch(`${target.origin}/api/${target.projectId}/envelope/`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-sentry-envelope',
      // without the name of an SDK, which would become the name of a project that has none yet
      'X-Sentry-Auth': `Sentry sentry_version=7, sentry_key=${target.key}`
    },
    body
  }).catch((error: unknown) => {
    throw new AppError('unavailable', `The listener at ${target.origin} does not answer.`, { cause: error })
  })
  if (!response.ok) {
    throw new AppError('unavailable', `The listener refused it: ${response.status} ${await response.text()}`)
  }
  return event.event_id
}

/** An error such as a small shop would have, always of the same issue. */
function makeTestEvent(now: Date) {
  const frame = (name: string, line: number, code: string, vars?: object) => ({
    function: name,
    filename: 'shop/cart.js',
    abs_path: '/home/me/shop/cart.js',
    module: 'shop/cart',
    lineno: line,
    colno: 11,
    in_app: true,
    pre_context: ['', '/** A test event that Culprit sent to itself. */'],
    context_line: code,
    post_context: ['}'],
    ...(vars && { vars })
  })
  return {
    event_id: randomUUID().replaceAll('-', ''),
    timestamp: now.getTime() / 1000,
    platform: 'node',
    level: 'error',
    environment: 'test',
    server_name: 'culprit',
    transaction: 'POST /checkout',
    tags: { source: 'culprit' },
    user: { id: '42' },
    request: {
      method: 'POST',
      url: 'http://localhost:3000/checkout',
      headers: { Accept: 'application/json' }
    },
    exception: {
      values: [
        {
          type: 'TypeError',
          value: "Test event: cannot read properties of undefined (reading 'price')",
          mechanism: { type: 'generic', handled: false },
          stacktrace: {
            frames: [
              frame('handleCheckout', 14, '  const sum = totalOf(cart.items)'),
              frame('totalOf', 31, '  return items.reduce((sum, item) => sum + item.product.price, 0)', {
                items: [{ id: 'SKU-9', product: null }]
              })
            ]
          }
        }
      ]
    },
    breadcrumbs: [
      { timestamp: now.getTime() / 1000 - 2, category: 'http', message: 'GET /cart', level: 'info' },
      { timestamp: now.getTime() / 1000 - 1, category: 'ui.click', message: 'button.checkout' }
    ]
  }
}
