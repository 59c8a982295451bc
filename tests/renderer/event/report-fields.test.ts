import { expect, it } from 'vitest'
import { policyDirectives, reportFields } from '../../../renderer/features/event/reports/report-fields.ts'

it('a report tells first what was violated, with names that people use', () => {
  const fields = reportFields({
    zzz: 1,
    original_policy: 'p',
    blocked_uri: 'b',
    effective_directive: 'img-src'
  })
  expect(fields.map(({ label }) => label)).toEqual(['Directive', 'Blocked', 'Policy', 'zzz'])
})

it('a policy is its directives', () => {
  expect(policyDirectives("default-src 'none';  img-src  a b ;; ")).toEqual([
    { name: 'default-src', sources: "'none'" },
    { name: 'img-src', sources: 'a b' }
  ])
})
