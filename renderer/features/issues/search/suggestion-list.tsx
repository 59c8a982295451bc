import { useEffect, useRef } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import styles from './suggestion-list.module.css'
import type { Suggestion, SuggestionGroup } from './suggestions.ts'

export const suggestionElementId = (index: number) => `suggestion-${index}`

/** What could be put into the search, under the field. The field keeps the focus and names the one that is chosen. */
export function SuggestionList({
  id,
  groups,
  active,
  onChoose
}: {
  id: string
  groups: readonly SuggestionGroup[]
  /** Index among all of them; -1: none. */
  active: number
  onChoose: (suggestion: Suggestion) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = list.current
    if (active < 0) box?.scrollTo({ top: 0 })
    else document.getElementById(suggestionElementId(active))?.scrollIntoView({ block: 'nearest' })
  }, [active])

  let index = 0
  return (
    <>
      <div ref={list} id={id} className={styles.list} role="listbox" aria-label="Suggestions">
        {groups.map(({ title, items }) => (
          // biome-ignore lint/a11y/useSemanticElements: options are grouped, no fields
          <div key={title} role="group" aria-label={title} className={styles.group}>
            <div className={styles.title} aria-hidden>
              {title}
            </div>
            {items.map((item) => {
              const place = index++
              return (
                <Row
                  key={item.id}
                  suggestion={item}
                  place={place}
                  isActive={place === active}
                  onChoose={onChoose}
                />
              )
            })}
          </div>
        ))}
      </div>
      <div className={styles.foot} aria-hidden>
        <span>
          <Kbd keys="arrowdown" /> choose
        </span>
        <span>
          <Kbd keys="tab" /> take
        </span>
        <span>
          <Kbd keys="enter" /> search
        </span>
        <span className={styles.syntax}>
          <code>!key:value</code> <code>[a, b]</code> <code>*</code> <code>OR</code> <code>( )</code>
        </span>
      </div>
    </>
  )
}

function Row({
  suggestion,
  place,
  isActive,
  onChoose
}: {
  suggestion: Suggestion
  place: number
  isActive: boolean
  onChoose: (suggestion: Suggestion) => void
}) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    <div
      id={suggestionElementId(place)}
      role="option"
      aria-selected={isActive}
      className={classNames(styles.item, isActive && styles.active)}
      onClick={() => onChoose(suggestion)}
    >
      <span className={styles.label}>{suggestion.label}</span>
      {suggestion.note !== undefined && <span className={styles.note}>{suggestion.note}</span>}
    </div>
  )
}
