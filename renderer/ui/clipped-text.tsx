import { useLayoutEffect, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import styles from './clipped-text.module.css'

/** More than this is cut from the page until it is asked for, so that a 5 MB value cannot freeze it. */
const mostCharacters = 20_000

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
const escapes = /\u001b\[[0-9;]*[A-Za-z]/g

/** Without the colours of a terminal, which would show as noise. */
function withoutEscapes(text: string): string {
  return text.includes('\u001b') ? text.replace(escapes, '') : text
}

/** A long text, clipped to some lines with a way to see all of it. */
export function ClippedText({
  text,
  lines = 6,
  code = false
}: {
  text: string
  lines?: 1 | 3 | 6 | 12
  code?: boolean
}) {
  const [open, setOpen] = useState(false)
  const [clips, setClips] = useState(false)
  const element = useRef<HTMLDivElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another height
  useLayoutEffect(() => {
    const node = element.current
    if (node !== null && !open) setClips(node.scrollHeight > node.clientHeight + 1)
  }, [text, open])

  const plain = withoutEscapes(text)
  const shown = text.length > mostCharacters && !open ? plain.slice(0, mostCharacters) : plain
  const canOpen = clips || open || text.length > mostCharacters
  return (
    <div className={styles.root}>
      <div
        ref={element}
        className={classNames(styles.text, code && styles.code, !open && styles[`lines${lines}`])}
      >
        {shown}
      </div>
      {canOpen && (
        <button type="button" className={styles.more} onClick={() => setOpen(!open)}>
          {open ? 'Show less' : 'Show all'}
        </button>
      )}
    </div>
  )
}
