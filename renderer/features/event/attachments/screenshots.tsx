import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Attachment } from '../../../../shared/contract/attachments.ts'
import { attachmentQuery } from '../../../api/arrival-queries.ts'
import { attachmentKind } from './attachment-kind.ts'
import { mostImageBytes, pictureOf } from './picture.tsx'
import styles from './screenshots.module.css'

const mostThumbnails = 6
/** A larger one is read when it is asked for. */
export const mostThumbnailBytes = 4_194_304

/** The screenshots of an event in a row: they say more than their names. */
export function Screenshots({
  attachments,
  onEnlarge
}: {
  attachments: readonly Attachment[]
  onEnlarge: (id: string) => void
}) {
  const shown = attachments
    .filter((each) => attachmentKind(each).word === 'Screenshot' && each.bytes <= mostThumbnailBytes)
    .slice(0, mostThumbnails)
  if (shown.length === 0) return null
  return (
    <div className={styles.row}>
      {shown.map((attachment) => (
        <Thumbnail key={attachment.id} attachment={attachment} onEnlarge={onEnlarge} />
      ))}
    </div>
  )
}

/** A picture, small; `otherwise` where its bytes are none. */
export function Thumbnail({
  attachment,
  onEnlarge,
  otherwise = null
}: {
  attachment: Attachment
  onEnlarge: (id: string) => void
  otherwise?: ReactNode
}) {
  const { id, filename } = attachment
  const { data } = useQuery(attachmentQuery(id, mostImageBytes))
  const picture = useMemo(() => (data === undefined ? undefined : pictureOf(data.content)), [data])
  const [url, setUrl] = useState<string | undefined>(undefined)
  useEffect(() => {
    if (picture === undefined) return
    const made = URL.createObjectURL(new Blob([picture.bytes], { type: picture.type }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  // what is no picture stands in the list all the same
  if (data !== undefined && picture === undefined) return otherwise
  return (
    <button
      type="button"
      className={styles.thumbnail}
      title={filename}
      aria-label={`Enlarge ${filename}`}
      onClick={() => onEnlarge(id)}
    >
      {url !== undefined && <img src={url} alt="" className={styles.picture} />}
    </button>
  )
}
