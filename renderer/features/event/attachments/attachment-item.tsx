import { useQueryClient } from '@tanstack/react-query'
import { ChevronRight, Download, Maximize2 } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import type { Attachment } from '../../../../shared/contract/attachments.ts'
import { attachmentQuery, mostFileBytes } from '../../../api/arrival-queries.ts'
import { Badge } from '../../../ui/badge.tsx'
import { IconButton } from '../../../ui/button.tsx'
import { toBytes } from '../../../ui/bytes.ts'
import { download } from '../../../ui/download.ts'
import { ErrorBoundary } from '../../../ui/error-boundary.tsx'
import { formatBytes, formatPlural } from '../../../ui/format/number.ts'
import { toast } from '../../../ui/toast.tsx'
import { attachmentKind } from './attachment-kind.ts'
import { AttachmentPreview } from './attachment-preview.tsx'
import styles from './attachments.module.css'

/** A file of an event: what is known of it, and unfolded what is in it. */
export function AttachmentItem({
  attachment,
  origin,
  onEnlarge
}: {
  attachment: Attachment
  /** What it is of, where that is not plain from its place. */
  origin?: ReactNode
  /** For a picture: shows it as large as the window lets it. */
  onEnlarge: (() => void) | undefined
}) {
  const [open, setOpen] = useState(false)
  const bodyId = useId()
  const { filename, contentType, bytes, missingBytes } = attachment
  const { icon: Icon, word } = attachmentKind(attachment)
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={open ? bodyId : undefined}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight size={13} className={styles.chevron} aria-hidden />
          <Icon size={14} className={styles.icon} aria-hidden />
          <span className={styles.name} title={filename}>
            {filename}
          </span>
        </button>
        {missingBytes > 0 && (
          <Badge tone="warning" title={`${formatPlural(missingBytes, 'byte')} of it did not arrive`}>
            {formatBytes(missingBytes)} missing
          </Badge>
        )}
        <span className={styles.kind} title={contentType}>
          {word}
        </span>
        <span className={styles.size} title={formatPlural(bytes, 'byte')}>
          {formatBytes(bytes)}
        </span>
        {origin}
        <span className={styles.enlarge}>
          {onEnlarge !== undefined && (
            <IconButton size="small" icon={Maximize2} label={`View ${filename}`} onClick={onEnlarge} />
          )}
        </span>
        <DownloadButton attachment={attachment} />
      </div>
      {open && (
        <div className={styles.body} id={bodyId}>
          {missingBytes > 0 && (
            <p className={styles.note}>
              The sender announced {formatPlural(bytes + missingBytes, 'byte')};{' '}
              {formatPlural(missingBytes, 'byte')} of them did not arrive.
            </p>
          )}
          <ErrorBoundary what="The file cannot be shown." resetKey={attachment.id}>
            <AttachmentPreview attachment={attachment} />
          </ErrorBoundary>
        </div>
      )}
    </li>
  )
}

/** Saves a file, whole. */
export function DownloadButton({ attachment: { id, filename } }: { attachment: Attachment }) {
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  async function save() {
    setBusy(true)
    try {
      const { content } = await queries.fetchQuery({ ...attachmentQuery(id, mostFileBytes), gcTime: 0 })
      download(toBytes(content), filename)
    } catch (error) {
      toast({
        text: `It could not be saved: ${error instanceof Error ? error.message : error}`,
        tone: 'error'
      })
    } finally {
      setBusy(false)
    }
  }
  return (
    <IconButton
      size="small"
      icon={Download}
      label={`Download ${filename}`}
      disabled={isBusy}
      onClick={() => void save()}
    />
  )
}
