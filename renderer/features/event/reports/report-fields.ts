import type { Event } from '../../../../shared/model/event.ts'
import type { Json, JsonObject } from '../../../../shared/model/json.ts'
import { lookUp } from '../../../ui/look-up.ts'

const kinds = {
  csp: 'Content Security Policy report',
  hpkp: 'Public Key Pinning report',
  expectct: 'Expect-CT report',
  expectstaple: 'Expect-Staple report',
  nel: 'Network Error Logging report'
} as const

/** The report that a browser sent. */
export interface SecurityReport {
  readonly kind: keyof typeof kinds
  readonly title: string
  readonly report: JsonObject
}

/** The report of an event, if it is one. */
export function reportOf(event: Event): SecurityReport | undefined {
  for (const kind of ['csp', 'hpkp', 'expectct', 'expectstaple', 'nel'] as const) {
    const report = event[kind]
    if (report !== undefined) return { kind, title: kinds[kind], report }
  }
  return undefined
}

/** The fields of all reports in the order of their weight, with names that people use. */
const labels: Readonly<Record<string, string>> = {
  effective_directive: 'Directive',
  violated_directive: 'Violated directive',
  blocked_uri: 'Blocked',
  document_uri: 'Page',
  hostname: 'Host',
  port: 'Port',
  url: 'Address',
  type: 'Type',
  phase: 'Phase',
  method: 'Method',
  status_code: 'Status',
  source_file: 'Source file',
  line_number: 'Line',
  column_number: 'Column',
  script_sample: 'Sample',
  disposition: 'Disposition',
  referrer: 'Referrer',
  server_ip: 'Server address',
  protocol: 'Protocol',
  elapsed_time: 'Elapsed, ms',
  sampling_fraction: 'Sampling',
  date_time: 'Time',
  noted_hostname: 'Pinned for',
  include_subdomains: 'Subdomains included',
  effective_expiration_date: 'Until',
  response_status: 'Response',
  cert_status: 'Certificate',
  original_policy: 'Policy'
}

export interface ReportField {
  readonly key: string
  readonly label: string
  readonly value: Json
}

/** What a report says: known fields first, with names that people use; the rest as it came. */
export function reportFields(report: JsonObject): ReportField[] {
  const rest = new Set(Object.keys(report))
  const known = Object.keys(labels).filter((key) => rest.delete(key))
  return [...known, ...rest].map((key) => ({
    key,
    label: lookUp(labels, key) ?? key,
    value: report[key] ?? null
  }))
}

/** The directives of a policy, each with its sources. */
export function policyDirectives(policy: string): { readonly name: string; readonly sources: string }[] {
  return policy
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '')
    .map((directive) => {
      const [name = '', ...sources] = directive.split(/\s+/)
      return { name, sources: sources.join(' ') }
    })
}
