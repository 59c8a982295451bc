import type { JsonObject } from '../../shared/model/json.ts'
import type { Received } from '../../shared/model/received.ts'
import { type Fields, isFields } from './readers.ts'
import type { ReportDescription } from './security-report.ts'
import { originOf } from './web-origin.ts'

/** Network error logging: <https://w3c.github.io/network-error-logging/#generate-a-network-error-report>. */

/** The event payload of a report. `age` says how many milliseconds the browser held it back. */
export function fromNel(report: Fields, received: Received): Fields {
  const age = typeof report.age === 'number' && report.age > 0 ? report.age : 0
  const body = isFields(report.body) ? report.body : {}
  return {
    timestamp: (received.receivedMs - age) / 1000,
    nel: { ...body, url: report.url }
  }
}

export function describeNel(report: JsonObject): ReportDescription {
  const type = textOf(report, 'type') ?? 'unknown'
  const status = typeof report.status_code === 'number' ? report.status_code : 0
  const url = textOf(report, 'url')
  return {
    message: `${textOf(report, 'phase') ?? 'unknown'} / ${type}${type === 'http.error' ? ` (${status})` : ''}`,
    culprit: url && originOf(url).host,
    url,
    referrer: textOf(report, 'referrer'),
    method: textOf(report, 'method'),
    tags: [
      ['error-type', type],
      ['server-ip', textOf(report, 'server_ip')]
    ]
  }
}

function textOf(report: JsonObject, key: string): string | undefined {
  const value = report[key]
  return typeof value === 'string' ? value : undefined
}
