import type { Event } from '../../shared/model/event.ts'
import type { Grouping, GroupingComponent, GroupingVariant } from '../../shared/model/grouping.ts'
import { leafText, without } from './component.ts'
import type { GroupingConfig } from './config.ts'
import { currentConfig } from './current-config.ts'
import { type Fingerprint, fingerprintOf } from './fingerprint.ts'
import { stacksOfEvent } from './frames.ts'
import { md5 } from './md5.ts'
import type { Variants } from './strategy-context.ts'
import { componentVariants } from './variants.ts'

/**
 * Decides what an event belongs to. Pure: the same event and configuration give the same result. Events with a hash
 * in common belong to one issue.
 */
export function group(event: Event, config: GroupingConfig = currentConfig): Grouping {
  if (event.checksum) return finish([checksumVariant(event.checksum)], config)
  const stackOf = stacksOfEvent(event, config)
  const { variants, mainExceptionId } = componentVariants({ event, config, stackOf })
  const fingerprint = fingerprintOf(event, config, stackOf)
  const grouping = finish(withFingerprint(variants, fingerprint), config)
  const { title } = fingerprint
  return {
    ...grouping,
    ...(title === undefined ? {} : { title }),
    ...(mainExceptionId === undefined ? {} : { mainExceptionId })
  }
}

function checksumVariant(checksum: string): GroupingVariant {
  const isHash = /^[0-9a-f]{32}$/.test(checksum)
  const type = isHash ? 'checksum' : 'hashed_checksum'
  return { name: type, type, contributes: true, hash: isHash ? checksum : md5(checksum) }
}

function withFingerprint(variants: Variants, fingerprint: Fingerprint): GroupingVariant[] {
  const all = [...variants]
  switch (fingerprint.kind) {
    case 'default':
      return all.map(([name, component]) => ({
        ...componentVariant(name, component),
        hash: component.contributes ? md5(leafText(component)) : null
      }))
    case 'hybrid':
      return all.map(([name, component]) => saltedVariant(name, component, fingerprint))
    case 'custom': {
      const components = all.map(([name, component]) =>
        componentVariant(name, without(component, { code: 'fingerprint_takes_precedence' }))
      )
      return [...components, customVariant(fingerprint)]
    }
  }
}

function componentVariant(name: string, component: GroupingComponent): GroupingVariant {
  const { contributes, hint } = component
  return { name, type: 'component', contributes, hash: null, hint, component }
}

function saltedVariant(
  name: string,
  component: GroupingComponent,
  fingerprint: Fingerprint
): GroupingVariant {
  const { values } = fingerprint
  const salted = values.map((value) => (value === '{{ default }}' ? leafText(component) : value)).join('')
  return {
    ...componentVariant(name, component),
    type: 'salted_component',
    hash: component.contributes ? md5(salted) : null,
    ...fingerprintFields(fingerprint)
  }
}

function customVariant(fingerprint: Fingerprint): GroupingVariant {
  const name = fingerprint.rule?.origin === 'built_in' ? 'built_in_fingerprint' : 'custom_fingerprint'
  const hash = md5(fingerprint.values.join(''))
  return { name, type: name, contributes: true, hash, ...fingerprintFields(fingerprint) }
}

function fingerprintFields({ values, rule }: Fingerprint): Pick<GroupingVariant, 'fingerprint' | 'rule'> {
  return { fingerprint: [...values], ...(rule ? { rule: rule.text } : {}) }
}

/** md5 of nothing: what all events share that have nothing to be grouped by. */
const FALLBACK: GroupingVariant = {
  name: 'fallback',
  type: 'fallback',
  contributes: true,
  hash: 'd41d8cd98f00b204e9800998ecf8427e'
}

function finish(found: GroupingVariant[], config: GroupingConfig): Grouping {
  const variants = found.some((variant) => variant.contributes) ? found : [...found, FALLBACK]
  // What is most telling comes first, and the system variant tells least.
  const ordered = variants.toSorted((a, b) => Number(a.name === 'system') - Number(b.name === 'system'))
  const hashes = ordered.flatMap(({ hash }) => (hash === null ? [] : [hash]))
  return { config: config.id, variants, hashes }
}
