import type { Frame } from '../../../../shared/model/event.ts'
import { classNames } from '../../../ui/class-names.ts'
import { codeLines, dedent } from './code-lines.ts'
import { highlight, languageOf } from './highlight.ts'
import styles from './source-code.module.css'

const mostCharacters = 2000

/** The lines around the one that was running. */
export function SourceCode({ frame, platform }: { frame: Frame; platform: string }) {
  const lines = dedent(codeLines(frame))
  if (lines.length === 0) return null
  const language = languageOf(frame, platform)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.lines} tabIndex={0}>
      <ol aria-label="Source code">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a frame never change their order
          <li key={index} className={classNames(styles.line, line.isCurrent && styles.current)}>
            <span className={styles.number} aria-hidden>
              {line.number ?? ''}
            </span>
            <span className={styles.code}>
              {highlight(line.text.slice(0, mostCharacters), language).map(({ kind, text }, part) =>
                kind === 'plain' ? (
                  text
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line never change their order
                  <span key={part} className={styles[kind]}>
                    {text}
                  </span>
                )
              )}
              {line.text.length > mostCharacters && ' …'}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
