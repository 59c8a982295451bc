import { memo, useEffect, useState } from 'react'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'
import type { EventSection } from './event-sections.ts'
import { Outline } from './outline.tsx'
import styles from './section-list.module.css'
import { goToSection } from './section-place.ts'
import { useStaged } from './use-staged.ts'

/**
 * The sections of an event and their outline. What one opened the event for comes first, the rest follows a moment
 * later, unless one looks at the rest already.
 */
export const SectionList = memo(function SectionList({
  eventId,
  sections,
  isAtTop,
  asked
}: {
  eventId: string
  sections: readonly EventSection[]
  /** Asked once: whether the reader stands at the event's beginning. */
  isAtTop: () => boolean
  /** The section that the address names. */
  asked: string | undefined
}) {
  const [first] = useState(() =>
    isAtTop() ? sections.findLastIndex(({ isFirst }) => isFirst) + 1 : sections.length
  )
  const shown = useStaged(sections.length, first)
  const isComplete = shown === sections.length

  useEffect(() => {
    if (isComplete && asked !== undefined) goToSection(asked)
  }, [isComplete, asked])

  return (
    <div className={styles.event}>
      <Outline sections={sections} isComplete={isComplete} />
      <div className={styles.sections}>
        {sections.slice(0, shown).map(({ id, title, Content }) => (
          <ErrorBoundary key={id} what={`“${title}” cannot be shown.`} resetKey={eventId}>
            <Content />
          </ErrorBoundary>
        ))}
      </div>
    </div>
  )
})
