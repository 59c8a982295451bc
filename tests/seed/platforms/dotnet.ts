import type { JsonObject } from '../../../shared/model/json.ts'
import type { Random } from '../../bench/random.ts'
import { httpCrumb, logCrumb } from './breadcrumbs.ts'
import { fillWords, type Place } from './place.ts'
import type { Platform } from './platform.ts'

function library(module: string, name: string): JsonObject {
  const assembly = module.split('.').slice(0, 3).join('.')
  return { module, function: name, package: `${assembly}, Version=9.0.0.0, Culture=neutral`, in_app: false }
}

function frame(place: Place, random: Random): JsonObject {
  const part = random.pick(['Service', 'Controller', 'Handler', 'Repository'])
  const filename = fillWords(`Billing/{Area}/{Noun}${part}.cs`, place)
  return {
    filename,
    abs_path: `/src/${filename}`,
    module: fillWords(`Example.Billing.{Area}.{Noun}${part}`, place),
    function: fillWords(
      random.pick([
        'async Task<{Noun}> {Verb}Async(Guid {field})',
        '{Noun} {Verb}({Noun} {noun})',
        'void {Verb}{Field}()'
      ]),
      place
    ),
    package: 'Example.Billing, Version=1.0.0.0, Culture=neutral',
    lineno: 1 + random.below(400),
    colno: 9,
    in_app: true
  }
}

export const dotnet: Platform = {
  name: 'billing',
  platform: 'csharp',
  sdk: {
    name: 'sentry.dotnet.aspnetcore',
    version: '5.14.1',
    packages: [{ name: 'nuget:sentry.dotnet.aspnetcore', version: '5.14.1' }]
  },
  runsOn: 'server',
  times: 'iso',
  release: (version) => `billing@${version}`,
  machines: ['9.0.8', '8.0.19'].map((version) => ({
    contexts: {
      runtime: { name: '.NET', version, raw_description: `.NET ${version}` },
      os: { raw_description: 'Debian GNU/Linux 12 (bookworm)' },
      device: { arch: 'X64', processor_count: 4 },
      'Current Culture': { name: 'en-US', calendar: 'GregorianCalendar' }
    }
  })),
  errors: [
    {
      type: 'System.NullReferenceException',
      messages: ['Object reference not set to an instance of an object.']
    },
    {
      type: 'System.InvalidOperationException',
      messages: ['Sequence contains no elements', '{Noun} «int» is already closed']
    },
    {
      type: 'System.TimeoutException',
      messages: ['The operation has timed out: {verb} {noun}', 'Timeout expired after «ms» ms in {area}']
    },
    {
      type: 'Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException',
      messages: ['The {noun} was expected to affect 1 row(s), but actually affected 0 row(s)']
    },
    {
      type: 'System.Collections.Generic.KeyNotFoundException',
      messages: [
        "The given key '{noun}-«int»' was not present in the dictionary.",
        "The given key '{field}' was not present in the dictionary."
      ]
    },
    { type: 'System.FormatException', messages: ["The input string '«hex8»' was not in a correct format."] },
    {
      type: 'System.Net.Http.HttpRequestException',
      messages: ['Response status code does not indicate success: 503 ({area} is unavailable).']
    }
  ],
  causes: [{ type: 'System.Net.Sockets.SocketException', messages: ['Connection refused'] }],
  logs: [
    'Invoice of {area} without {field} for {noun}',
    '{Noun} {Id} of {area} was retried',
    'No {noun} handler for {area} and {field}'
  ],
  mechanism: (handled) => ({ type: handled ? 'generic' : 'SentryMiddleware', handled }),
  callers: [
    library(
      'Microsoft.AspNetCore.Server.Kestrel.Core.Internal.Http.HttpProtocol',
      'async Task ProcessRequests<TContext>(IHttpApplication<TContext> application)'
    ),
    library(
      'Sentry.AspNetCore.SentryMiddleware',
      'async Task InvokeAsync(HttpContext context, RequestDelegate next)'
    ),
    library(
      'Microsoft.AspNetCore.Authorization.AuthorizationMiddleware',
      'async Task Invoke(HttpContext context)'
    ),
    library('Microsoft.AspNetCore.Mvc.Infrastructure.ResourceInvoker', 'async Task InvokeAsync()'),
    library(
      'Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker',
      'async Task InvokeInnerFilterAsync()'
    ),
    library(
      'Microsoft.AspNetCore.Mvc.Infrastructure.ActionMethodExecutor',
      'async ValueTask<IActionResult> Execute(...)'
    )
  ],
  callees: [
    library('System.Linq.Enumerable', 'TSource First<TSource>(IEnumerable<TSource> source)'),
    library('Microsoft.EntityFrameworkCore.DbContext', 'async Task<int> SaveChangesAsync(...)'),
    library('System.Net.Http.HttpClient', 'async Task<HttpResponseMessage> SendAsync(...)')
  ],
  frame,
  transaction: (place) => fillWords('GET api/{area}/{noun}', place),
  path: (place) => fillWords('/api/{area}/{noun}', place),
  breadcrumb: (place, random) => random.pick([httpCrumb, logCrumb])(place, random)
}
