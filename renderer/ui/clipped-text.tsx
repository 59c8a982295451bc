import { useLayoutEffect, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import styles from './clipped-text.module.css'
import { linkParts } from './format/text-parts.ts'
import { MatchedText } from './matched-text.tsx'

/** More than this is cut from the page until it is asked for, so that a 5 MB value cannot freeze it. */
const mostCharacters = 20_000
/** So many fit three lines of any column. */
const shortCharacters = 40

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
  code = false,
  links = false
}: {
  text: string
  lines?: 1 | 3 | 6 | 12
  code?: boolean
  /** Addresses of the web in it can be opened by a click. */
  links?: boolean
}) {
  const [open, setOpen] = useState(false)
  const [clips, setClips] = useState(false)
  const element = useRef<HTMLDivElement>(null)
  const canClip = lines === 1 || text.length > shortCharacters || text.includes('\n')

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another height
  useLayoutEffect(() => {
    const node = element.current
    // asking for a height lays out the page, for values of a few letters in vain
    if (node !== null && !open && canClip) setClips(node.scrollHeight > node.clientHeight + 1)
  }, [text, open, canClip])

  const plain = withoutEscapes(text)
  const shown = text.length > mostCharacters && !open ? plain.slice(0, mostCharacters) : plain
  const canOpen = clips || open || text.length > mostCharacters
  return (
    <div className={styles.root}>
      <div
        ref={element}
        className={classNames(styles.text, code && styles.code, !open && styles[`lines${lines}`])}
      >
        {links ? <LinkedText text={shown} /> : <MatchedText text={shown} />}
      </div>
      {canOpen && (
        <button type="button" className={styles.more} onClick={() => setOpen(!open)}>
          {open ? 'Show less' : 'Show all'}
        </button>
      )}
    </div>
  )
}

function LinkedText({ text }: { text: string }) {
  return linkParts(text).map((part, index) =>
    part.url === undefined ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
      <MatchedText key={index} text={part.text} />
    ) : (
      <a
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
        key={index}
        href={part.url}
        target="_blank"
        rel="noreferrer noopener"
        title={`Open ${part.url.slice(0, 200)} in the browser`}
      >
        <MatchedText text={part.text} />
      </a>
    )
  )
}
