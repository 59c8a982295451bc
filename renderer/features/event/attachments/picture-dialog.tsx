import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { Attachment } from '../../../../shared/contract/attachments.ts'
import { attachmentQuery } from '../../../api/arrival-queries.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { mostImageBytes, Picture, pictureOf } from './picture.tsx'
import styles from './picture-dialog.module.css'

/** The pictures of an event, one at a time and as large as the window lets them. */
export function PictureDialog({
  pictures,
  first,
  onClose
}: {
  pictures: readonly Attachment[]
  /** The id of the one to begin with. */
  first: string
  onClose: () => void
}) {
  const [id, setId] = useState(first)
  const at = Math.max(
    0,
    pictures.findIndex((each) => each.id === id)
  )
  const picture = pictures[at]
  const previous = pictures[at - 1]
  const next = pictures[at + 1]
  if (picture === undefined) return null
  const go = (to: Attachment | undefined) => to !== undefined && setId(to.id)
  return (
    <Dialog title={picture.filename} open wide onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the buttons within */}
      <div
        className={styles.body}
        onKeyDown={({ key }) => {
          if (key === 'ArrowLeft') go(previous)
          else if (key === 'ArrowRight') go(next)
        }}
      >
        <Content key={picture.id} picture={picture} />
        {pictures.length > 1 && (
          <div className={styles.steps}>
            <IconButton
              icon={ChevronLeft}
              label="Previous picture"
              disabled={previous === undefined}
              onClick={() => go(previous)}
            />
            <span className={styles.place}>
              {at + 1} of {pictures.length}
            </span>
            <IconButton
              icon={ChevronRight}
              label="Next picture"
              disabled={next === undefined}
              onClick={() => go(next)}
            />
          </div>
        )}
      </div>
    </Dialog>
  )
}

function Content({ picture }: { picture: Attachment }) {
  const file = useQuery(attachmentQuery(picture.id, mostImageBytes))
  if (file.isPending) return <Skeleton width="100%" height={320} />
  if (file.isError) {
    return (
      <ErrorPanel what="The picture cannot be read." error={file.error} onRetry={() => void file.refetch()} />
    )
  }
  const image = pictureOf(file.data.content)
  if (image === undefined) return <p className={styles.place}>It is no picture that can be shown.</p>
  return <Picture {...image} name={picture.filename} />
}
