interface ErrorOptions {
  readonly type?: string
  /** What it says; errors that say another thing are another issue here. */
  readonly value: string
  readonly secondsAgo?: number
  readonly level?: string
  /** Anything else of an event. */
  readonly rest?: object
}

/** An error of a program as an SDK sends it, with a stack trace of two calls. */
export function anError({ type = 'Error', value, secondsAgo = 0, level = 'error', rest = {} }: ErrorOptions) {
  return {
    platform: 'node',
    level,
    timestamp: Date.now() / 1000 - secondsAgo,
    exception: { values: [{ type, value, stacktrace: { frames: framesOf(value) } }] },
    ...rest
  }
}

function framesOf(value: string) {
  return [
    { function: 'next', filename: 'node:internal/process', lineno: 7, in_app: false },
    {
      function: `handle ${value}`,
      filename: '/srv/app/handler.js',
      lineno: 21,
      colno: 5,
      in_app: true,
      pre_context: ['function handle(order) {'],
      context_line: '  return order.lines.length',
      post_context: ['}'],
      vars: { order: { id: 4711 } }
    }
  ]
}
