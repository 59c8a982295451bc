import { CopyButton } from './copy-button.tsx'
import styles from './snippet.module.css'

/** Code to copy and use. */
export function Snippet({ code, label }: { code: string; label: string }) {
  return (
    <div className={styles.snippet}>
      <pre>{code}</pre>
      <div className={styles.copy}>
        <CopyButton text={code} label={label} />
      </div>
    </div>
  )
}
