import { CircleAlert, TriangleAlert } from 'lucide-react'
import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react'
import type { RuleProblem } from '../../../shared/contract/groupings.ts'
import { countLines, indented, offsetOf } from './rule-text.ts'
import styles from './rules-editor.module.css'

const fewestLines = 8
const mostLines = 22
/** More are not marked: whoever has mended some sees the next. */
const mostMarks = 50

/** Rules as text, a rule a line, with the lines numbered, and mistakes and warnings marked where they are. */
export function RulesEditor({
  label,
  placeholder,
  value,
  problems,
  onChange
}: {
  label: string
  placeholder: string
  value: string
  problems: readonly RuleProblem[]
  onChange: (value: string) => void
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const gutter = useRef<HTMLDivElement>(null)
  const marks = useRef<HTMLDivElement>(null)
  const pending = useRef<{ start: number; end: number } | null>(null)
  const listId = useId()
  const lines = countLines(value)
  const errors = problems.filter(({ severity }) => severity === 'error')
  const wrong = new Set(errors.map(({ line }) => line))
  const doubtful = new Set(problems.map(({ line }) => line))

  function numberClass(line: number) {
    if (wrong.has(line)) return styles.wrongNumber
    return doubtful.has(line) ? styles.doubtfulNumber : undefined
  }

  // a text that is set from outside loses the cursor: it is put back where the change left it
  useLayoutEffect(() => {
    if (pending.current === null) return
    field.current?.setSelectionRange(pending.current.start, pending.current.end)
    pending.current = null
  })

  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    // after Esc, Tab leaves the field, as everywhere else
    if (event.key === 'Escape') {
      event.stopPropagation()
      event.currentTarget.blur()
      return
    }
    if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const { selectionStart, selectionEnd } = event.currentTarget
    const next = indented({ text: value, start: selectionStart, end: selectionEnd }, event.shiftKey)
    pending.current = next
    onChange(next.text)
  }

  function follow({ scrollTop, scrollLeft }: HTMLTextAreaElement) {
    if (gutter.current !== null) gutter.current.scrollTop = scrollTop
    if (marks.current !== null) marks.current.style.translate = `${-scrollLeft}px ${-scrollTop}px`
  }

  function goTo({ line, column }: RuleProblem) {
    const offset = offsetOf(value, line, column)
    field.current?.focus()
    field.current?.setSelectionRange(offset, offset)
  }

  return (
    <div className={styles.root}>
      <div
        className={styles.box}
        style={{ '--lines': Math.min(mostLines, Math.max(fewestLines, lines + 1)) } as React.CSSProperties}
      >
        <div ref={gutter} className={styles.gutter} aria-hidden>
          {Array.from({ length: lines }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its number
            <div key={index} className={numberClass(index + 1)}>
              {index + 1}
            </div>
          ))}
        </div>
        <div className={styles.field}>
          <textarea
            ref={field}
            className={styles.text}
            aria-label={label}
            aria-invalid={errors.length > 0}
            aria-describedby={problems.length > 0 ? listId : undefined}
            placeholder={placeholder}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            wrap="off"
            value={value}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
            onKeyDown={press}
            onScroll={({ currentTarget }) => follow(currentTarget)}
          />
          <div className={styles.marks} aria-hidden>
            <div ref={marks}>
              {problems.slice(0, mostMarks).map((problem) => (
                <Mark key={`${problem.line} ${problem.column}`} problem={problem} text={value} />
              ))}
            </div>
          </div>
        </div>
      </div>
      {problems.length > 0 && (
        <ul className={styles.problems} id={listId} aria-label="Mistakes and warnings" aria-live="polite">
          {problems.slice(0, mostMarks).map((problem) => (
            <li key={`${problem.line} ${problem.column} ${problem.message}`}>
              <button
                type="button"
                className={styles.problem}
                data-severity={problem.severity}
                onClick={() => goTo(problem)}
              >
                {problem.severity === 'error' ? (
                  <CircleAlert size={13} aria-label="Mistake" />
                ) : (
                  <TriangleAlert size={13} aria-label="Warning" />
                )}
                <span className={styles.place}>
                  Line {problem.line}, column {problem.column}
                </span>
                {problem.message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Dots under what is wrong, from its column to the end of its word, or of its variable. */
function Mark({ problem: { line, column, severity }, text }: { problem: RuleProblem; text: string }) {
  const start = offsetOf(text, line, column)
  const rest = /^(?:\{\{.*?\}\}|\S*)/.exec(text.slice(start))?.[0].length ?? 0
  return (
    <span
      className={styles.mark}
      data-severity={severity}
      style={{
        top: `calc(${line - 1} * var(--line-height))`,
        left: `${column - 1}ch`,
        width: `${Math.max(1, rest)}ch`
      }}
    />
  )
}
