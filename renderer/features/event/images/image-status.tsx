import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, type LucideIcon } from 'lucide-react'
import { classNames } from '../../../ui/class-names.ts'
import type { ImageStatus } from './debug-images.ts'
import styles from './image-status.module.css'

export const statusWords: Record<ImageStatus, string> = {
  found: 'Ok',
  missing: 'Missing',
  error: 'Error',
  unused: 'Unreferenced',
  unknown: 'Unknown'
}

const icons: Record<ImageStatus, LucideIcon> = {
  found: CircleCheck,
  missing: CircleAlert,
  error: CircleAlert,
  unused: CircleMinus,
  unknown: CircleDashed
}

const hints: Record<ImageStatus, string> = {
  found: 'Its files were found',
  missing: 'A file of it was not found',
  error: 'A file of it could not be read',
  unused: 'No frame needed it',
  unknown: 'Nobody has looked for its files'
}

/** What became of an image's files, as a shape and a word. */
export function ImageStatusMark({ status }: { status: ImageStatus }) {
  const Icon = icons[status]
  return (
    <span className={classNames(styles.status, styles[status])} title={hints[status]}>
      <Icon size={12} aria-hidden />
      {statusWords[status]}
    </span>
  )
}
