import type { JsonObject } from '../../../shared/model/json.ts'
import type { Random } from '../../bench/random.ts'
import { httpCrumb, logCrumb } from './breadcrumbs.ts'
import { fillWords, type Place } from './place.ts'
import type { Platform } from './platform.ts'
import { sourceAround } from './source-lines.ts'

function library(module: string, name: string, file: string, lineno: number): JsonObject {
  return { module, function: name, abs_path: `/usr/local/go/src/${module}/${file}`, lineno, in_app: false }
}

function frame(place: Place, random: Random): JsonObject {
  return {
    module: fillWords('example.com/gateway/internal/{area}', place),
    function: fillWords(
      random.pick(['(*{Noun}Store).{Verb}', '{Verb}{Noun}', '(*Handler).{Verb}{Noun}', '{verb}{Field}']),
      place
    ),
    abs_path: fillWords('/src/gateway/internal/{area}/{noun}.go', place),
    lineno: 1 + random.below(400),
    in_app: true,
    ...sourceAround(random, 'go', place)
  }
}

export const go: Platform = {
  name: 'gateway',
  platform: 'go',
  sdk: {
    name: 'sentry.go',
    version: '0.35.1',
    integrations: ['ContextifyFrames', 'Environment', 'IgnoreErrors', 'Modules'],
    packages: [{ name: 'sentry-go', version: '0.35.1' }]
  },
  runsOn: 'server',
  times: 'iso',
  release: (version) => `gateway@${version}`,
  machines: ['go1.24.6', 'go1.23.12'].map((version) => ({
    contexts: {
      runtime: { name: 'go', version, go_numroutines: 118, go_maxprocs: 4, go_numcgocalls: 0 },
      os: { name: 'linux' },
      device: { arch: 'amd64', num_cpu: 4 }
    }
  })),
  errors: [
    {
      type: '*errors.errorString',
      messages: ['{noun} not found', '{verb} {noun}: unexpected EOF', '{verb} {noun} «int»: too many retries']
    },
    {
      type: '*fmt.wrapError',
      messages: [
        '{verb} {noun} «int»: context deadline exceeded (timeout)',
        'read tcp «ip»:443: i/o timeout while {area} did {verb}',
        'decode {noun}: json: cannot unmarshal string into Go struct field {Noun}.{field} of type int64'
      ]
    },
    {
      type: '*url.Error',
      messages: [
        'Get "https://{area}.example.com/{noun}/«int»": dial tcp «ip»:443: connect: connection refused'
      ]
    },
    {
      type: 'runtime.boundsError',
      messages: ['runtime error: index out of range [«small»] with length «digit»']
    },
    {
      type: 'runtime.errorString',
      messages: ['runtime error: invalid memory address or nil pointer dereference']
    },
    { type: '*pgconn.PgError', messages: ['ERROR: relation "{area}_{noun}" does not exist (SQLSTATE 42P01)'] }
  ],
  causes: [{ type: '*net.OpError', messages: ['dial tcp: lookup {area}.internal.example: no such host'] }],
  logs: [
    'circuit breaker {area} opened for {noun}',
    '{noun} of {area} took «int» ms',
    'dropped «small» {noun} messages of {area}'
  ],
  mechanism: (handled) => ({ type: handled ? 'chained' : 'panic', handled }),
  callers: [
    library('net/http', '(*conn).serve', 'server.go', 2102),
    library('net/http', 'serverHandler.ServeHTTP', 'server.go', 3301),
    library('net/http', 'HandlerFunc.ServeHTTP', 'server.go', 2294),
    library('github.com/go-chi/chi/v5', '(*Mux).ServeHTTP', 'mux.go', 90),
    library('github.com/go-chi/chi/v5', '(*Mux).routeHTTP', 'mux.go', 459)
  ],
  callees: [
    library('database/sql', '(*DB).QueryRowContext', 'sql.go', 1801),
    library('encoding/json', '(*Decoder).Decode', 'stream.go', 63),
    library('runtime', 'goPanicIndex', 'panic.go', 115)
  ],
  frame,
  transaction: (place) => fillWords('GET /{area}/{noun}', place),
  path: (place) => fillWords('/{area}/{noun}', place),
  breadcrumb: (place, random) => random.pick([httpCrumb, logCrumb])(place, random)
}
