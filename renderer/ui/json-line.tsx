import { ChevronRight, Copy, Route } from 'lucide-react'
import { type Ref, useState } from 'react'
import type { Json } from '../../shared/model/json.ts'
import { classNames } from './class-names.ts'
import { copyText } from './copy.ts'
import { type JsonRow, keysOfPointer } from './format/json-rows.ts'
import styles from './json-browser.module.css'
import { MatchedText } from './matched-text.tsx'
import type { MenuItem } from './menu.tsx'
import { offersMenu } from './value-menu.tsx'

const indentPx = 14
const mostInLine = 300
const mostCharacters = 20_000

/** A value as it is copied: a text without its quotes, anything else as JSON. */
export function valueText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}

/** What can be done with a value of a JSON document. */
export function valueItems(key: string, value: Json, path: string): MenuItem[] {
  return [
    { label: 'Copy value', icon: Copy, run: () => void copyText(valueText(value)) },
    { label: 'Copy key', icon: Copy, run: () => void copyText(key) },
    { label: 'Copy path', icon: Route, run: () => void copyText(path) }
  ]
}

interface JsonLineProps {
  id: string
  index: number
  row: JsonRow
  /** Its distance from the tree's top, px. */
  start: number
  isActive: boolean
  onPress: () => void
  ref: Ref<HTMLDivElement>
}

/** One line of a JSON tree. A long text stands in one line until it is pressed. */
export function JsonLine({ id, index, row, start, isActive, onPress, ref }: JsonLineProps) {
  const { pointer, key, value, depth, count, isOpen } = row
  const [isWhole, setWhole] = useState(false)
  const isLong = typeof value === 'string' && value.length > 60
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and names its active item
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys of all its items
    <div
      ref={ref}
      id={id}
      data-index={index}
      className={classNames(styles.line, isActive && styles.active, isWhole && styles.whole)}
      style={{ transform: `translateY(${start}px)`, paddingLeft: 6 + depth * indentPx }}
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={isActive}
      aria-expanded={count === undefined ? undefined : isOpen}
      onClick={() => {
        onPress()
        if (isLong && window.getSelection()?.isCollapsed !== false) setWhole(!isWhole)
      }}
      {...offersMenu(() => valueItems(key, value, keysOfPointer(pointer).join('.')))}
    >
      <span className={styles.mark}>
        {count !== undefined && count > 0 && (
          <ChevronRight size={12} className={classNames(styles.chevron, isOpen && styles.open)} aria-hidden />
        )}
      </span>
      <span className={styles.key}>
        <MatchedText text={key} />
      </span>
      <Value value={value} count={count} isWhole={isWhole} />
    </div>
  )
}

function Value({ value, count, isWhole }: { value: Json; count: number | undefined; isWhole: boolean }) {
  if (count !== undefined) {
    const text = Array.isArray(value)
      ? count === 0
        ? '[]'
        : `[ ${count} ]`
      : count === 0
        ? '{}'
        : `{ ${count} }`
    return <span className={styles.quiet}>{text}</span>
  }
  if (typeof value === 'string') {
    const shown = value.slice(0, isWhole ? mostCharacters : mostInLine)
    return (
      <span className={styles.text}>
        <MatchedText text={shown} />
        {shown.length < value.length && ' …'}
      </span>
    )
  }
  return (
    <span className={typeof value === 'number' ? styles.number : styles.word}>
      <MatchedText text={String(value)} />
    </span>
  )
}
