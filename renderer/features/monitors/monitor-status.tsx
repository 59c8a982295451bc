import { CircleCheck, CircleDashed, CircleHelp, type LucideIcon, OctagonX } from 'lucide-react'
import type { Monitor } from '../../../shared/contract/monitors.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './monitor-status.module.css'

interface Face {
  readonly icon: LucideIcon
  readonly word: string
  readonly tone: string | undefined
  readonly title: string
}

const faces: Record<Monitor['status'], Face> = {
  ok: { icon: CircleCheck, word: 'OK', tone: styles.ok, title: 'The last run ended well' },
  error: { icon: OctagonX, word: 'Failed', tone: styles.error, title: 'The last run ended with an error' },
  in_progress: {
    icon: CircleDashed,
    word: 'Running',
    tone: styles.running,
    title: 'It said that it began, and not yet that it ended'
  },
  unknown: {
    icon: CircleHelp,
    word: 'Unknown',
    tone: styles.unknown,
    title: 'Its last check-in had a status that is not known here'
  }
}

/** How a job's last run went: a shape, a colour and a word. */
export function MonitorStatus({ status }: { status: Monitor['status'] }) {
  const { icon: Icon, word, tone, title } = faces[status]
  return (
    <span className={classNames(styles.status, tone)} title={title}>
      <Icon size={14} aria-hidden />
      {word}
    </span>
  )
}
