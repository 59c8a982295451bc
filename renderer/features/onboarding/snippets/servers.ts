import type { Snippet } from './snippet.ts'

/** Programs of a server or the command line in scripting languages. */
export const serverSnippets: readonly Snippet[] = [
  {
    id: 'node',
    label: 'Node',
    words: 'javascript typescript server fastify koa hono bun',
    steps: 'npm install @sentry/node, then, before anything else is imported:',
    code: (dsn) => `import * as Sentry from '@sentry/node'

Sentry.init({ dsn: '${dsn}' })

Sentry.captureException(new Error('Hello from Node'))`
  },
  {
    id: 'express',
    label: 'Express',
    words: 'javascript node server',
    steps: 'npm install @sentry/node; start with node --import ./instrument.mjs app.mjs:',
    code: (dsn) => `// instrument.mjs
import * as Sentry from '@sentry/node'

Sentry.init({ dsn: '${dsn}' })

// app.mjs, after all routes
Sentry.setupExpressErrorHandler(app)`
  },
  {
    id: 'nestjs',
    label: 'NestJS',
    words: 'javascript typescript server',
    steps: 'npm install @sentry/nestjs, then instrument.ts, which main.ts imports first:',
    code: (dsn) => `// instrument.ts
import * as Sentry from '@sentry/nestjs'

Sentry.init({ dsn: '${dsn}' })

// app.module.ts
import { APP_FILTER } from '@nestjs/core'
import { SentryGlobalFilter, SentryModule } from '@sentry/nestjs/setup'

@Module({
  imports: [SentryModule.forRoot()],
  providers: [{ provide: APP_FILTER, useClass: SentryGlobalFilter }]
})
export class AppModule {}`
  },
  {
    id: 'python',
    label: 'Python',
    words: 'celery aiohttp script',
    steps: 'pip install sentry-sdk, then, at the start of the program:',
    code: (dsn) => `import sentry_sdk

sentry_sdk.init(dsn="${dsn}")

sentry_sdk.capture_message("Hello from Python")`
  },
  {
    id: 'django',
    label: 'Django',
    words: 'python web',
    steps: 'pip install "sentry-sdk[django]", then, in settings.py:',
    code: (dsn) => `import sentry_sdk

sentry_sdk.init(
    dsn="${dsn}",
    send_default_pii=True,
)`
  },
  {
    id: 'flask',
    label: 'Flask',
    words: 'python web',
    steps: 'pip install "sentry-sdk[flask]", then, before the application is made:',
    code: (dsn) => `import sentry_sdk
from flask import Flask

sentry_sdk.init(dsn="${dsn}")

app = Flask(__name__)`
  },
  {
    id: 'fastapi',
    label: 'FastAPI',
    words: 'python web starlette',
    steps: 'pip install "sentry-sdk[fastapi]", then, before the application is made:',
    code: (dsn) => `import sentry_sdk
from fastapi import FastAPI

sentry_sdk.init(dsn="${dsn}")

app = FastAPI()`
  },
  {
    id: 'php',
    label: 'PHP',
    words: 'symfony wordpress',
    steps: 'composer require sentry/sentry, then, as early as possible:',
    code: (dsn) => `\\Sentry\\init(['dsn' => '${dsn}']);

\\Sentry\\captureMessage('Hello from the server');`
  },
  {
    id: 'laravel',
    label: 'Laravel',
    words: 'php web',
    steps: 'composer require sentry/sentry-laravel, then, in .env and bootstrap/app.php:',
    code: (dsn) => `# .env
SENTRY_LARAVEL_DSN=${dsn}

// bootstrap/app.php
->withExceptions(function (Exceptions $exceptions) {
    \\Sentry\\Laravel\\Integration::handles($exceptions);
})`
  },
  {
    id: 'rails',
    label: 'Ruby on Rails',
    words: 'ruby sidekiq rack',
    steps: 'bundle add sentry-ruby sentry-rails, then, in config/initializers/sentry.rb:',
    code: (dsn) => `Sentry.init do |config|
  config.dsn = '${dsn}'
  config.breadcrumbs_logger = [:active_support_logger, :http_logger]
end`
  },
  {
    id: 'ruby',
    label: 'Ruby',
    words: 'sinatra script rack',
    steps: 'gem install sentry-ruby, then, at the start of the program:',
    code: (dsn) => `require 'sentry-ruby'

Sentry.init { |config| config.dsn = '${dsn}' }

Sentry.capture_message('Hello from Ruby')`
  },
  {
    id: 'elixir',
    label: 'Elixir',
    words: 'phoenix erlang',
    steps: 'Add {:sentry, "~> 13.0"} and {:finch, "~> 0.19"} to mix.exs, then, in config/config.exs:',
    code: (dsn) => `config :sentry,
  dsn: "${dsn}",
  environment_name: config_env(),
  enable_source_code_context: true,
  root_source_code_paths: [File.cwd!()]`
  }
]
