import type { Random } from '../../bench/random.ts'
import { httpCrumb, logCrumb } from './breadcrumbs.ts'
import { fillWords, type Place } from './place.ts'
import type { Platform } from './platform.ts'
import { sourceAround } from './source-lines.ts'

function library(path: string, name: string, lineno: number) {
  const filename = path.startsWith('node:') ? path : `/srv/api/node_modules/${path}`
  return { filename, abs_path: filename, function: name, lineno, colno: 17, in_app: false }
}

function frame(place: Place, random: Random) {
  const filename = fillWords('/srv/api/dist/{area}/{noun}-service.js', place)
  return {
    filename,
    abs_path: filename,
    module: fillWords('{area}:{noun}-service', place),
    function: fillWords(random.pick(['{Noun}Service.{verb}', '{verb}{Noun}', 'async {verb}{Field}']), place),
    lineno: 1 + random.below(700),
    colno: 1 + random.below(60),
    in_app: true,
    ...sourceAround(random, 'javascript', place)
  }
}

export const node: Platform = {
  name: 'api',
  platform: 'node',
  sdk: {
    name: 'sentry.javascript.node',
    version: '10.8.0',
    integrations: ['InboundFilters', 'LinkedErrors', 'Http', 'Express', 'OnUncaughtException', 'Context'],
    packages: [{ name: 'npm:@sentry/node', version: '10.8.0' }]
  },
  runsOn: 'server',
  times: 'seconds',
  release: (version) => `api@${version}`,
  machines: ['v22.18.0', 'v24.2.0'].map((version) => ({
    contexts: {
      runtime: { name: 'node', version },
      os: { name: 'Debian', version: '12.11', kernel_version: '6.1.0-37-amd64' },
      device: { arch: 'x64', processor_count: 8, memory_size: 16_765_571_072 },
      app: { app_memory: 214_892_544 }
    }
  })),
  errors: [
    {
      type: 'TypeError',
      messages: [
        "Cannot read properties of undefined (reading '{field}')",
        "Cannot read properties of null (reading '{field}')",
        '{noun}.{verb} is not a function',
        '{noun}.{field} is not iterable'
      ]
    },
    {
      type: 'TimeoutError',
      messages: [
        'timeout of «ms» ms exceeded for GET /v2/{area}/{noun}',
        'query timeout while loading {noun} «int»'
      ]
    },
    {
      type: 'Error',
      messages: [
        'connect ECONNREFUSED «ip»:5432',
        "ENOENT: no such file or directory, open '/srv/api/data/{area}/«path»'",
        'Request failed with status code 502 for {noun} «int»',
        'getaddrinfo ENOTFOUND {area}.internal.example'
      ]
    },
    {
      type: 'ValidationError',
      messages: ['{Noun} «int» has no {field}', '"{field}" must be a number in {noun} «hex24»']
    },
    {
      type: 'RangeError',
      messages: ['Invalid array length', 'The value of "{field}" is out of range: «int»']
    },
    { type: 'ConflictError', messages: ['{Noun} «uuid» was changed by someone else meanwhile'] }
  ],
  causes: [{ type: 'AggregateError', messages: ['All {noun} hosts were unreachable'] }],
  logs: [
    'No {field} for {noun} «int» in {area}, using the default',
    'Slow {verb} of {area} {noun}: «int» ms',
    'Payment provider answered {field} undefined for {area} {noun} «hex8»'
  ],
  mechanism: (handled) => ({ type: handled ? 'generic' : 'onuncaughtexception', handled }),
  callers: [
    library('node:internal/process/task_queues', 'process.processTicksAndRejections', 105),
    library('express/lib/router/index.js', 'next', 280),
    library('express/lib/router/layer.js', 'Layer.handle [as handle_request]', 95),
    library('express/lib/router/route.js', 'Route.dispatch', 119),
    library('express/lib/router/route.js', 'next', 149),
    library('express-async-errors/index.js', 'newFn', 16)
  ],
  callees: [
    library('pg/lib/client.js', 'Client._handleErrorMessage', 413),
    library('axios/lib/core/settle.js', 'settle', 19),
    library('axios/lib/adapters/http.js', 'RedirectableRequest.handleRequestTimeout', 677),
    library('zod/v4/core/parse.js', 'parseAsync', 52)
  ],
  frame,
  transaction: (place) => fillWords('POST /v2/{area}/:id/{noun}', place),
  path: (place) => fillWords('/v2/{area}/{noun}', place),
  breadcrumb: (place, random) => random.pick([httpCrumb, logCrumb])(place, random),
  extra: () => ({ attempt: '«digit»', requestId: '«hex24»' })
}
