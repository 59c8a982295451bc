import { crumb, type Dice, type Scene, source } from './scene.ts'

const PROJECT = '1'
const ORIGIN = 'https://shop.example'

const BROWSERS = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
  'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1'
] as const

const LIBRARY = [
  {
    function: 'performWorkUntilDeadline',
    filename: '~/node_modules/scheduler/cjs/scheduler.js',
    lineno: 193
  },
  { function: 'renderWithHooks', filename: '~/node_modules/react-dom/cjs/react-dom.js', lineno: 5529 }
].map((frame) => ({ ...frame, in_app: false }))

interface Failure {
  readonly type: string
  readonly value: string
  readonly page: string
  readonly level?: string
  readonly isHandled?: boolean
  readonly frames: readonly object[]
}

function webEvent(dice: Dice, atMs: number, failure: Failure): object {
  const { type, value, page, level = 'error', isHandled = false, frames } = failure
  const user = 1 + dice.below(60)
  return {
    platform: 'javascript',
    level,
    release: dice.pick(['web-shop@2.4.1', 'web-shop@2.4.1', 'web-shop@2.4.0']),
    environment: dice.pick(['production', 'production', 'production', 'staging']),
    transaction: page,
    sdk: { name: 'sentry.javascript.react', version: '10.8.0' },
    user: { id: String(user), geo: { country_code: dice.pick(['DE', 'FR', 'US', 'JP']) } },
    tags: {
      locale: dice.pick(['de', 'en', 'fr', 'ja']),
      experiment: dice.pick(['checkout-a', 'checkout-b'])
    },
    request: {
      url: `${ORIGIN}${page.replace(':id', String(100 + dice.below(900)))}`,
      headers: { 'User-Agent': dice.pick(BROWSERS), Referer: `${ORIGIN}/` }
    },
    contexts: { react: { version: '19.1.0' } },
    breadcrumbs: [
      crumb(atMs, 41, { category: 'navigation', data: { from: '/', to: page } }),
      crumb(atMs, 12, {
        category: 'fetch',
        type: 'http',
        data: { method: 'GET', url: '/api/cart', status_code: dice.pick([200, 200, 304]) }
      }),
      crumb(atMs, 2, { category: 'ui.click', message: 'button.primary[name="checkout"]' })
    ],
    exception: {
      values: [
        {
          type,
          value,
          mechanism: {
            type: isHandled ? 'generic' : 'auto.browser.global_handlers.onerror',
            handled: isHandled
          },
          stacktrace: { frames: [...LIBRARY, ...frames] }
        }
      ]
    }
  }
}

const cartSource = source(
  [
    ' export function totalOf(cart: Cart): Money {',
    '   let total = zero(cart.currency)',
    '   for (const line of cart.lines) {',
    '>    total = add(total, times(line.product.price, line.quantity))',
    '   }',
    '   return total',
    ' }'
  ].join('\n')
)

/** Failures of a shop's pages. */
export const webShop: readonly Scene[] = [
  {
    projectId: PROJECT,
    events: 160,
    firstDays: 9,
    lastDays: 0.002,
    describe: (dice, atMs) =>
      webEvent(dice, atMs, {
        type: 'TypeError',
        value: "Cannot read properties of null (reading 'price')",
        page: '/checkout',
        frames: [
          {
            function: 'CheckoutPage',
            filename: '~/src/checkout/checkout-page.tsx',
            lineno: 48,
            colno: 21,
            in_app: true
          },
          {
            function: 'totalOf',
            filename: '~/src/cart/total.ts',
            lineno: 14,
            colno: 44,
            in_app: true,
            ...cartSource
          }
        ]
      })
  },
  {
    projectId: PROJECT,
    events: 45,
    firstDays: 13,
    lastDays: 0.4,
    describe: (dice, atMs) =>
      webEvent(dice, atMs, {
        type: 'ChunkLoadError',
        value: `Loading chunk ${dice.pick(['account', 'search', 'wishlist'])} failed.`,
        page: '/account',
        frames: [{ function: 'loadPage', filename: '~/src/router.ts', lineno: 22, colno: 10, in_app: true }]
      })
  },
  {
    projectId: PROJECT,
    events: 26,
    firstDays: 12,
    lastDays: 3,
    ending: 'resolved',
    describe: (dice, atMs) =>
      webEvent(dice, atMs, {
        type: 'QuotaExceededError',
        value:
          "Failed to execute 'setItem' on 'Storage': Setting the value of 'recently-viewed' exceeded the quota.",
        page: '/products/:id',
        isHandled: true,
        level: 'warning',
        frames: [
          {
            function: 'remember',
            filename: '~/src/products/recently-viewed.ts',
            lineno: 31,
            colno: 16,
            in_app: true
          }
        ]
      })
  },
  {
    projectId: PROJECT,
    events: 12,
    firstDays: 0.08,
    lastDays: 0.01,
    describe: (dice, atMs) =>
      webEvent(dice, atMs, {
        type: 'SyntaxError',
        value: 'Unexpected token \'<\', "<!doctype "... is not valid JSON',
        page: '/search',
        frames: [{ function: 'search', filename: '~/src/search/api.ts', lineno: 9, colno: 33, in_app: true }]
      })
  }
]
