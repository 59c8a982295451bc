import { ChevronRight } from 'lucide-react'
import { useId } from 'react'
import type { Exception } from '../../../../shared/model/event.ts'
import { ClippedText } from '../../../ui/clipped-text.tsx'
import { ValueNote } from '../../../ui/value-note.tsx'
import { useEventContext } from '../event-context.ts'
import { Others } from '../sections/others.tsx'
import { Pills } from '../sections/pills.tsx'
import { languageWord } from '../stacktrace/platform.ts'
import { StackTrace } from '../stacktrace/stack-trace.tsx'
import { chosenTrace } from '../stacktrace/trace-options.ts'
import { useTraceOptions } from '../stacktrace/use-trace-options.ts'
import styles from './exception-block.module.css'
import { mechanismPills } from './mechanism-pills.ts'

/** A program that hung did not crash. */
const hangs: ReadonlySet<string> = new Set(['ANR', 'AppExitInfo', 'AppHang', 'WatchdogTermination'])

/** Names the anchor of an exception within its event. */
export function exceptionElementId(index: number): string {
  return `exception-${index}`
}

interface ExceptionBlockProps {
  exception: Exception
  index: number
  /** How it belongs to another one. */
  relation: string | undefined
  /** Opens the frame that tells the most. */
  opensFrame: boolean
  /** Absent where it is the only one: that cannot be folded. */
  onToggle: (() => void) | undefined
  isOpen: boolean
}

/** One exception: what it is, what it says, how it was caught, and where it was. */
export function ExceptionBlock({
  exception,
  index,
  relation,
  opensFrame,
  onToggle,
  isOpen
}: ExceptionBlockProps) {
  const { event, projectId } = useEventContext().detail
  const options = useTraceOptions(projectId)
  const bodyId = useId()
  const { type, value, module, mechanism } = exception
  const trace = chosenTrace(exception, options)
  const name = type ?? (value === undefined ? 'Unknown exception' : 'Exception')
  const isError = event.level === 'error' || event.level === 'fatal'
  const language = trace === undefined ? undefined : languageWord(trace.frames, event.platform)
  return (
    <article className={styles.exception} id={exceptionElementId(index)} aria-label={name.slice(0, 200)}>
      {relation !== undefined && <p className={styles.relation}>{relation}</p>}
      <div className={styles.head}>
        <h4 className={styles.type} title={module === undefined ? undefined : `from ${module}`}>
          {onToggle === undefined ? (
            name
          ) : (
            <button
              type="button"
              className={styles.toggle}
              aria-expanded={isOpen}
              aria-controls={isOpen ? bodyId : undefined}
              onClick={onToggle}
            >
              <ChevronRight size={13} className={styles.chevron} aria-hidden />
              {name}
            </button>
          )}
        </h4>
        {module !== undefined && <span className={styles.module}>{module}</span>}
        {language !== undefined && isOpen && <span className={styles.language}>{language}</span>}
      </div>
      {value !== undefined && (
        <div className={styles.value}>
          <ClippedText text={value} code lines={isOpen ? 12 : 1} links />
          <ValueNote path={`exception.values.${index}.value`} />
        </div>
      )}
      {isOpen && (
        <div className={styles.body} id={bodyId}>
          <Pills pills={mechanismPills(mechanism)} />
          {trace === undefined ? (
            <p className={styles.nothing}>No or unknown stack trace.</p>
          ) : (
            <StackTrace
              trace={trace}
              path={`exception.values.${index}.${trace === exception.stacktrace ? '' : 'raw_'}stacktrace`}
              platform={event.platform}
              opensFrame={opensFrame}
              isError={isError && !hangs.has(mechanism?.type ?? '')}
            />
          )}
          <Others values={mechanism?.other} path={`exception.values.${index}.mechanism`} />
          <Others values={exception.other} path={`exception.values.${index}`} />
        </div>
      )}
    </article>
  )
}
