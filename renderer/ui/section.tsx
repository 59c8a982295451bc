import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { ErrorBoundary } from './error-boundary.tsx'
import { formatWhole } from './format/number.ts'
import { setPreferences, usePreferences } from './preferences.ts'
import styles from './section.module.css'

interface SectionProps {
  /** Names the anchor and the remembered fold state. */
  id: string
  title: string
  count?: number | undefined
  /** Said beside the title, also when folded. */
  note?: ReactNode
  foldedAtFirst?: boolean
  /** Controls at the right, there while unfolded. */
  controls?: ReactNode
  resetKey?: unknown
  children: ReactNode
}

/** A part of a page that folds, remembers it, and can fail alone. */
export function Section({
  id,
  title,
  count,
  note,
  foldedAtFirst = false,
  controls,
  resetKey,
  children
}: SectionProps) {
  const folded = usePreferences((state) => state.folded[id] ?? foldedAtFirst)
  const bodyId = useId()

  function toggle() {
    setPreferences({
      folded: { ...usePreferences.getState().folded, [id]: !folded }
    })
  }

  return (
    <section className={styles.section} id={`section-${id}`} aria-label={title}>
      <div className={styles.head}>
        <h3 className={styles.heading}>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={!folded}
            aria-controls={bodyId}
            onClick={toggle}
          >
            <ChevronRight size={14} className={styles.chevron} aria-hidden />
            {title}
            {count !== undefined && <span className={styles.count}>{formatWhole(count)}</span>}
          </button>
        </h3>
        {note !== undefined && <span className={styles.note}>{note}</span>}
        {!folded && controls !== undefined && <div className={styles.controls}>{controls}</div>}
      </div>
      {!folded && (
        <div className={styles.body} id={bodyId}>
          <ErrorBoundary what={`“${title}” cannot be shown.`} resetKey={resetKey}>
            {children}
          </ErrorBoundary>
        </div>
      )}
    </section>
  )
}
