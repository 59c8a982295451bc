import type { JsonObject } from '../../../shared/model/json.ts'
import type { Random } from '../../bench/random.ts'
import { httpCrumb, logCrumb, queryCrumb } from './breadcrumbs.ts'
import { fillWords, type Place } from './place.ts'
import type { ErrorKind, Platform } from './platform.ts'
import { sourceAround } from './source-lines.ts'

const PACKAGES = '/usr/local/lib/python3.12/site-packages'

function library(module: string, name: string, lineno: number): JsonObject {
  const filename = `${module.replaceAll('.', '/')}.py`
  return { filename, abs_path: `${PACKAGES}/${filename}`, module, function: name, lineno, in_app: false }
}

function frame(place: Place, random: Random): JsonObject {
  const part = random.pick(['views', 'services', 'models', 'tasks', 'serializers'])
  const filename = fillWords(`{area}/${part}/{noun}.py`, place)
  return {
    filename,
    abs_path: `/app/${filename}`,
    module: fillWords(`{area}.${part}.{noun}`, place),
    function: fillWords(random.pick(['{verb}_{noun}', '{verb}', '_{verb}_{field}']), place),
    lineno: 1 + random.below(600),
    in_app: true,
    ...sourceAround(random, 'python', place),
    vars: { self: fillWords('<{Noun}Service object at 0x7f«hex8»>', place), [`${place.noun}_id`]: '«int»' }
  }
}

const ERRORS: readonly ErrorKind[] = [
  {
    type: 'KeyError',
    module: 'builtins',
    messages: ["'{field}'", "'{noun}_{field}'"]
  },
  {
    type: 'AttributeError',
    module: 'builtins',
    messages: ["'NoneType' object has no attribute '{field}'", "'{Noun}' object has no attribute '{verb}'"]
  },
  {
    type: 'ValueError',
    module: 'builtins',
    messages: [
      "invalid literal for int() with base 10: '{field}'",
      '{noun} «int» has no {field}',
      'time data «hex8» does not match the format of {noun}'
    ]
  },
  {
    type: 'OperationalError',
    module: 'django.db.utils',
    messages: [
      'connection to server at "«ip»", port 5432 failed: Connection refused',
      'canceling statement due to statement timeout while reading {noun}'
    ]
  },
  {
    type: 'DoesNotExist',
    module: '{area}.models',
    messages: ['{Noun} matching query does not exist.']
  },
  {
    type: 'IntegrityError',
    module: 'django.db.utils',
    messages: [
      'duplicate key value violates unique constraint "{area}_{noun}_key"\nDETAIL:  Key (id)=(«int») already exists.'
    ]
  },
  {
    type: 'ReadTimeout',
    module: 'requests.exceptions',
    messages: [
      "HTTPSConnectionPool(host='{area}.example.com', port=443): Read timed out. (read timeout=«small»)"
    ]
  },
  {
    type: 'FileNotFoundError',
    module: 'builtins',
    messages: ["[Errno 2] No such file or directory: '/data/«path»'"]
  }
]

const SHARED = {
  platform: 'python',
  runsOn: 'server',
  times: 'iso',
  errors: ERRORS,
  causes: [
    { type: 'ConnectionResetError', module: 'builtins', messages: ['[Errno 104] Connection reset by peer'] }
  ],
  frame,
  callees: [
    library('django.db.models.query', 'get', 637),
    library('django.db.backends.utils', '_execute', 105),
    library('psycopg.cursor', 'execute', 97),
    library('requests.adapters', 'send', 713),
    library('requests.sessions', 'request', 589)
  ],
  extra: () => ({ 'sys.argv': ['manage.py', 'runserver'] })
} as const satisfies Partial<Platform>

function machines(version: string) {
  return ['6.1.0-37-amd64', '6.8.0-60-generic'].map((kernel_version) => ({
    contexts: {
      runtime: { name: 'CPython', version, build: `${version} (main)` },
      os: { name: 'Linux', kernel_version }
    }
  }))
}

export const django: Platform = {
  ...SHARED,
  name: 'shop',
  sdk: {
    name: 'sentry.python.django',
    version: '2.35.1',
    integrations: [
      'argv',
      'atexit',
      'dedupe',
      'django',
      'excepthook',
      'logging',
      'modules',
      'redis',
      'stdlib'
    ],
    packages: [{ name: 'pypi:sentry-sdk', version: '2.35.1' }]
  },
  release: (version) => `shop@${version}`,
  machines: machines('3.12.11'),
  logs: [
    'Could not {verb} {area} {noun} %s',
    'Unknown {field} %s of {noun} in {area}',
    '{Area} lock for {noun} %s was held too long'
  ],
  mechanism: (handled) => ({ type: handled ? 'logging' : 'django', handled }),
  callers: [
    library('django.core.handlers.exception', 'inner', 55),
    library('django.core.handlers.base', '_get_response', 197),
    library('sentry_sdk.integrations.django.views', 'sentry_wrapped_callback', 94),
    library('django.views.generic.base', 'view', 105),
    library('django.utils.decorators', '_wrapper', 48),
    library('rest_framework.views', 'dispatch', 509),
    library('django.views.generic.base', 'dispatch', 144)
  ],
  transaction: (place) => fillWords('/{area}/{noun}/{id}/', place),
  path: (place) => fillWords('/{area}/{noun}/', place),
  breadcrumb: (place, random) => random.pick([queryCrumb, queryCrumb, logCrumb, httpCrumb])(place, random)
}

/** Background work of the same shop: no requests, hardly any users. */
export const celery: Platform = {
  ...SHARED,
  name: 'jobs',
  sdk: {
    name: 'sentry.python.celery',
    version: '2.35.1',
    integrations: ['argv', 'atexit', 'celery', 'dedupe', 'excepthook', 'logging', 'redis', 'stdlib'],
    packages: [{ name: 'pypi:sentry-sdk', version: '2.35.1' }]
  },
  release: (version) => `jobs@${version}`,
  machines: machines('3.13.6'),
  logs: [
    'Task {area}.{verb}_{noun} %s gave up',
    'Queue {area} of {noun} is %s behind',
    '{Noun} import of {area} skipped %s rows'
  ],
  mechanism: (handled) => ({ type: handled ? 'logging' : 'celery', handled }),
  callers: [
    library('celery.app.trace', 'trace_task', 453),
    library('celery.app.trace', '__protected_call__', 736),
    library('sentry_sdk.integrations.celery', '_inner', 407),
    library('celery.app.autoretry', 'run', 38)
  ],
  transaction: (place) => fillWords('{area}.tasks.{verb}_{noun}', place),
  breadcrumb: (place, random) => random.pick([queryCrumb, logCrumb, httpCrumb])(place, random)
}
