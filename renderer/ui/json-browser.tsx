import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Json } from '../../shared/model/json.ts'
import { classNames } from './class-names.ts'
import { copyText } from './copy.ts'
import { findInJson, type JsonRow, jsonRows, pointersAbove } from './format/json-rows.ts'
import styles from './json-browser.module.css'
import { JsonLine, valueText } from './json-line.tsx'
import { JsonSearch } from './json-search.tsx'
import { SearchProvider } from './matched-text.tsx'
import { useSettled } from './use-settled.ts'

const rowHeight = 20
const mostMatches = 1000
const restMs = 120

interface JsonBrowserProps {
  document: Json
  label: string
  /** Parts above this depth are unfolded at first. */
  openDepth?: number
}

/** A JSON document of any size as a tree to search: only what is unfolded and in sight is on the page. */
export function JsonBrowser({ document, label, openDepth = 1 }: JsonBrowserProps) {
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [active, setActive] = useState(0)
  const [search, setSearch] = useState('')
  const settled = useSettled(search, restMs)
  const [at, setAt] = useState(0)
  const [sought, setSought] = useState<string | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()

  const matches = useMemo(() => findInJson(document, settled, mostMatches), [document, settled])
  const rows = useMemo(
    () => jsonRows(document, (pointer, depth) => toggled.get(pointer) ?? depth < openDepth - 1),
    [document, toggled, openDepth]
  )
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.pointer ?? index,
    overscan: 10
  })

  function toggle({ pointer, isOpen, count }: JsonRow, open = !isOpen) {
    if (count !== undefined && count > 0) setToggled(new Map(toggled).set(pointer, open))
  }

  function moveTo(index: number) {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    setActive(next)
    virtual.scrollToIndex(next)
  }

  /** Unfolds the way to a match; an effect goes there once its line exists. */
  function seek(index: number) {
    const pointer = matches[index]
    if (pointer === undefined) return
    setAt(index)
    setSought(pointer)
    setToggled(
      (before) => new Map([...before, ...pointersAbove(pointer).map((each) => [each, true] as const)])
    )
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only other matches start at the first one
  useEffect(() => {
    setAt(0)
    if (matches.length > 0) seek(0)
  }, [matches])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `moveTo` reads the rows of this very render
  useEffect(() => {
    const index = sought === null ? -1 : rows.findIndex(({ pointer }) => pointer === sought)
    if (index < 0) return
    moveTo(index)
    setSought(null)
  }, [sought, rows])

  function press(event: KeyboardEvent) {
    const row = rows[active]
    if (row === undefined) return
    const isCopy = event.key === 'c' && (event.ctrlKey || event.metaKey)
    if (isCopy && window.getSelection()?.isCollapsed !== false) void copyText(valueText(row.value))
    else if (event.key === 'ArrowDown') moveTo(active + 1)
    else if (event.key === 'ArrowUp') moveTo(active - 1)
    else if (event.key === 'Home') moveTo(0)
    else if (event.key === 'End') moveTo(rows.length - 1)
    else if (event.key === 'ArrowRight') toggle(row, true)
    else if (event.key === 'ArrowLeft') {
      if (row.isOpen) toggle(row, false)
      else moveTo(rows.findLastIndex(({ depth }, index) => index < active && depth < row.depth))
    } else if (event.key === 'Enter' || event.key === ' ') toggle(row)
    else return
    event.preventDefault()
  }

  return (
    <section className={styles.browser} aria-label={label}>
      <JsonSearch
        value={search}
        count={matches.length}
        at={at}
        isMore={matches.length === mostMatches}
        onChange={setSearch}
        onSeek={(step) => seek((at + step + matches.length) % Math.max(1, matches.length))}
      />
      <SearchProvider value={settled}>
        <div
          ref={scroller}
          className={classNames(styles.tree, settled !== '' && styles.searched)}
          role="tree"
          tabIndex={0}
          aria-label={label}
          aria-activedescendant={rows.length === 0 ? undefined : `${id}${active}`}
          onKeyDown={press}
        >
          <div className={styles.canvas} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ key, index, start }) => {
              const row = rows[index]
              if (row === undefined) return null
              return (
                <JsonLine
                  key={key}
                  id={`${id}${index}`}
                  index={index}
                  ref={virtual.measureElement}
                  row={row}
                  start={start}
                  isActive={index === active}
                  onPress={() => {
                    setActive(index)
                    toggle(row)
                  }}
                />
              )
            })}
          </div>
          {rows.length === 0 && <p className={styles.empty}>It is empty.</p>}
        </div>
      </SearchProvider>
    </section>
  )
}
