import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Columns2, Split } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { IssueHash } from '../../../shared/contract/issues.ts'
import { client } from '../../api/connection.ts'
import { hashesQuery, mergedQuery } from '../../api/issue-queries.ts'
import { keys } from '../../api/keys.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatPlural, formatWhole } from '../../ui/format/number.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Cell, type Column, Table } from '../../ui/table.tsx'
import { toast } from '../../ui/toast.tsx'
import { ComparisonDialog, type Pair } from './comparison-dialog.tsx'
import styles from './merged-part.module.css'

const columns: readonly Column[] = [
  { title: '', width: 30 },
  { title: 'Hash', width: 90 },
  { title: 'Latest event' },
  { title: 'Events', width: 70, isNumber: true },
  { title: 'First', width: 76, isNumber: true },
  { title: 'Last', width: 76, isNumber: true }
]

/** The hashes of an issue, some of which can leave it with their events. */
export function MergedHashes({
  issueId,
  onShowIssue,
  onShowEvent
}: {
  issueId: string
  onShowIssue: (id: string) => void
  onShowEvent: (eventId: string) => void
}) {
  const queries = useQueryClient()
  const found = useQuery(hashesQuery(issueId))
  const merged = useQuery(mergedQuery(issueId))
  const origins = useMemo(
    () => new Map(merged.data?.rows.flatMap(({ shortId, hashes }) => hashes.map((hash) => [hash, shortId]))),
    [merged.data]
  )
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [pair, setPair] = useState<Pair | null>(null)
  const unmerge = useMutation({
    mutationFn: (hashes: readonly string[]) => client.issues.unmerge({ id: issueId, hashes: [...hashes] }),
    onSuccess: ({ id }) => {
      setChosen(new Set())
      void queries.invalidateQueries({ queryKey: keys.issue(issueId) })
      void queries.invalidateQueries({ queryKey: keys.issueLists })
      const putBack = () =>
        void client.issues.merge({ ids: [issueId, id], into: issueId }).then(
          () => queries.invalidateQueries({ queryKey: keys.issue(issueId) }),
          (error: Error) => toast({ text: `It was not undone: ${error.message}`, tone: 'error' })
        )
      toast({ text: 'Made an issue of these events.', action: { label: 'Undo', run: putBack } })
      onShowIssue(id)
    },
    onError: (error) => toast({ text: `Nothing was unmerged: ${error.message}`, tone: 'error' })
  })
  if (found.isPending) return <Skeleton width="100%" height={80} />
  if (found.isError) {
    return (
      <ErrorPanel
        what="The hashes cannot be listed."
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    )
  }
  // a hash that only came along with others says nothing by itself
  const rows = found.data.rows.filter(({ events }) => events > 0)
  const others = found.data.rows.length - rows.length
  const picked = rows.filter(({ hash }) => chosen.has(hash))
  const [first, second] = picked
  const whyNot =
    rows.length < 2
      ? 'There is one hash only: nothing can leave'
      : picked.length === 0
        ? 'Choose the hashes that shall leave'
        : picked.length === rows.length
          ? 'At least one hash has to stay'
          : undefined
  const toggle = (hash: string) =>
    setChosen((known) =>
      known.has(hash) ? new Set([...known].filter((one) => one !== hash)) : new Set([...known, hash])
    )
  return (
    <>
      <div className={styles.bar}>
        <Button
          size="small"
          icon={Split}
          disabled={whyNot !== undefined || unmerge.isPending}
          title={whyNot ?? 'Makes an issue of the events with these hashes'}
          onClick={() => unmerge.mutate(picked.map(({ hash }) => hash))}
        >
          Unmerge
        </Button>
        <Button
          size="small"
          icon={Columns2}
          disabled={picked.length !== 2}
          title={picked.length === 2 ? 'Compares their latest events side by side' : 'Choose exactly two'}
          onClick={() =>
            setPair({ a: { eventId: first?.eventId ?? '' }, b: { eventId: second?.eventId ?? '' } })
          }
        >
          Compare
        </Button>
        <span className={styles.chosen}>
          {picked.length > 0 &&
            `${formatWhole(picked.length)} of ${formatPlural(rows.length, 'hash', 'hashes')}`}
        </span>
      </div>
      <Table label="Hashes" columns={columns} minWidth={480}>
        {rows.map((row) => (
          <HashRow
            key={row.hash}
            row={row}
            origin={origins.get(row.hash)}
            isChosen={chosen.has(row.hash)}
            onToggle={toggle}
            onShowEvent={onShowEvent}
          />
        ))}
      </Table>
      {others > 0 && (
        <p className={styles.facts}>
          {formatPlural(others, 'more hash', 'more hashes')} came along with these: of all frames, or of rules
          of before.
        </p>
      )}
      <ComparisonDialog pair={pair} onClose={() => setPair(null)} />
    </>
  )
}

function HashRow({
  row: { hash, events, firstSeen, lastSeen, eventId, title },
  origin,
  isChosen,
  onToggle,
  onShowEvent
}: {
  row: IssueHash
  /** Of the issue that brought it along, which was merged into this one. */
  origin: string | undefined
  isChosen: boolean
  onToggle: (hash: string) => void
  onShowEvent: (eventId: string) => void
}) {
  return (
    <tr>
      <Cell>
        <input
          type="checkbox"
          className={styles.check}
          aria-label={`Choose hash ${hash.slice(0, 8)}`}
          checked={isChosen}
          onChange={() => onToggle(hash)}
        />
      </Cell>
      <Cell title={hash}>
        <code className={styles.hash}>{hash.slice(0, 8)}</code>
      </Cell>
      <Cell title={title ?? undefined}>
        <button
          type="button"
          className={styles.link}
          onClick={() => eventId !== null && onShowEvent(eventId)}
        >
          {title}
        </button>
        {origin !== undefined && <div className={styles.facts}>from {origin}</div>}
      </Cell>
      <Cell isNumber>{formatWhole(events)}</Cell>
      <Cell isNumber>{firstSeen !== null && <RelativeTime at={firstSeen} />}</Cell>
      <Cell isNumber>{lastSeen !== null && <RelativeTime at={lastSeen} />}</Cell>
    </tr>
  )
}
