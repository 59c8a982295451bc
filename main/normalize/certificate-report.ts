import type { Json, JsonObject } from '../../shared/model/json.ts'
import type { ReportDescription } from './security-report.ts'

/** Reports that a browser refused a certificate: HPKP (RFC 7469), Expect-CT (RFC 9163) and Expect-Staple. */

type CertificateReportKind = 'hpkp' | 'expectct' | 'expectstaple'

const MESSAGES: Record<CertificateReportKind, string> = {
  hpkp: 'Public key pinning validation failed for',
  expectct: 'Expect-CT failed for',
  expectstaple: 'Expect-Staple failed for'
}

export function describeCertificateReport(
  kind: CertificateReportKind,
  report: JsonObject
): ReportDescription {
  const hostname = tagText(report.hostname) ?? ''
  return {
    message: `${MESSAGES[kind]} '${hostname}'`,
    culprit: kind === 'hpkp' ? undefined : hostname,
    url: hostname,
    tags: [
      ['hostname', hostname],
      ['port', tagText(report.port)],
      ['include-subdomains', tagText(report.include_subdomains)],
      ['response_status', tagText(report.response_status)],
      ['cert_status', tagText(report.cert_status)]
    ]
  }
}

function tagText(value: Json | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined
}
