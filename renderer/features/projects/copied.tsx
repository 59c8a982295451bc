import { CopyButton } from '../../ui/copy-button.tsx'
import styles from './copied.module.css'

/** A text that is there to be copied. */
export function Copied({ text, label }: { text: string; label: string }) {
  return (
    <span className={styles.copied}>
      <code title={text}>{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  )
}
