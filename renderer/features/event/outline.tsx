import { useEffect, useRef, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { useCommand } from '../../ui/command.ts'
import { eventCommands } from './commands.ts'
import type { EventSection } from './event-sections.ts'
import styles from './outline.module.css'
import { goToSection, readingLine, sectionElement, stepToSection } from './section-place.ts'

/**
 * The sections of the event to jump to; the one that is being read is marked. It stays in sight: beside the sections
 * where there is room, else as a row above them.
 */
export function Outline({
  sections,
  isComplete
}: {
  sections: readonly EventSection[]
  /** All of them are on the page. */
  isComplete: boolean
}) {
  const [current, setCurrent] = useState<string | undefined>(sections[0]?.id)
  const list = useRef<HTMLUListElement>(null)
  /** The one that was gone to: the last ones of a page cannot come to its top. */
  const chosen = useRef<string | undefined>(undefined)
  useCommand(eventCommands.nextSection, () => stepToSection(sections, 1))
  useCommand(eventCommands.previousSection, () => stepToSection(sections, -1))

  useEffect(() => {
    if (!isComplete) return
    const top = sections[0] === undefined ? null : sectionElement(sections[0].id)
    const line = top === null ? 0 : readingLine(top)
    const seen = new Map<string, boolean>()
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) seen.set(target.id, isIntersecting)
        const isSeen = (id: string) => seen.get(`section-${id}`) === true
        if (chosen.current !== undefined && !isSeen(chosen.current)) chosen.current = undefined
        setCurrent(chosen.current ?? sections.find(({ id }) => isSeen(id))?.id)
      },
      { rootMargin: `-${line}px 0px 0px 0px` }
    )
    for (const { id } of sections) {
      const element = sectionElement(id)
      if (element !== null) observer.observe(element)
    }
    return () => observer.disconnect()
  }, [sections, isComplete])

  // in a row, what is being read may lie beyond its end
  useEffect(() => {
    const item = current === undefined ? null : (list.current?.querySelector('[aria-current]') ?? null)
    const row = list.current
    if (!(item instanceof HTMLElement) || row === null || row.scrollWidth <= row.clientWidth) return
    row.scrollTo({ left: item.offsetLeft - row.clientWidth / 2 + item.offsetWidth / 2 })
  }, [current])

  return (
    <nav className={styles.outline} aria-label="Sections">
      <ul ref={list} className={styles.list}>
        {sections.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              className={classNames(styles.item, id === current && styles.current)}
              aria-current={id === current ? 'location' : undefined}
              onClick={() => {
                goToSection(id)
                chosen.current = id
                setCurrent(id)
              }}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
