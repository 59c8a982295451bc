import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Attachment } from '../../../../shared/contract/attachments.ts'
import type { Content } from '../../../../shared/contract/items.ts'
import { attachmentQuery, mostItemBytes, previewBytes } from '../../../api/arrival-queries.ts'
import { type ImageType, sniffImage, toBytes } from '../../../ui/bytes.ts'
import { ContentView } from '../../../ui/content-view.tsx'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { attachmentKind } from './attachment-kind.ts'
import styles from './attachments.module.css'
import { HierarchyTree } from './hierarchy-tree.tsx'
import { readHierarchy } from './view-hierarchy.ts'

const mostImageBytes = 16_777_216

/** What is in a file: read when it is unfolded, shown as what its bytes are and never run. */
export function AttachmentPreview({ attachment }: { attachment: Attachment }) {
  const { isImage } = attachmentKind(attachment)
  const [maxBytes, setMaxBytes] = useState(isImage ? mostImageBytes : previewBytes)
  const file = useQuery(attachmentQuery(attachment.id, maxBytes))
  if (file.isError) {
    return (
      <ErrorPanel what="The file cannot be read." error={file.error} onRetry={() => void file.refetch()} />
    )
  }
  if (file.isPending) return <Skeleton width="100%" height={180} />
  const { content } = file.data
  const nextBytes = Math.min(content.bytes, mostItemBytes)
  return (
    <Preview
      attachment={attachment}
      content={content}
      more={
        maxBytes < nextBytes
          ? { bytes: nextBytes, isPending: file.isFetching, load: () => setMaxBytes(nextBytes) }
          : undefined
      }
    />
  )
}

type More = Parameters<typeof ContentView>[0]['more']

function Preview({
  attachment: { type, filename },
  content,
  more
}: {
  attachment: Attachment
  content: Content
  more: More
}) {
  const image = useMemo(() => pictureOf(content), [content])
  const hierarchy = useMemo(
    () =>
      type === 'event.view_hierarchy' && content.text !== null && !content.isCut
        ? readHierarchy(content.text)
        : undefined,
    [type, content]
  )
  if (image !== undefined) return <Picture {...image} name={filename} />
  if (hierarchy !== undefined) return <HierarchyTree hierarchy={hierarchy} />
  return <ContentView content={content} label={filename} more={more} />
}

interface PictureData {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: ImageType
}

/** Where the bytes themselves are a picture, and all of them are there. */
function pictureOf(content: Content): PictureData | undefined {
  if (content.base64 === null || content.isCut) return undefined
  const bytes = toBytes(content)
  const type = sniffImage(bytes)
  return type === undefined ? undefined : { bytes, type }
}

function Picture({ bytes, type, name }: PictureData & { name: string }) {
  const [url, setUrl] = useState<string | undefined>(undefined)
  const [size, setSize] = useState<string | undefined>(undefined)
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes, type])
  if (isBroken) return <p className={styles.note}>The picture is damaged. It can still be downloaded.</p>
  return (
    <figure className={styles.figure}>
      {url !== undefined && (
        <img
          className={styles.picture}
          src={url}
          alt={name}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setSize(`${naturalWidth} × ${naturalHeight}`)
          }
          onError={() => setBroken(true)}
        />
      )}
      <figcaption className={styles.note}>{size ?? ' '}</figcaption>
    </figure>
  )
}
