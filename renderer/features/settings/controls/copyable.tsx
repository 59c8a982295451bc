import { CopyButton } from '../../../ui/copy-button.tsx'
import styles from './copyable.module.css'

/** A text that is there to be copied. */
export function Copyable({ text, label }: { text: string; label: string }) {
  return (
    <span className={styles.copyable}>
      <code title={text}>{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  )
}
