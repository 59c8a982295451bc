import { useEffect, useMemo, useRef, useState } from 'react'
import { completionContext } from '../../../../shared/search/completion.ts'
import { KNOWN_KEYS } from '../../../../shared/search/keys.ts'
import { parseSearch } from '../../../../shared/search/parse.ts'

/** A search that is right is asked for so long after the last key; sooner than that one types on. */
const typingMs = 200
/** What may become a key is waited for longer: nobody looks for `lev`. */
const keyMs = 700
/** Mistakes are told when one stops typing. */
const mistakeMs = 900

/** True if the word at the caret could become a key. */
function mayBecomeKey(text: string, caret: number): boolean {
  const context = completionContext(text, caret)
  if (context.type !== 'key' || context.prefix === '') return false
  const word = context.prefix.toLowerCase()
  return KNOWN_KEYS.some(({ name, isKept }) => isKept && name !== word && name.startsWith(word))
}

/**
 * The text of the search field. What is right becomes the address's query a moment after the last key; what has a
 * mistake does only when it is meant, by Enter or by leaving the field.
 */
export function useSearchText(query: string, onQuery: (query: string) => void) {
  const [text, setText] = useState(query)
  const [caret, setCaret] = useState(query.length)
  const [isTyping, setTyping] = useState(false)
  // what was typed last, also before it is rendered: leaving the field comes right after a change of it
  const typed = useRef(query)
  const sent = useRef(query)
  const send = useRef(onQuery)
  useEffect(() => {
    send.current = onQuery
  })

  // Somebody else changed the address.
  useEffect(() => {
    if (query === sent.current) return
    sent.current = query
    typed.current = query
    setText(query)
    setTyping(false)
  }, [query])

  const problems = useMemo(() => parseSearch(text).problems, [text])

  function commit() {
    setTyping(false)
    const next = typed.current.trim()
    if (next !== sent.current) {
      sent.current = next
      send.current(next)
    }
    return next
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what it waits for
  useEffect(() => {
    if (!isTyping) return
    const isRight = problems.length === 0
    const ms = isRight ? (mayBecomeKey(text, caret) ? keyMs : typingMs) : mistakeMs
    const timer = setTimeout(() => (isRight ? commit() : setTyping(false)), ms)
    return () => clearTimeout(timer)
  }, [text, isTyping])

  return {
    text,
    caret,
    problems,
    /** Mistakes where one is still typing are none yet. */
    isTyping,
    setCaret,
    type(next: string, at: number) {
      typed.current = next
      setText(next)
      setCaret(at)
      setTyping(true)
    },
    commit
  }
}
