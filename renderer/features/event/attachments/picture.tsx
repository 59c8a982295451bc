import { useEffect, useState } from 'react'
import type { Content } from '../../../../shared/contract/items.ts'
import { type ImageType, sniffImage, toBytes } from '../../../ui/bytes.ts'
import styles from './attachments.module.css'

/** Larger ones can only be downloaded. */
export const mostImageBytes = 16_777_216

/** A file that is a picture. */
export interface PictureData {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: ImageType
}

/** Where the bytes themselves are a picture, and all of them are there. */
export function pictureOf(content: Content): PictureData | undefined {
  if (content.base64 === null || content.isCut) return undefined
  const bytes = toBytes(content)
  const type = sniffImage(bytes)
  return type === undefined ? undefined : { bytes, type }
}

/** A picture, shown as what its bytes are and never run. */
export function Picture({ bytes, type, name }: PictureData & { name: string }) {
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
