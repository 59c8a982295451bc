import type { JsonObject } from '../../../shared/model/json.ts'
import type { Random } from '../../bench/random.ts'
import { logCrumb, queryCrumb } from './breadcrumbs.ts'
import { fillWords, type Place } from './place.ts'
import type { Platform } from './platform.ts'
import { sourceAround } from './source-lines.ts'

function library(filename: string, name: string, lineno: number): JsonObject {
  const path = `/vendor/laravel/framework/src/Illuminate/${filename}`
  return {
    filename: path,
    abs_path: `/var/www/html${path}`,
    function: `Illuminate\\${name}`,
    lineno,
    in_app: false
  }
}

function frame(place: Place, random: Random): JsonObject {
  const part = random.pick(['Http\\Controllers', 'Services', 'Jobs', 'Models'])
  const name = fillWords(`App\\${part}\\{Area}\\{Noun}`, place)
  const filename = `${name.replace('App', '/app').replaceAll('\\', '/')}.php`
  return {
    filename,
    abs_path: `/var/www/html${filename}`,
    function: fillWords(
      random.pick([`${name}::{verb}`, `${name}::{verb}{Field}`, `${name}::{closure}`]),
      place
    ),
    lineno: 1 + random.below(400),
    in_app: true,
    ...sourceAround(random, 'php', place)
  }
}

export const php: Platform = {
  name: 'store',
  platform: 'php',
  sdk: {
    name: 'sentry.php.laravel',
    version: '4.15.1',
    packages: [{ name: 'composer:sentry/sentry', version: '4.14.2' }]
  },
  runsOn: 'server',
  times: 'seconds',
  release: (version) => `store@${version}`,
  machines: ['8.3.24', '8.4.11'].map((version) => ({
    contexts: {
      runtime: { name: 'php', version, sapi: 'fpm-fcgi' },
      os: { name: 'Linux', version: '6.1.0-37-amd64', kernel_version: 'Linux 6.1.0-37-amd64 x86_64' }
    }
  })),
  errors: [
    {
      type: 'ErrorException',
      messages: [
        'Undefined array key "{field}"',
        'Attempt to read property "{field}" on null',
        'Undefined variable {$noun}'
      ]
    },
    {
      type: 'Illuminate\\Database\\QueryException',
      messages: [
        'SQLSTATE[40001]: Serialization failure: 1213 Deadlock found (Connection: mysql, SQL: update `{noun}` set `{field}` = «int»)'
      ]
    },
    {
      type: 'Illuminate\\Database\\Eloquent\\ModelNotFoundException',
      messages: ['No query results for model [App\\Models\\{Noun}] «int»']
    },
    {
      type: 'GuzzleHttp\\Exception\\ConnectException',
      messages: ['cURL error 28: Operation timed out after «ms» milliseconds (timeout of {area})']
    },
    {
      type: 'TypeError',
      messages: [
        'App\\Services\\{Area}\\{Noun}::{verb}(): Argument #1 ({$field}) must be of type int, null given'
      ]
    },
    { type: 'RuntimeException', messages: ['Could not {verb} {noun} «hex8»', 'File «path» is not writable'] }
  ],
  causes: [{ type: 'PDOException', messages: ['SQLSTATE[HY000] [2002] Connection refused'] }],
  logs: [
    'Webhook of {area} without {field} for {noun}',
    '{Noun} «int» of {area} was imported twice',
    'Mail to {area} {noun} bounced'
  ],
  mechanism: (handled) => ({ type: 'generic', handled }),
  callers: [
    {
      filename: '/public/index.php',
      abs_path: '/var/www/html/public/index.php',
      function: null,
      lineno: 20,
      in_app: true
    },
    library('Foundation/Http/Kernel.php', 'Foundation\\Http\\Kernel::handle', 144),
    library('Pipeline/Pipeline.php', 'Pipeline\\Pipeline::then', 126),
    library(
      'Foundation/Http/Middleware/TransformsRequest.php',
      'Foundation\\Http\\Middleware\\TransformsRequest::handle',
      21
    ),
    library('Session/Middleware/StartSession.php', 'Session\\Middleware\\StartSession::handle', 63),
    library('Routing/Router.php', 'Routing\\Router::runRoute', 785),
    library('Routing/ControllerDispatcher.php', 'Routing\\ControllerDispatcher::dispatch', 46)
  ],
  callees: [
    library('Database/Connection.php', 'Database\\Connection::runQueryCallback', 822),
    library('Http/Client/PendingRequest.php', 'Http\\Client\\PendingRequest::send', 938),
    library(
      'Foundation/Bootstrap/HandleExceptions.php',
      'Foundation\\Bootstrap\\HandleExceptions::handleError',
      256
    )
  ],
  frame,
  transaction: (place) => fillWords('/{area}/{noun}', place),
  path: (place) => fillWords('/{area}/{noun}', place),
  breadcrumb: (place, random) => random.pick([queryCrumb, logCrumb])(place, random)
}
