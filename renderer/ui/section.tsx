import { ChevronRight, Link } from 'lucide-react'
import { createContext, type ReactNode, useContext, useId } from 'react'
import { IconButton } from './button.tsx'
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

const LinkContext = createContext<((id: string) => void) | null>(null)

/** Around sections that have an address of their own: copies the address of one. */
export const SectionLinkProvider = LinkContext.Provider

/** Folds or unfolds a section, as if its heading had been pressed. */
export function setFolded(id: string, isFolded: boolean) {
  const { folded } = usePreferences.getState()
  if (folded[id] !== isFolded) setPreferences({ folded: { ...folded, [id]: isFolded } })
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
  const copyLink = useContext(LinkContext)
  const bodyId = useId()
  return (
    <section className={styles.section} id={`section-${id}`} aria-label={title}>
      <div className={styles.head}>
        <h3 className={styles.heading}>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={!folded}
            aria-controls={folded ? undefined : bodyId}
            onClick={() => setFolded(id, !folded)}
          >
            <ChevronRight size={14} className={styles.chevron} aria-hidden />
            {title}
            {count !== undefined && <span className={styles.count}>{formatWhole(count)}</span>}
          </button>
        </h3>
        {note !== undefined && <span className={styles.note}>{note}</span>}
        {copyLink !== null && (
          <span className={styles.link}>
            <IconButton
              size="small"
              icon={Link}
              label={`Copy a link to “${title}”`}
              onClick={() => copyLink(id)}
            />
          </span>
        )}
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
