import type { EventDetail } from '../../../../shared/contract/events.ts'
import type { Event } from '../../../../shared/model/event.ts'
import type { Json } from '../../../../shared/model/json.ts'
import { formatTime } from '../../../ui/format/time.ts'
import { crumbsOf } from '../breadcrumbs/crumbs.ts'
import { flagsOf } from '../contexts/flags.ts'
import { showContext } from '../contexts/known-contexts.ts'
import { highlightLabel, highlightValue } from '../highlights/highlights.ts'
import { reportFields, reportOf } from '../reports/report-fields.ts'
import { fullUrl } from '../request/curl.ts'
import { threadLabel } from '../stacktrace/threads.ts'
import { type Content, Html, html } from './html.ts'
import { exceptionHtml, traceHtml } from './page-frames.ts'
import { pageStyle } from './page-style.ts'

/** What a page is made of. */
export type PageSource = Pick<EventDetail, 'event' | 'id' | 'tags' | 'problems' | 'feedback'>

const json = (value: Json) =>
  html`<pre>${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>`

function section(title: string, content: Content): Html {
  return html`<section><h2>${title}</h2>${content}</section>`
}

function rows(pairs: readonly (readonly [string, Content])[]): Html {
  return html`<table>${pairs.map(([key, value]) => html`<tr><th scope="row">${key}</th><td>${value}</td></tr>`)}</table>`
}

function objectRows(values: Readonly<Record<string, Json | undefined>>): Html {
  return rows(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, json(value)]]))
  )
}

const hasMembers = (value: object | undefined) => value !== undefined && Object.keys(value).length > 0

function titleOf({ exception, logentry }: Event): string {
  const last = exception?.values.at(-1)
  return last?.type ?? last?.value ?? logentry?.formatted.split('\n')[0] ?? 'Event'
}

function heading(detail: PageSource, highlights: readonly string[]): Html {
  const { event, id } = detail
  const said = event.exception?.values.at(-1)?.value
  const known: readonly (readonly [string, Content])[] = [
    ['event', html`<code>${id}</code>`],
    ['time', formatTime(event.timestamp)],
    ...highlights.map((key) => [highlightLabel(key), highlightValue(key, detail) ?? '--'] as const)
  ]
  return html`<h1>${titleOf(event)}</h1>
${said !== undefined && html`<pre class="said">${said}</pre>`}
${event.culprit !== undefined && html`<p class="faint"><code>${event.culprit}</code></p>`}
<dl>${known.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

function crumbs(event: Event): Html {
  const lines = crumbsOf(event).map(
    ({ at, category, level, lead, text, tail, data }) => html`<tr>
<th scope="row"><code>${at === undefined ? '–' : new Date(at).toISOString().slice(11, 23)}</code></th>
<td>${category ?? '–'} <span class="faint">${level}</span><br>${lead !== undefined && html`<strong>${lead}</strong> `}
<code>${text}</code>${tail !== undefined && ` [${tail}]`}
${data.length > 0 && html`<details><summary class="faint">data</summary>${json(Object.fromEntries(data))}</details>`}</td></tr>`
  )
  return html`<table>${lines}</table>`
}

function request({ request = {} }: Event): Html {
  const { method, query_string, headers, cookies, data, env } = request
  return html`<p><strong>${method ?? ''}</strong> <code>${fullUrl(request)}</code></p>
${query_string !== undefined && [html`<h3>Query string</h3>`, rows(query_string)]}
${data !== undefined && [html`<h3>Body</h3>`, json(data)]}
${headers !== undefined && [html`<h3>Headers</h3>`, rows(headers)]}
${cookies !== undefined && [html`<h3>Cookies</h3>`, rows(cookies)]}
${env !== undefined && [html`<h3>Environment</h3>`, objectRows(env)]}`
}

function contexts(event: Event): Html[] {
  return Object.entries(event.contexts)
    .filter(([key]) => key !== 'flags')
    .map(([key, context]) => {
      const { title, fields } = showContext(key, context, event.timestamp)
      return html`<h3>${title}</h3>${rows(
        fields.map(({ label, value }) => [label, 'text' in value ? value.text : json(value.json)])
      )}`
    })
}

/** The sections of an event in the order of the window; those without content are left out. */
function sections(detail: PageSource): Html[] {
  const { event, tags, problems, feedback } = detail
  const report = reportOf(event)
  const flags = flagsOf(event)
  const all: readonly (readonly [string, Content])[] = [
    ['Message', event.logentry !== undefined && html`<pre>${event.logentry.formatted}</pre>`],
    [
      'User feedback',
      feedback.length > 0 && rows(feedback.map(({ name, email, message }) => [name ?? email ?? '–', message]))
    ],
    [
      report?.title ?? '',
      report !== undefined &&
        rows(reportFields(report.report).map(({ label, value }) => [label, json(value)]))
    ],
    ['Exception', event.exception?.values.toReversed().map((each) => exceptionHtml(each, event))],
    ['Stack trace', event.stacktrace !== undefined && traceHtml(event.stacktrace, event.platform)],
    [
      'Threads',
      event.threads?.values.map(
        (thread) => html`<h3>${threadLabel(thread)}${thread.crashed === true && ' (crashed)'}</h3>
${thread.stacktrace !== undefined && traceHtml(thread.stacktrace, event.platform)}`
      )
    ],
    ['Breadcrumbs', hasMembers(event.breadcrumbs?.values) && crumbs(event)],
    ['Request', hasMembers(event.request) && request(event)],
    ['User', hasMembers(event.user) && objectRows(event.user ?? {})],
    ['Tags', tags.length > 0 && rows(tags)],
    ['Contexts', contexts(event)],
    ['Additional data', hasMembers(event.extra) && objectRows(event.extra)],
    ['Feature flags', flags.length > 0 && rows(flags.map(({ name, result }) => [name, result]))],
    ['Packages', event.modules !== undefined && rows(Object.entries(event.modules))],
    ['SDK', event.sdk !== undefined && html`<p>${event.sdk.name} ${event.sdk.version ?? ''}</p>`],
    [
      'Processing problems',
      problems.length > 0 && rows(problems.map(({ type, path, reason }) => [path, `${type} ${reason ?? ''}`]))
    ]
  ]
  return all.flatMap(([title, content]) => {
    const isEmpty =
      content === undefined || content === false || (Array.isArray(content) && content.length === 0)
    return isEmpty ? [] : [section(title, content)]
  })
}

/**
 * An event as one HTML file that needs nothing else: no script, its style inside, for both themes and for paper. Its
 * policy loads nothing and runs nothing, whatever the event says.
 * `highlights` are the facts at its head.
 */
export function eventPage(detail: PageSource, highlights: readonly string[]): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${titleOf(detail.event)}</title>
<style>${new Html(pageStyle)}</style>
</head>
<body>
${heading(detail, highlights)}
${sections(detail)}
<footer>Event ${detail.id}, saved by Culprit</footer>
</body>
</html>
`.text
}
