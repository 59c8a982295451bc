/** Set by any payload that manages to run. */
export const FLAG = '__hostile'

const run = `window.${FLAG} = 1`

/** Texts that do something where they are taken for more than text. */
export const HOSTILE = [
  `<script>${run}</script>`,
  `<img src="x" onerror="${run}">`,
  `"><svg onload="${run}"></svg>`,
  `<iframe srcdoc="<script>parent.${FLAG} = 1</script>"></iframe>`,
  `<a href="javascript:${run}">press</a>`,
  `<style>* { display: none }</style>`,
  `javascript:${run}`,
  '\u202eright to left\u202c \u2066isolate',
  '\u0000\u0001\u0007\u001b[31mred\u001b[0m\u007f\u0085',
  '{{constructor.constructor("alert(1)")()}} <%= alert(1) %> __proto__',
  'W'.repeat(5000)
]

const ALL = HOSTILE.join(' ')

/** An event that says these things wherever an event can say something. `marker` finds its issue in the list. */
export function hostileEvent(marker: string): object {
  const value = `${marker} ${ALL}`
  const pairs = Object.fromEntries(HOSTILE.map((text, index) => [`${index} ${text}`.slice(0, 150), text]))
  const frame = {
    function: value,
    module: value,
    filename: `/srv/${value}`,
    abs_path: `javascript:${run}//`,
    lineno: 3,
    in_app: true,
    pre_context: [ALL],
    context_line: ALL,
    post_context: [ALL],
    vars: pairs
  }
  const stacktrace = { frames: [frame] }
  const mechanism = {
    type: ALL.slice(0, 100),
    description: ALL,
    help_link: `javascript:${run}`,
    handled: false,
    data: pairs
  }
  return {
    platform: 'javascript',
    level: 'error',
    release: `<img src=x onerror=${run}>@1`,
    environment: `<b>${run}<b>`,
    transaction: value,
    server_name: ALL,
    logger: ALL.slice(0, 60),
    logentry: { message: `${ALL} %s`, params: [ALL] },
    exception: {
      values: [{ type: `${marker} <script>${run}</script>`, value, module: ALL, mechanism, stacktrace }]
    },
    threads: { values: [{ id: 1, name: ALL, crashed: true, current: true, stacktrace }] },
    breadcrumbs: {
      values: [
        {
          type: 'http',
          category: 'http',
          data: { method: 'GET', url: `javascript:${run}`, status_code: 500, reason: ALL }
        },
        { type: 'navigation', category: 'navigation', data: { from: ALL, to: `javascript:${run}` } },
        { category: ALL, message: ALL, level: 'error', data: pairs },
        { category: 'console', message: ALL, data: { arguments: HOSTILE } }
      ]
    },
    request: {
      url: `javascript:${run}//example.invalid/${ALL}`,
      method: `<script>${run}</script>`,
      query_string: Object.entries(pairs),
      fragment: ALL,
      data: ALL,
      headers: Object.entries(pairs),
      cookies: Object.entries(pairs),
      env: pairs
    },
    user: { id: ALL, username: ALL, email: ALL, ip_address: '203.0.113.7', name: ALL, ...pairs },
    tags: HOSTILE.map((text, index) => [`tag${index}`, text.slice(0, 190)]),
    contexts: {
      os: { name: ALL, version: ALL },
      browser: { name: ALL },
      device: { model: ALL, family: ALL },
      [`<script>${run}</script>`]: pairs,
      __proto__x: pairs
    },
    extra: { ...pairs, nested: { deeper: pairs, list: HOSTILE } },
    modules: pairs,
    sdk: {
      name: `sentry.<script>${run}</script>`,
      version: `<b>${run}</b>`,
      packages: [{ name: ALL, version: ALL }]
    },
    fingerprint: [marker, ALL]
  }
}
