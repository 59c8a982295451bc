import type { JsonObject } from '../../shared/model/json.ts'
import type { ReportDescription } from './security-report.ts'
import { originOf } from './web-origin.ts'

/** Reports of a Content Security Policy: <https://www.w3.org/TR/CSP3/#violation-events>. */

const SELF = "'self'"

/** What CSP 3 gives for a script without a URL. */
const SCRIPT_MARKERS = new Set(['inline', 'eval'])

/** Schemes that always have a host: they keep their slashes where a report gives them alone. */
const HOST_SCHEMES = new Set(['http', 'https', 'ws', 'wss', 'ftp', 'file'])

/** What Sentry calls the blocked thing, where that is not the directive's name. */
const THINGS = new Map([
  ['child-src', 'child'],
  ['connect-src', 'connect'],
  ['font-src', 'font'],
  ['img-src', 'image'],
  ['manifest-src', 'manifest'],
  ['media-src', 'media'],
  ['object-src', 'object'],
  ['script-src', 'script'],
  ['script-src-elem', 'script'],
  ['style-src', 'style'],
  ['style-src-elem', 'style']
])

/** Titles of directives for which Sentry words it otherwise: by a resource's origin, and for the page's own. */
const FROM_ORIGIN = new Map<string, (uri: string) => string>([
  ['form-action', (uri) => `Blocked 'form' action to '${uri}'`],
  ['script-src-attr', (uri) => `Blocked inline script attribute from '${uri}'`],
  ['style-src-attr', (uri) => `Blocked style attribute from '${uri}'`]
])
const FROM_SELF = new Map([
  ['script-src-attr', "Blocked unsafe 'script' element"],
  ['script-src-elem', 'Blocked inline script attribute'],
  ['style-src-elem', "Blocked 'style' or 'link' element"],
  ['style-src-attr', 'Blocked style attribute']
])

/** Spellings of one field in the three generations of the report. */
const ALIASES: readonly (readonly [string, string])[] = [
  ['blocked_url', 'blocked_uri'],
  ['document_url', 'document_uri'],
  ['sample', 'script_sample']
]
const NUMBERS = ['status_code', 'line_number', 'column_number']

/** Brings the report into its usual field names (in place) and says what its event is called. */
export function describeCsp(report: JsonObject): ReportDescription {
  adoptUsualFields(report)
  const directive = effectiveDirective(report)
  if (directive !== undefined) report.effective_directive = directive
  const blockedUri = textOf(report, 'blocked_uri') ?? 'self'
  const documentUri = textOf(report, 'document_uri')
  report.blocked_uri = blockedUri
  return {
    message: messageOf(directive ?? 'content', blockedUri, textOf(report, 'violated_directive') ?? ''),
    culprit: culpritOf(textOf(report, 'violated_directive') ?? '', documentUri ?? ''),
    url: documentUri,
    referrer: textOf(report, 'referrer'),
    tags: [
      ['effective-directive', directive],
      ['blocked-uri', withoutSecrets(blockedUri)],
      ['blocked-host', hostOf(blockedUri)],
      ['document-uri', documentUri]
    ]
  }
}

function adoptUsualFields(report: JsonObject): void {
  for (const [alias, name] of ALIASES) {
    const value = report[alias]
    if (value === undefined) continue
    delete report[alias]
    report[name] ??= value
  }
  for (const name of NUMBERS) {
    const value = report[name]
    if (typeof value === 'string' && /^\d{1,15}$/.test(value)) report[name] = Number(value)
  }
}

/** Its first word, because CSP 2 put the sources behind it; Firefox sends only what was violated. */
function effectiveDirective(report: JsonObject): string | undefined {
  const sent = textOf(report, 'effective_directive') ?? textOf(report, 'violated_directive')
  return sent?.trim().split(/\s/, 1)[0] || undefined
}

function messageOf(directive: string, blockedUri: string, violated: string): string {
  const thing = THINGS.get(directive) ?? directive
  const uri = normalizedUri(blockedUri)
  if (directive === 'script-src' && (uri === SELF || SCRIPT_MARKERS.has(blockedUri))) {
    if (blockedUri === 'inline' || violated.includes("'unsafe-inline'"))
      return "Blocked unsafe inline 'script'"
    if (blockedUri === 'eval' || violated.includes("'unsafe-eval'")) return "Blocked unsafe eval() 'script'"
    return "Blocked unsafe (eval() or inline) 'script'"
  }
  if (uri === SELF) return FROM_SELF.get(directive) ?? `Blocked inline '${thing}'`
  return FROM_ORIGIN.get(directive)?.(uri) ?? `Blocked '${thing}' from '${uri}'`
}

/** What was blocked, as titles and grouping name it: the page itself, a host, or a scheme with its host. */
function normalizedUri(uri: string): string {
  if (uri === '' || uri === 'self' || uri === SELF) return SELF
  if (!uri.includes(':')) return HOST_SCHEMES.has(uri) ? `${uri}://` : `${uri}:`
  const { scheme, host } = originOf(uri)
  if (scheme === undefined) return uri
  if (scheme === 'http' || scheme === 'https') return host
  return host === '' && !HOST_SCHEMES.has(scheme) ? `${scheme}:` : `${scheme}://${host}`
}

/** The violated directive, where the page's own origin is written `'self'` again: Firefox spells it out. */
function culpritOf(violated: string, documentUri: string): string | undefined {
  const [directive, ...sources] = violated.split(/\s+/).filter((word) => word !== '')
  if (directive === undefined) return undefined
  const self = documentUri === '' ? undefined : normalizedUri(documentUri)
  const normalized = sources.map((source) => {
    const named = source.includes('://') ? normalizedUri(source) : source
    return named === self ? SELF : source
  })
  return [directive, ...normalized].join(' ')
}

/** Stripe's query carries card data. */
function withoutSecrets(uri: string): string {
  return uri.startsWith('https://api.stripe.com/') ? uri.replace(/[?#].*$/s, '') : uri
}

function hostOf(uri: string): string | undefined {
  const { scheme, host } = originOf(uri)
  return (scheme === 'http' || scheme === 'https') && host !== '' ? host.replace(/:\d+$/, '') : undefined
}

function textOf(report: JsonObject, key: string): string | undefined {
  const value = report[key]
  return typeof value === 'string' ? value : undefined
}
