import { Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { useRef, useState } from 'react'
import type { IssueRow } from '../../../shared/contract/issues.ts'
import { client } from '../../api/connection.ts'
import { useArrivals } from '../../api/live.ts'
import { TestEvent } from './test-event.tsx'
import styles from './waiting.module.css'

/** Waits until something arrives, and shows what did. `problem`: why nothing can. */
export function Waiting({ what, problem }: { what: string; problem: string | undefined }) {
  const since = useRef(Date.now())
  const [arrived, setArrived] = useState<IssueRow>()

  useArrivals(() => {
    if (arrived !== undefined) return
    const newest = client.issues.list({ sort: 'lastSeen', limit: 1, from: since.current })
    void newest.then(({ rows }) => setArrived(rows[0])).catch(() => undefined)
  })

  if (arrived !== undefined) {
    return (
      <p className={styles.arrived} role="status">
        <CircleCheck size={15} aria-hidden />
        <span className={styles.title}>It arrived: {arrived.title}</span>
        <Link to="/issues/$issueId" params={{ issueId: arrived.id }}>
          Show it
        </Link>
      </p>
    )
  }
  return (
    <div className={styles.waiting}>
      <p role="status">
        <span className={styles.dot} aria-hidden />
        {what}
      </p>
      <TestEvent disabled={problem} />
    </div>
  )
}
