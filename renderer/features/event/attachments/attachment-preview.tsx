import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Attachment } from '../../../../shared/contract/attachments.ts'
import type { Content } from '../../../../shared/contract/items.ts'
import { attachmentQuery, mostItemBytes, previewBytes } from '../../../api/arrival-queries.ts'
import { ContentView } from '../../../ui/content-view.tsx'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { attachmentKind } from './attachment-kind.ts'
import { HierarchyTree } from './hierarchy-tree.tsx'
import { mostImageBytes, Picture, pictureOf } from './picture.tsx'
import { readHierarchy } from './view-hierarchy.ts'

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
