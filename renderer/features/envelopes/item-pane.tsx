import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Download, Maximize2, Minimize2, X } from 'lucide-react'
import { useState } from 'react'
import type { Content, ItemRow } from '../../../shared/contract/items.ts'
import type { Json } from '../../../shared/model/json.ts'
import { findIssueOfEvent, itemQuery, mostItemBytes, previewBytes } from '../../api/arrival-queries.ts'
import { IconButton } from '../../ui/button.tsx'
import { toBytes } from '../../ui/bytes.ts'
import { ContentView } from '../../ui/content-view.tsx'
import { download } from '../../ui/download.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { formatBytes, formatPlural } from '../../ui/format/number.ts'
import { JsonEntries } from '../../ui/json-tree.tsx'
import { ProjectMark } from '../../ui/project-mark.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { usePageTitle } from '../../ui/use-page-title.ts'
import { fileNameOf } from './item-file.ts'
import { itemKind } from './item-kinds.ts'
import styles from './item-pane.module.css'

interface ItemPaneProps {
  itemId: string
  projectNames: ReadonlyMap<string, string>
  isFull: boolean
  /** Absent where there is no room for the list beside it. */
  onFull: (() => void) | undefined
  onClose: () => void
}

/** An open item: what is known of it, its header and its content. */
export function ItemPane({ itemId, projectNames, isFull, onFull, onClose }: ItemPaneProps) {
  // How much of which item is wanted: another item starts small again.
  const [wanted, setWanted] = useState({ itemId, bytes: previewBytes })
  const maxBytes = wanted.itemId === itemId ? wanted.bytes : previewBytes
  const found = useQuery(itemQuery(itemId, maxBytes))
  usePageTitle(found.data && `${found.data.type} · Envelopes`)

  if (found.isError) {
    return (
      <section className={styles.failed} aria-label="Envelope item">
        <ErrorPanel
          what="The item cannot be shown."
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      </section>
    )
  }
  if (found.isPending) return <PaneSkeleton />
  const item = found.data
  const { content } = item
  const nextBytes = Math.min(content.bytes, mostItemBytes)
  const { icon: Icon, says } = itemKind(item.type)
  return (
    <section className={styles.pane} aria-label="Envelope item" aria-busy={found.isPlaceholderData}>
      <header className={styles.head}>
        <Icon size={16} className={styles.icon} aria-hidden />
        <h2 className={styles.title}>{item.type}</h2>
        {onFull !== undefined && (
          <IconButton
            icon={isFull ? Minimize2 : Maximize2}
            label={isFull ? 'Show the list beside it' : 'Give it the whole width'}
            keys={isFull ? 'escape' : 'enter'}
            onClick={onFull}
          />
        )}
        <IconButton icon={X} label="Close" keys="escape" onClick={onClose} />
      </header>
      <p className={styles.says}>{says}</p>
      <Meta item={item} projectName={projectNames.get(item.projectId) ?? item.projectId} />
      <section className={styles.headers} aria-label="Item header">
        <h3 className={styles.heading}>Header</h3>
        <JsonEntries entries={headersOf(item)} openDepth={1} />
      </section>
      <div className={styles.content}>
        <ContentView
          key={item.id}
          fill
          content={content}
          label="Content"
          actions={<DownloadButton item={item} content={content} />}
          more={
            maxBytes < nextBytes
              ? {
                  bytes: nextBytes,
                  isPending: found.isFetching,
                  load: () => setWanted({ itemId, bytes: nextBytes })
                }
              : undefined
          }
        />
      </div>
    </section>
  )
}

function Meta({ item, projectName }: { item: ItemRow; projectName: string }) {
  return (
    <div className={styles.meta}>
      <span title={formatPlural(item.bytes, 'byte')}>{formatBytes(item.bytes)}</span>
      <span>
        <span className={styles.label}>received </span>
        <RelativeTime at={item.received} />
      </span>
      <span>
        <span className={styles.label}>project </span>
        <Link to="/projects/$projectId" params={{ projectId: item.projectId }}>
          <ProjectMark id={item.projectId} />
          {projectName}
        </Link>
      </span>
      {item.eventId !== null && <EventId eventId={item.eventId} projectId={item.projectId} />}
    </div>
  )
}

/** The event that the envelope names. Whether it is kept is asked when one wants to see it. */
function EventId({ eventId, projectId }: { eventId: string; projectId: string }) {
  const navigate = useNavigate()
  const [isMissing, setMissing] = useState(false)
  async function open() {
    try {
      const issueId = await findIssueOfEvent(eventId, projectId)
      if (issueId === null) setMissing(true)
      else void navigate({ to: '/issues/$issueId/events/$eventId', params: { issueId, eventId } })
    } catch (error) {
      toast({ text: `The event cannot be looked for: ${messageOf(error)}`, tone: 'error' })
    }
  }
  return (
    <span className={styles.event}>
      <span className={styles.label}>event </span>
      <button type="button" className={styles.id} disabled={isMissing} title="Open the event" onClick={open}>
        {eventId}
      </button>
      {isMissing && <span role="status"> is in no issue</span>}
    </span>
  )
}

function DownloadButton({ item, content }: { item: ItemRow; content: Content }) {
  const queries = useQueryClient()
  const isTooLarge = item.bytes > mostItemBytes
  async function save() {
    try {
      const whole = content.isCut
        ? (await queries.fetchQuery(itemQuery(item.id, mostItemBytes))).content
        : content
      download(toBytes(whole), fileNameOf(item, whole))
    } catch (error) {
      toast({
        text: `It could not be saved: ${messageOf(error)}`,
        tone: 'error'
      })
    }
  }
  return (
    <IconButton
      size="small"
      icon={Download}
      label={isTooLarge ? `Download the first ${formatBytes(mostItemBytes)}` : 'Download'}
      onClick={() => void save()}
    />
  )
}

/** The members of the item's header. What came as JSON is JSON: its copy has the type too. */
function headersOf({ headers }: { headers: Record<string, unknown> }): [string, Json][] {
  const copy: { [key: string]: Json } = JSON.parse(JSON.stringify(headers))
  return Object.entries(copy)
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

function PaneSkeleton() {
  return (
    <section className={styles.pane} aria-label="Envelope item" aria-busy>
      <div className={styles.head}>
        <Skeleton width={160} height={18} />
      </div>
      <Skeleton width="70%" />
      <div className={styles.headers}>
        <Skeleton width="40%" height={54} />
      </div>
      <Skeleton width="100%" height={300} />
    </section>
  )
}
