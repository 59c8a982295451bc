import { Cpu, Globe, type LucideIcon, Monitor, Smartphone, Terminal, UserRound } from 'lucide-react'
import type { Event } from '../../../../shared/model/event.ts'
import type { JsonObject } from '../../../../shared/model/json.ts'
import styles from './context-summary.module.css'

interface Summary {
  readonly key: string
  readonly icon: LucideIcon
  readonly title: string
  readonly name: string
  readonly version: string | undefined
}

const mostItems = 4

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Who and what was at work, in a few words; nothing where only the user is known. */
export function contextSummary({ user, contexts }: Event): Summary[] {
  const who = user?.email ?? user?.username ?? user?.name ?? user?.ip_address ?? user?.id
  const named = (
    key: string,
    icon: LucideIcon,
    title: string,
    context: JsonObject | undefined
  ): Summary[] => {
    const name = text(context?.name) ?? text(context?.model) ?? text(context?.family)
    return name === undefined ? [] : [{ key, icon, title, name, version: text(context?.version) }]
  }
  const rest = [
    ...named('browser', Globe, 'Browser', contexts.browser),
    ...named('runtime', Terminal, 'Runtime', contexts.runtime),
    ...named('os', Monitor, 'Operating system', contexts.os ?? contexts.client_os),
    ...named('device', Smartphone, 'Device', deviceOf(contexts.device)),
    ...named('gpu', Cpu, 'GPU', contexts.gpu)
  ]
  if (rest.length === 0) return []
  const first: Summary[] =
    who === undefined ? [] : [{ key: 'user', icon: UserRound, title: 'User', name: who, version: undefined }]
  return [...first, ...rest].slice(0, mostItems)
}

/** A device's own name is its owner's business: the model says more. */
function deviceOf(device: JsonObject | undefined): JsonObject | undefined {
  if (device === undefined) return undefined
  const name = text(device.model) ?? text(device.family) ?? text(device.name)
  return name === undefined || name === 'Other' ? undefined : { name, version: text(device.arch) ?? '' }
}

export function ContextSummary({ event }: { event: Event }) {
  const items = contextSummary(event)
  if (items.length === 0) return null
  return (
    <ul className={styles.summary}>
      {items.map(({ key, icon: Icon, title, name, version }) => (
        <li
          key={key}
          className={styles.item}
          title={`${title}: ${[name, version].filter(Boolean).join(' ')}`}
        >
          <Icon size={14} className={styles.icon} aria-hidden />
          <span className={styles.name}>{name}</span>
          {version !== undefined && version !== '' && <span className={styles.version}>{version}</span>}
        </li>
      ))}
    </ul>
  )
}
