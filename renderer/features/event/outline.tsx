import { useEffect, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import type { EventSection } from './event-sections.ts'
import styles from './outline.module.css'

function elementOf(id: string): HTMLElement | null {
  return document.getElementById(`section-${id}`)
}

/** The sections of the event to jump to; the one that is being read is marked. */
export function Outline({ sections }: { sections: readonly EventSection[] }) {
  const [current, setCurrent] = useState<string | undefined>(sections[0]?.id)

  useEffect(() => {
    const seen = new Map<string, boolean>()
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) seen.set(target.id, isIntersecting)
        setCurrent(sections.find(({ id }) => seen.get(`section-${id}`))?.id)
      },
      { rootMargin: '-80px 0px -40% 0px' }
    )
    for (const { id } of sections) {
      const element = elementOf(id)
      if (element !== null) observer.observe(element)
    }
    return () => observer.disconnect()
  }, [sections])

  return (
    <nav className={styles.outline} aria-label="Sections">
      <ul>
        {sections.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              className={classNames(styles.item, id === current && styles.current)}
              aria-current={id === current ? 'location' : undefined}
              onClick={() => elementOf(id)?.scrollIntoView({ block: 'start' })}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
