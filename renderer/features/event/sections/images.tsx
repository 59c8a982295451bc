import { useMemo, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Section } from '../../../ui/section.tsx'
import { Cell, type Column, Table } from '../../../ui/table.tsx'
import { useEventContext } from '../event-context.ts'
import { imagesOf, type LoadedImage } from '../images/debug-images.ts'
import styles from './images.module.css'

const mostRows = 100

const columns: readonly Column[] = [
  { title: 'Image' },
  { title: 'Address', width: 148, hint: 'Where it was loaded' },
  { title: 'Version', width: 132 },
  { title: 'Debug ID', width: 210, hint: 'By which its symbols are found' }
]

/** What was loaded into the process: binaries, libraries, scripts. */
export function Images() {
  const { event } = useEventContext().detail
  const images = useMemo(() => imagesOf(event), [event])
  const [all, setAll] = useState(false)
  const shown = all ? images : images.slice(0, mostRows)
  return (
    <Section
      id="images"
      title="Images loaded"
      count={images.length}
      note={noteOf(images)}
      foldedAtFirst
      resetKey={event.event_id}
    >
      <Table label="Images loaded" columns={columns} minWidth={640}>
        {shown.map((image, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the images of an event never change
          <ImageRow key={index} image={image} />
        ))}
      </Table>
      {images.length > shown.length && (
        <div className={styles.more}>
          <Button size="small" onClick={() => setAll(true)}>
            Show {images.length - shown.length} more
          </Button>
        </div>
      )}
    </Section>
  )
}

function noteOf(images: readonly LoadedImage[]): string | undefined {
  const count = images.filter(({ isInTrace }) => isInTrace).length
  return count === 0 ? undefined : `${count} of them in a stack trace`
}

function ImageRow({ image }: { image: LoadedImage }) {
  const { name, file, start, end, version, arch, debugId, codeId, debugFile, isInTrace } = image
  const ids = [debugFile && `Debug file: ${debugFile}`, codeId && `Code ID: ${codeId}`].filter(Boolean)
  return (
    <tr>
      <Cell title={isInTrace ? `${file}\nA frame lies in it` : file}>
        <span className={isInTrace ? styles.used : styles.name}>{name}</span>
        {arch !== undefined && <span className={styles.note}> {arch}</span>}
      </Cell>
      <Cell title={end === undefined ? undefined : `${start} to ${end}`}>
        <code>{start ?? '–'}</code>
      </Cell>
      <Cell title={version}>{version ?? <span className={styles.note}>–</span>}</Cell>
      <Cell title={[debugId, ...ids].filter(Boolean).join('\n')}>
        {debugId === undefined ? (
          <span className={styles.note}>–</span>
        ) : (
          <span className={styles.id}>
            <code>{debugId}</code>
            <CopyButton text={debugId} label={`Copy the debug id of ${name}`} />
          </span>
        )}
      </Cell>
    </tr>
  )
}
