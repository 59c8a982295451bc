import type { Random } from '../../bench/random.ts'
import { clickCrumb, httpCrumb, logCrumb, navigationCrumb } from './breadcrumbs.ts'
import { fillWords, type Place } from './place.ts'
import type { Platform } from './platform.ts'

const ASSETS = 'https://shop.example.com/assets'

function library(name: string, lineno: number) {
  const filename = `${ASSETS}/react-dom-9a7d31e0.js`
  return { filename, function: name, lineno, colno: 11 + (lineno % 700), in_app: true }
}

function frame(place: Place, random: Random) {
  return {
    filename: fillWords(`${ASSETS}/{Area}{Noun}Page-${random.hex(8)}.js`, place),
    function: fillWords(
      random.pick(['{Noun}List', 'use{Noun}', '{verb}{Noun}', 'on{Verb}{Noun}', '{verb}{Field}']),
      place
    ),
    lineno: 1 + random.below(400),
    colno: 1 + random.below(9000),
    in_app: true
  }
}

export const react: Platform = {
  name: 'web',
  platform: 'javascript',
  sdk: {
    name: 'sentry.javascript.react',
    version: '10.8.0',
    integrations: [
      'InboundFilters',
      'BrowserApiErrors',
      'Breadcrumbs',
      'GlobalHandlers',
      'LinkedErrors',
      'HttpContext'
    ],
    packages: [{ name: 'npm:@sentry/react', version: '10.8.0' }]
  },
  runsOn: 'browser',
  times: 'seconds',
  release: (version) => `web@${version}`,
  machines: [{ contexts: { react: { version: '19.1.0' } } }, { contexts: { react: { version: '18.3.1' } } }],
  errors: [
    {
      type: 'TypeError',
      messages: [
        "Cannot read properties of undefined (reading '{field}')",
        "Cannot read properties of null (reading '{field}')",
        "undefined is not an object (evaluating '{noun}.{field}')",
        'can\'t access property "{field}", {noun} is undefined',
        'Failed to fetch',
        'NetworkError when attempting to fetch {noun} «int»'
      ]
    },
    { type: 'ReferenceError', messages: ['{noun} is not defined', "Can't find variable: {noun}"] },
    {
      type: 'Error',
      messages: [
        'Minified React error #«small»; visit https://react.dev/errors/«small» for the full message',
        'Request for {noun} «int» failed with status 500',
        'timeout of «ms» ms exceeded while loading {noun}',
        'Rendered more hooks than during the previous render.'
      ]
    },
    { type: 'ChunkLoadError', messages: ['Loading chunk {area}-{noun} failed. ({verb})'] },
    {
      type: 'QuotaExceededError',
      messages: ["Failed to execute 'setItem' on 'Storage': {noun} exceeded the quota"]
    },
    { type: 'SyntaxError', messages: ['Unexpected token \'<\', "<!doctype {noun}" is not valid JSON'] },
    {
      type: 'UnhandledRejection',
      messages: ['Non-Error promise rejection captured with keys: {field}, {noun}, «digit»']
    }
  ],
  causes: [{ type: 'TypeError', messages: ['Load failed for {noun}'] }],
  logs: [
    '{Noun} form of {area} was submitted without {field}',
    'Feature flag {area}.{noun} is unknown',
    'Slow page {area}/{noun}: «int» ms'
  ],
  mechanism: (handled) => ({ type: handled ? 'generic' : 'auto.browser.global_handlers.onerror', handled }),
  callers: [
    library('MessagePort.performWorkUntilDeadline', 1581),
    library('performWorkOnRootViaSchedulerTask', 16383),
    library('performWorkOnRoot', 14985),
    library('renderRootSync', 15560),
    library('workLoopSync', 15534),
    library('performUnitOfWork', 15705),
    library('beginWork', 10863),
    library('updateFunctionComponent', 9079),
    library('renderWithHooks', 5529)
  ],
  callees: [
    library('Array.map', 12),
    library('commitHookEffectListMount', 11823),
    library('Object.setState', 8801)
  ],
  frame,
  transaction: (place) => fillWords('/{area}/:id/{noun}', place),
  path: (place) => fillWords('/{area}/{noun}', place),
  breadcrumb: (place, random) =>
    random.pick([clickCrumb, httpCrumb, httpCrumb, logCrumb, navigationCrumb])(place, random),
  extra: () => ({ arguments: [] })
}
