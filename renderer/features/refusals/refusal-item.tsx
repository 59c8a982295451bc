import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { memo } from 'react'
import type { RefusalRow } from '../../../shared/contract/refusals.ts'
import { Badge } from '../../ui/badge.tsx'
import { ContentView } from '../../ui/content-view.tsx'
import { formatBytes, formatPlural } from '../../ui/format/number.ts'
import { ProjectMark } from '../../ui/project-mark.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Cell } from '../../ui/table.tsx'
import { refusalWords } from './refusal-words.ts'
import styles from './refusals-page.module.css'

interface RefusalItemProps {
  refusal: RefusalRow
  /** Absent where no such project is known. */
  projectName: string | undefined
  isOpen: boolean
  onToggle: (id: string) => void
}

/** A refused request; unfolded, with the first bytes of its body. */
export const RefusalItem = memo(function RefusalItem({
  refusal,
  projectName,
  isOpen,
  onToggle
}: RefusalItemProps) {
  const { id, at, status, reason, path, projectId, client, bytes } = refusal
  const bodyId = `refusal-${id}`
  return (
    <>
      <tr className={styles.row}>
        <Cell>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={isOpen}
            aria-controls={isOpen ? bodyId : undefined}
            aria-label={`${reason}: its first bytes`}
            onClick={() => onToggle(id)}
          >
            <ChevronRight size={13} className={styles.chevron} aria-hidden />
            <RelativeTime at={at} />
          </button>
        </Cell>
        <Cell>
          <span className={styles.status}>
            <Badge tone={status >= 500 ? 'error' : 'warning'}>{status}</Badge>
          </span>
        </Cell>
        <Cell wraps>
          <span className={styles.reason}>{reason}</span>
        </Cell>
        <Cell wraps>
          <code className={styles.path} title={path}>
            {path}
          </code>
        </Cell>
        <Cell title={projectName}>
          {projectId !== null && projectName !== undefined ? (
            <Link to="/projects/$projectId" params={{ projectId }}>
              <ProjectMark id={projectId} />
              {projectName}
            </Link>
          ) : (
            <span className={styles.none} title="No such project is known">
              {projectId ?? '–'}
            </span>
          )}
        </Cell>
        <Cell title={client ?? 'It did not say'}>
          <span className={styles.client}>{client ?? '–'}</span>
        </Cell>
        <Cell isNumber title={formatPlural(bytes, 'byte')}>
          {formatBytes(bytes)}
        </Cell>
      </tr>
      {isOpen && (
        <tr id={bodyId}>
          <td colSpan={7} className={styles.body}>
            <Body refusal={refusal} />
          </td>
        </tr>
      )}
    </>
  )
})

function Body({ refusal: { status, bytes, firstBytes } }: { refusal: RefusalRow }) {
  const words = refusalWords(status)
  return (
    <div className={styles.inside}>
      {words !== undefined && <p className={styles.words}>{words}</p>}
      {firstBytes.bytes === 0 ? (
        <p className={styles.words}>Nothing of its body was read.</p>
      ) : (
        <>
          {bytes > firstBytes.bytes && (
            <p className={styles.words}>The first {formatBytes(firstBytes.bytes)} of its body:</p>
          )}
          <ContentView content={firstBytes} label="First bytes" />
        </>
      )}
    </div>
  )
}
