import type { JsonObject } from '../../../shared/model/json.ts'
import type { Random } from '../../bench/random.ts'
import { logCrumb, queryCrumb } from './breadcrumbs.ts'
import { fillWords, type Place } from './place.ts'
import type { Platform } from './platform.ts'
import { sourceAround } from './source-lines.ts'

function library(filename: string, name: string, lineno: number): JsonObject {
  const abs_path = `/usr/local/bundle/gems/${filename}`
  return { filename: filename.replace(/^[^/]+\/lib\//, ''), abs_path, function: name, lineno, in_app: false }
}

function frame(place: Place, random: Random): JsonObject {
  const part = random.pick(['controllers', 'models', 'services', 'jobs'])
  const filename = fillWords(`app/${part}/{area}/{noun}.rb`, place)
  return {
    filename,
    abs_path: `/rails/${filename}`,
    project_root: '/rails',
    function: fillWords(
      random.pick(['{Area}::{Noun}#{verb}', '{Noun}.{verb}_{field}', 'block in {Noun}#{verb}']),
      place
    ),
    lineno: 1 + random.below(300),
    in_app: true,
    ...sourceAround(random, 'ruby', place)
  }
}

export const ruby: Platform = {
  name: 'admin',
  platform: 'ruby',
  sdk: { name: 'sentry.ruby.rails', version: '5.26.0' },
  runsOn: 'server',
  times: 'iso',
  release: (version) => `admin@${version}`,
  machines: ['ruby 3.4.5', 'ruby 3.3.9'].map((version) => ({
    contexts: {
      runtime: { name: 'ruby', version },
      os: { name: 'Linux', version: '#1 SMP Debian 6.1.140-1', kernel_version: '6.1.0-37-amd64' }
    }
  })),
  errors: [
    {
      type: 'NoMethodError',
      messages: ["undefined method '{verb}' for nil", "undefined method '{field}' for an instance of {Noun}"]
    },
    {
      type: 'ActiveRecord::RecordNotFound',
      messages: ["Couldn't find {Noun} with 'id'=«int»", "Couldn't find {Noun} without an ID"]
    },
    {
      type: 'ActiveRecord::StatementTimeout',
      messages: ['PG::QueryCanceled: ERROR: canceling statement due to statement timeout ({noun})']
    },
    {
      type: 'ActionController::ParameterMissing',
      messages: ['param is missing or the value is empty or invalid: {noun}']
    },
    { type: 'Net::ReadTimeout', messages: ['Net::ReadTimeout with #<TCPSocket:(closed)> for {area} «ip»'] },
    {
      type: 'ActionView::Template::Error',
      messages: ["undefined local variable or method '{noun}' for an instance of #<Class:0x«hex8»>"]
    },
    {
      type: 'ArgumentError',
      messages: [
        'wrong number of arguments (given «digit», expected 0) in {verb}',
        'invalid {field} of {noun} «int»'
      ]
    }
  ],
  causes: [{ type: 'PG::ConnectionBad', messages: ['connection to server at "«ip»", port 5432 failed'] }],
  logs: [
    '{Area} export of {noun} was empty',
    '{Noun} «int» of {area} has no {field}',
    'Rack::Timeout in {area}#{verb} of {noun}'
  ],
  mechanism: (handled) => ({ type: handled ? 'generic' : 'rails', handled }),
  callers: [
    library('puma-6.6.1/lib/puma/thread_pool.rb', 'block in spawn_thread', 167),
    library('puma-6.6.1/lib/puma/server.rb', 'process_client', 472),
    library('rack-3.2.0/lib/rack/method_override.rb', 'call', 28),
    library('railties-8.0.2/lib/rails/engine.rb', 'call', 535),
    library('actionpack-8.0.2/lib/action_dispatch/routing/route_set.rb', 'dispatch', 67),
    library('actionpack-8.0.2/lib/action_controller/metal.rb', 'dispatch', 252),
    library('actionpack-8.0.2/lib/abstract_controller/callbacks.rb', 'process_action', 261),
    library('activesupport-8.0.2/lib/active_support/callbacks.rb', 'run_callbacks', 120),
    library('actionpack-8.0.2/lib/action_controller/metal/basic_implicit_render.rb', 'send_action', 8)
  ],
  callees: [
    library('activerecord-8.0.2/lib/active_record/core.rb', 'find', 263),
    library(
      'activerecord-8.0.2/lib/active_record/connection_adapters/postgresql/database_statements.rb',
      'exec_query',
      159
    ),
    library('faraday-2.13.4/lib/faraday/connection.rb', 'run_request', 453)
  ],
  frame,
  transaction: (place) => fillWords('Admin::{Area}Controller#{verb}', place),
  path: (place) => fillWords('/admin/{area}/{noun}', place),
  breadcrumb: (place, random) => random.pick([queryCrumb, logCrumb])(place, random)
}
