import type { Event } from '../../shared/model/event.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import type { Received } from '../../shared/model/received.ts'
import { describeCertificateReport } from './certificate-report.ts'
import { describeCsp } from './csp.ts'
import type { Place } from './findings.ts'
import { readFreeFormObject } from './free-form.ts'
import { TREE } from './limits.ts'
import { describeNel, fromNel } from './nel.ts'
import { type Fields, isFields, isUnsafeKey, readText } from './readers.ts'
import { readRequest } from './request.ts'

/**
 * The reports that browsers send by themselves: about a Content Security Policy, about certificates (HPKP, Expect-CT,
 * Expect-Staple), about the network (NEL), and whatever else the Reporting API carries.
 */

export const REPORT_KINDS = ['csp', 'hpkp', 'expectct', 'expectstaple', 'nel'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** What a report says about its event, where the payload does not say so itself. */
export interface ReportDescription {
  readonly message: string
  readonly culprit?: string | undefined
  readonly url?: string | undefined
  readonly referrer?: string | undefined
  readonly method?: string | undefined
  readonly tags: readonly (readonly [string, string | undefined])[]
}

const WRAPPERS = new Map<string, ReportKind>([
  ['csp-report', 'csp'],
  ['expect-ct-report', 'expectct'],
  ['expect-staple-report', 'expectstaple']
])

/**
 * The event payload of a report as a browser sends it: wrapped in an object of its name, as an element of the
 * Reporting API (`{type, url, user_agent, age, body}`), or, for HPKP, bare.
 */
export function fromRawReport(payload: unknown, received: Received, at: Place): Fields {
  const sent = Array.isArray(payload) ? payload[0] : payload
  const report = isFields(sent) ? sent : {}
  const userAgent = typeof report.user_agent === 'string' ? report.user_agent : received.userAgent
  return {
    platform: 'javascript',
    user: received.ip === undefined ? undefined : { ip_address: received.ip },
    request: { url: report.url, headers: userAgent ? { 'User-Agent': userAgent } : undefined },
    ...interfaceOf(report, received, at, sent)
  }
}

function interfaceOf(report: Fields, received: Received, at: Place, sent: unknown): Fields {
  for (const [wrapper, kind] of WRAPPERS) if (isFields(report[wrapper])) return { [kind]: report[wrapper] }
  if (report.type === 'csp-violation' && isFields(report.body)) return { csp: report.body }
  if (report.type === 'network-error' || received.itemType === 'nel') return fromNel(report, received)
  if (Array.isArray(report['known-pins'])) return { hpkp: report }
  return ofUnknownType(report, at, sent)
}

/** Deprecations, interventions, crashes …: kept whole, so that what the browser said can be read. */
function ofUnknownType(report: Fields, at: Place, sent: unknown): Fields {
  const type = typeof report.type === 'string' ? report.type : undefined
  if (type === undefined) at.problem('', 'invalid_data', 'unknown kind of security report', sent)
  const body = isFields(report.body) ? report.body : {}
  const message = typeof body.message === 'string' ? body.message : `Browser report: ${type ?? 'unknown'}`
  return { message, logger: type, extra: { report: sent } }
}

/** The interface of a report, its field names in snake_case whatever their spelling was. */
export function readReport(value: unknown, kind: ReportKind, at: Place): JsonObject | undefined {
  const fields = readFreeFormObject(value, at, kind, TREE.securityReport)
  if (!fields) return undefined
  const report: JsonObject = {}
  for (const key in fields) {
    const part = fields[key]
    const name = snakeCase(key)
    if (part !== null && part !== undefined && !isUnsafeKey(name)) report[name] = part
  }
  return report
}

function snakeCase(key: string): string {
  return key
    .replaceAll('-', '_')
    .replace(/([a-z])([A-Z]+)/g, '$1_$2')
    .toLowerCase()
}

/** Completes an event by what its report says: message, culprit, tags and request; what was sent stays. */
export function describeReport(event: Event, at: Place): void {
  const kind = REPORT_KINDS.find((name) => event[name] !== undefined)
  const report = kind && event[kind]
  if (!report) return
  const description = descriptionOf(kind, report)
  event.logger ??= kind === 'nel' ? 'nel' : 'csp'
  event.logentry ??= { formatted: description.message }
  if (event.culprit === undefined && description.culprit) {
    event.culprit = readText(description.culprit, at, 'culprit')
  }
  addTags(event, description.tags)
  addRequest(event, description, at)
}

function descriptionOf(kind: ReportKind, report: JsonObject): ReportDescription {
  if (kind === 'csp') return describeCsp(report)
  return kind === 'nel' ? describeNel(report) : describeCertificateReport(kind, report)
}

const MAX_TAG_CHARS = 200

function addTags(event: Event, tags: ReportDescription['tags']): void {
  for (const [key, value] of tags) {
    const fits = value !== undefined && value !== '' && value.length <= MAX_TAG_CHARS && !value.includes('\n')
    if (fits && !event.tags.some(([sentKey]) => sentKey === key)) event.tags.push([key, value])
  }
}

function addRequest(event: Event, { url, referrer, method }: ReportDescription, at: Place): void {
  const headers = referrer ? [['Referer', referrer]] : undefined
  const described = readRequest({ url, method, headers }, at, undefined)
  if (!described) return
  const allHeaders = [...(event.request?.headers ?? []), ...(described.headers ?? [])]
  event.request = { ...described, ...event.request }
  if (allHeaders.length > 0) event.request.headers = allHeaders
}
