import { newEventId } from './envelopes.ts'

/** Frames as Python's SDK sends them: one of a library, two of the program. */
export function pythonFrames() {
  return [
    {
      function: 'run',
      filename: 'asyncio/runners.py',
      lineno: 194,
      in_app: false,
      context_line: '    loop()'
    },
    { function: 'main', filename: 'shop/main.py', abs_path: '/srv/shop/main.py', lineno: 8, in_app: true },
    {
      function: 'pay',
      filename: 'shop/pay.py',
      abs_path: '/srv/shop/pay.py',
      lineno: 31,
      in_app: true,
      pre_context: ['def pay(cart):'],
      context_line: '    return gateway.charge(cart.total)',
      post_context: [''],
      vars: { cart: { id: 17, lines: 3 }, retries: 2 }
    }
  ]
}

/** An exception of a group: `id` is its own, `parent` that of the one that holds it. */
function member(type: string, value: string, id: number, parent?: number, rest: object = {}) {
  return {
    type,
    value,
    mechanism: {
      type: 'chained',
      handled: false,
      exception_id: id,
      ...(parent !== undefined && { parent_id: parent }),
      ...rest
    },
    stacktrace: { frames: pythonFrames() }
  }
}

/** A group of exceptions in which a group stands. */
export function groupEvent(): object {
  const group = { is_exception_group: true }
  return {
    platform: 'python',
    exception: {
      values: [
        member('TimeoutError', 'gateway did not answer', 5, 3),
        member('ValueError', 'no price for SOFA-9', 4, 3),
        member('ExceptionGroup', 'payment (2 sub-exceptions)', 3, 0, group),
        member('KeyError', "'membership'", 2, 0, { source: 'exceptions[1]' }),
        member('ConnectionError', 'https://stock.example.com refused', 1, 0),
        member('ExceptionGroup', 'checkout (3 sub-exceptions)', 0, undefined, group)
      ]
    }
  }
}

/** An event of a page in a browser with nearly everything that an event can have. */
export function webEvent(): object {
  const seconds = Date.now() / 1000
  return {
    platform: 'javascript',
    level: 'error',
    release: 'web@1.9.0',
    environment: 'staging',
    transaction: '/checkout/:step',
    logentry: { formatted: 'Checkout failed, see https://status.example.com/42.' },
    exception: {
      values: [
        {
          type: 'GraphQLError',
          value: 'no price',
          mechanism: { type: 'instrument', handled: false },
          stacktrace: {
            frames: [
              {
                function: 'onclick',
                filename: 'https://shop.example.com/vendor.js',
                abs_path: 'https://shop.example.com/vendor.js',
                lineno: 1,
                colno: 48_221,
                in_app: false
              },
              {
                function: 'submit',
                filename: './src/submit.ts',
                abs_path: 'webpack://shop/./src/submit.ts',
                lineno: 42,
                colno: 13,
                in_app: true,
                context_line: '  const answer = await fetch(url)'
              }
            ]
          },
          raw_stacktrace: {
            frames: [
              { function: 'n', filename: '/static/main.1b2c3.js', lineno: 1, colno: 99_812, in_app: true }
            ]
          }
        }
      ]
    },
    breadcrumbs: {
      values: [
        { timestamp: seconds - 9, category: 'navigation', data: { from: '/cart', to: '/checkout' } },
        { timestamp: seconds - 8, category: 'ui.click', message: 'button#pay' },
        {
          timestamp: seconds - 7,
          type: 'http',
          category: 'fetch',
          level: 'error',
          data: { method: 'POST', url: 'https://api.example.com/orders', status_code: 500 }
        },
        { timestamp: seconds - 6, category: 'console', level: 'warning', message: 'deprecated' }
      ]
    },
    request: {
      method: 'POST',
      url: 'https://shop.example.com/graphql',
      headers: { 'Content-Type': 'application/json' },
      data: { query: 'query Cart {\n  price\n}', variables: { id: 17 } }
    },
    user: { id: '4711', email: 'ada@example.com' },
    tags: { 'cart.version': 'v2', 'cart.size': '3', region: 'eu', tenant: 'acme', plan: 'pro' },
    contexts: {
      flags: {
        values: [
          { flag: 'new-checkout', result: true },
          { flag: 'dark-mode', result: false }
        ]
      },
      response: { data: { errors: [{ message: 'no such field', locations: [{ line: 2 }] }] } },
      device: { memory_size: 16_000_000_000, free_memory: 4_000_000_000 }
    },
    extra: { cart: { lines: [{ sku: 'SOFA-9' }], total: 99.5 } },
    modules: { react: '19.3.1', zod: '4.6.7' },
    sdk: { name: 'sentry.javascript.react', version: '11.12.0' }
  }
}

/** A crash of machine code with threads and images. */
export function nativeEvent(): object {
  const frames = [
    { function: 'start', package: '/usr/lib/libc.so.6', instruction_addr: '0x7f2000002000', in_app: false },
    {
      function: 'shop::total(shop::Cart const&)',
      package: '/opt/shop/bin/shop',
      instruction_addr: '0x7f1000001234',
      symbol_addr: '0x7f1000001200',
      filename: 'cart.cpp',
      abs_path: '/src/shop/cart.cpp',
      lineno: 88,
      in_app: true
    }
  ]
  return {
    event_id: newEventId(),
    platform: 'native',
    level: 'fatal',
    exception: { values: [{ type: 'SIGSEGV', value: 'Segfault', stacktrace: { frames } }] },
    threads: {
      values: Array.from({ length: 12 }, (_, index) => ({
        id: index + 1,
        name: index === 0 ? 'main' : `worker-${index}`,
        crashed: index === 4,
        stacktrace: { frames: [{ function: `handle${index}`, filename: 'pool.cpp', in_app: true }] }
      }))
    },
    debug_meta: {
      images: [
        {
          type: 'elf',
          code_file: '/opt/shop/bin/shop',
          debug_id: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
          image_addr: '0x7f1000000000',
          image_size: 65_536,
          debug_status: 'found'
        },
        {
          type: 'elf',
          code_file: '/usr/lib/libc.so.6',
          debug_id: 'bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee',
          image_addr: '0x7f2000000000',
          image_size: 65_536
        }
      ]
    }
  }
}

/**
 * As large as an event may be: 1,000 frames, 2,000 tags, 500 breadcrumbs, and additional data up to the megabyte that
 * is taken.
 */
export function largeEvent(): object {
  const many = <Value>(length: number, make: (index: number) => Value) =>
    Array.from({ length }, (_, index) => make(index))
  return {
    platform: 'python',
    exception: {
      values: [
        {
          type: 'RecursionError',
          value: 'maximum recursion depth exceeded',
          stacktrace: {
            frames: many(1000, (index) => ({
              function: `step_${index}`,
              filename: `app/deep_${index % 17}.py`,
              lineno: index + 1,
              in_app: index % 3 === 0,
              context_line: `    return step(${index})`,
              vars: { index }
            }))
          }
        }
      ]
    },
    tags: many(2000, (index) => [`group${index % 40}.key${index}`, `value number ${index}`]),
    breadcrumbs: {
      values: many(500, (index) => ({
        timestamp: Date.now() / 1000 - 600 + index,
        category: ['query', 'fetch', 'ui.click', 'console'][index % 4],
        message: `step ${index} ${'of many '.repeat(index % 12)}`,
        data: { index }
      }))
    },
    extra: Object.fromEntries(
      many(45, (index) => [
        `blob${index}`,
        { text: 'lorem ipsum '.repeat(1200), list: many(50, (item) => item) }
      ])
    )
  }
}
