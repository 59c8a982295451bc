import { FileSearch, FlaskConical } from 'lucide-react'
import type { SideStoreFacts } from '../../../shared/contract/desktop.ts'
import styles from './store-banner.module.css'

/** Says above everything else that what is shown is not the user's own. */
export function StoreBanner({ store }: { store: SideStoreFacts }) {
  return (
    <p className={styles.banner} role="status">
      {store.kind === 'sample' ? (
        <>
          <FlaskConical size={14} aria-hidden />
          <strong>Sample data</strong>
          <span className={styles.words}>
            Invented, and in a store of its own: try anything. It goes when this window is closed.
          </span>
        </>
      ) : (
        <>
          <FileSearch size={14} aria-hidden />
          <strong className={styles.name}>{store.name}</strong>
          <span className={styles.words}>
            A copy of the file: it stays as it is, and changes go when this window is closed.
          </span>
        </>
      )}
    </p>
  )
}
