import type { Event } from '../../shared/model/event.ts'
import type { GroupingComponent } from '../../shared/model/grouping.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import { branch, leaf, without } from './component.ts'

/** The component of a browser's security report, where the event is one (grouping reference, section 7.7). */
export function securityComponent(event: Event): GroupingComponent | undefined {
  if (event.csp) return cspComponent(event.csp)
  if (event.hpkp) return hostComponent('hpkp', 'hpkp', event.hpkp)
  if (event.expectstaple) return hostComponent('expect_staple', 'expect-staple', event.expectstaple)
  if (event.expectct) return hostComponent('expect_ct', 'expect-ct', event.expectct)
  return undefined
}

function hostComponent(id: string, salt: string, { hostname }: JsonObject): GroupingComponent {
  const parts = [leaf('salt', salt, { code: 'static_salt' })]
  if (typeof hostname === 'string') parts.push(leaf('hostname', hostname))
  return branch(id, parts)
}

function cspComponent(report: JsonObject): GroupingComponent {
  const directive = effectiveDirective(report)
  const uri = normalizedBlockedUri(text(report, 'blocked_uri'))
  const violation = localScriptViolation(report, directive, uri)
  const salt = leaf('salt', directive, { code: 'static_salt' })
  const uriPart = leaf('uri', uri)
  if (!violation) return branch('csp', [salt, uriPart])
  return branch('csp', [
    salt,
    leaf('violation', `'${violation}'`),
    without(uriPart, { code: 'violation_takes_precedence' })
  ])
}

function effectiveDirective(report: JsonObject): string {
  return (
    text(report, 'effective_directive') || (text(report, 'violated_directive').trim().split(/\s+/)[0] ?? '')
  )
}

/** The host of a web address, scheme and host of another one, `'self'` where the page itself was blocked. */
export function normalizedBlockedUri(blocked: string): string {
  if (blocked === '' || blocked === 'self' || blocked === "'self'") return "'self'"
  const address = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#@]*@)?([^/?#:]*)/i.exec(blocked)
  if (address)
    return /^https?$/i.test(address[1] ?? '') ? (address[2] ?? '') : `${address[1]}://${address[2]}`
  // Browsers may send the scheme alone.
  return blocked.includes(':') ? blocked : `${blocked}:`
}

function localScriptViolation(report: JsonObject, directive: string, uri: string): string | undefined {
  if (directive !== 'script-src' || uri !== "'self'") return undefined
  const violated = text(report, 'violated_directive')
  return ['unsafe-inline', 'unsafe-eval'].find((keyword) => violated.includes(`'${keyword}'`))
}

function text(report: JsonObject, field: string): string {
  const value = report[field]
  return typeof value === 'string' ? value : ''
}
