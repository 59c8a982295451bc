import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '../../ui/button.tsx'
import { useCommand } from '../../ui/command.ts'
import { formatWhole } from '../../ui/format/number.ts'
import { findCommands } from './commands.ts'
import styles from './find-bar.module.css'
import { findOnPage, revealRange } from './page-text.ts'

const allName = 'found'
const activeName = 'found-active'

/** Looks for text on the page, as a browser does. `container`: where the bar itself is, which is not looked at. */
export function FindBar({ container }: { container: HTMLElement }) {
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [place, setPlace] = useState({ active: 0, matches: 0 })
  const input = useRef<HTMLInputElement>(null)

  /** The page may have changed since: what stands there now is looked at each time. */
  function show(wanted: string, index: (matches: number) => number) {
    const ranges = wanted.trim() === '' ? [] : findOnPage(wanted, document.body, container)
    const active = ranges.length === 0 ? -1 : index(ranges.length)
    const range = ranges[active]
    CSS.highlights.set(allName, new Highlight(...ranges))
    CSS.highlights.set(activeName, new Highlight(...(range ? [range] : [])))
    if (range) revealRange(range)
    setPlace({ active: active + 1, matches: ranges.length })
  }

  const step = (by: number) => show(text, (matches) => (place.active - 1 + by + matches) % matches)

  function close() {
    setOpen(false)
    CSS.highlights.delete(allName)
    CSS.highlights.delete(activeName)
  }

  useCommand(findCommands.open, () => {
    setOpen(true)
    input.current?.select()
    show(text, () => 0)
  })
  useCommand(findCommands.next, () => step(1), isOpen)
  useCommand(findCommands.previous, () => step(-1), isOpen)
  useEffect(() => {
    if (isOpen) input.current?.select()
  }, [isOpen])

  if (!isOpen) return null
  return (
    <search className={styles.bar} aria-label="Find on the page">
      <input
        ref={input}
        className={styles.input}
        type="text"
        aria-label="Text to find"
        placeholder="Find on the page"
        spellCheck={false}
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          show(target.value, () => 0)
        }}
        onKeyDown={(press) => {
          if (press.key === 'Escape') close()
          else if (press.key === 'Enter') step(press.shiftKey ? -1 : 1)
        }}
      />
      <span className={styles.count} role="status">
        {text.trim() !== '' && words(place)}
      </span>
      <IconButton
        size="small"
        icon={ChevronUp}
        label="Previous match"
        keys="shift+enter"
        onClick={() => step(-1)}
      />
      <IconButton size="small" icon={ChevronDown} label="Next match" keys="enter" onClick={() => step(1)} />
      <IconButton size="small" icon={X} label="Close" keys="escape" onClick={close} />
    </search>
  )
}

function words({ active, matches }: { active: number; matches: number }): string {
  return matches === 0 ? 'Not found' : `${formatWhole(active)} of ${formatWhole(matches)}`
}
