import { crumb, type Dice, type Scene, source } from './scene.ts'

const PROJECT = '2'

interface Failure {
  readonly type: string
  readonly value: string
  readonly module?: string
  readonly transaction: string
  readonly level?: string
  readonly frames: readonly object[]
  readonly cause?: { readonly type: string; readonly value: string; readonly module: string }
}

const LIBRARY = [
  { function: 'wsgi_app', module: 'flask.app', filename: 'flask/app.py', lineno: 1511 },
  { function: 'dispatch_request', module: 'flask.app', filename: 'flask/app.py', lineno: 902 }
].map((frame) => ({
  ...frame,
  abs_path: `/usr/lib/python3.13/site-packages/${frame.filename}`,
  in_app: false
}))

function own(name: string, file: string, lineno: number, more: object = {}): object {
  return {
    function: name,
    module: `shop.${file.replace('/', '.')}`,
    filename: `shop/${file}.py`,
    abs_path: `/srv/shop/${file}.py`,
    lineno,
    in_app: true,
    ...more
  }
}

function apiEvent(dice: Dice, atMs: number, failure: Failure): object {
  const { type, value, module, transaction, level = 'error', frames, cause } = failure
  const [method = 'GET', path = '/'] = transaction.split(' ')
  return {
    platform: 'python',
    level,
    logger: 'shop',
    release: dice.pick(['shop-api@5.12.0', 'shop-api@5.12.0', 'shop-api@5.11.3']),
    environment: dice.pick(['production', 'production', 'staging']),
    server_name: dice.pick(['api-1', 'api-2', 'api-3']),
    transaction,
    sdk: { name: 'sentry.python.flask', version: '2.41.0' },
    user: { id: String(1 + dice.below(60)), ip_address: `192.0.2.${1 + dice.below(250)}` },
    tags: { region: dice.pick(['eu-central', 'us-east']), handled: 'no' },
    request: {
      method,
      url: `https://api.shop.example${path}`,
      headers: { Accept: 'application/json', 'X-Request-Id': dice.hex(16) },
      data:
        method === 'POST'
          ? { cart: 100 + dice.below(900), method: dice.pick(['card', 'invoice']) }
          : undefined
    },
    contexts: { runtime: { name: 'CPython', version: '3.13.7' } },
    breadcrumbs: [
      crumb(atMs, 0.4, { category: 'query', message: 'SELECT id, price FROM products WHERE id = ANY($1)' }),
      crumb(atMs, 0.2, { category: 'redis', message: `GET 'cart:${100 + dice.below(900)}'` }),
      crumb(atMs, 0.1, {
        category: 'shop.payment',
        level: 'warning',
        message: 'payment takes longer than usual'
      })
    ],
    exception: {
      values: [
        ...(cause === undefined
          ? []
          : [{ ...cause, stacktrace: { frames: [own('connect', 'payment/client', 71)] } }]),
        {
          type,
          value,
          module,
          mechanism: { type: 'flask', handled: false },
          stacktrace: { frames: [...LIBRARY, ...frames] }
        }
      ]
    }
  }
}

const chargeSource = source(
  [
    ' def charge(order: Order) -> Receipt:',
    '     with client.session() as session:',
    '>        answer = session.post("/charges", json=order.to_charge(), timeout=5)',
    '     if answer.status_code != 201:',
    '         raise PaymentRefused(answer.json()["reason"])'
  ].join('\n')
)

/** Failures of the server behind the shop. */
export const shopApi: readonly Scene[] = [
  {
    projectId: PROJECT,
    events: 210,
    firstDays: 13.5,
    lastDays: 0.003,
    describe: (dice, atMs) =>
      apiEvent(dice, atMs, {
        type: 'PaymentTimeout',
        value: `order ${10_000 + dice.below(90_000)}: no answer within ${dice.pick([5, 5, 8])} s`,
        module: 'shop.payment',
        transaction: 'POST /orders',
        cause: { type: 'TimeoutError', value: 'timed out', module: 'socket' },
        frames: [
          own('create_order', 'orders/views', 57, {
            vars: { order_id: 10_000 + dice.below(90_000), retries: 2 }
          }),
          own('charge', 'payment/charge', 23, chargeSource)
        ]
      })
  },
  {
    projectId: PROJECT,
    events: 70,
    firstDays: 6,
    lastDays: 0.15,
    describe: (dice, atMs) =>
      apiEvent(dice, atMs, {
        type: 'IntegrityError',
        value: 'duplicate key value violates unique constraint "users_email_key"',
        module: 'psycopg.errors',
        transaction: 'POST /users',
        frames: [own('register', 'users/views', 34), own('insert_user', 'users/store', 18)]
      })
  },
  {
    projectId: PROJECT,
    events: 34,
    firstDays: 11,
    lastDays: 1.2,
    ending: 'ignored',
    describe: (dice, atMs) =>
      apiEvent(dice, atMs, {
        type: 'KeyError',
        value: `'${dice.pick(['utm_source', 'utm_campaign'])}'`,
        transaction: 'GET /landing',
        level: 'warning',
        frames: [own('landing', 'marketing/views', 12)]
      })
  },
  {
    projectId: PROJECT,
    events: 3,
    firstDays: 0.9,
    lastDays: 0.02,
    describe: (dice, atMs) =>
      apiEvent(dice, atMs, {
        type: 'MemoryError',
        value: 'export of orders needs more than 2 GiB',
        transaction: 'GET /exports/orders',
        level: 'fatal',
        frames: [own('export_orders', 'orders/export', 88), own('to_sheet', 'orders/sheet', 41)]
      })
  },
  {
    projectId: PROJECT,
    events: 48,
    firstDays: 10,
    lastDays: 0.3,
    describe: (dice) => ({
      platform: 'python',
      level: 'warning',
      logger: 'shop.stock',
      release: 'shop-api@5.12.0',
      environment: 'production',
      server_name: dice.pick(['api-1', 'api-2', 'api-3']),
      logentry: { message: 'stock of product %s is below %s', params: [100 + dice.below(900), 5] }
    })
  }
]
