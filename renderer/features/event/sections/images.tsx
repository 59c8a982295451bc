import { ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { Section } from '../../../ui/section.tsx'
import { Cell, type Column, Table } from '../../../ui/table.tsx'
import { useEventContext } from '../event-context.ts'
import {
  formatAddress,
  imageStatus,
  imagesOf,
  inTraceFirst,
  type LoadedImage
} from '../images/debug-images.ts'
import { ImageDetails } from '../images/image-details.tsx'
import { useImageSearch } from '../images/image-search.ts'
import { ImageStatusMark, statusWords } from '../images/image-status.tsx'
import styles from './images.module.css'

const mostRows = 100

const columns: readonly Column[] = [
  { title: 'Status', width: 116 },
  { title: 'Image' },
  { title: 'Address', width: 136, hint: 'Where it was loaded' },
  { title: 'Processing', width: 168, hint: 'Stack unwinding and symbolication' },
  { title: 'Debug ID', width: 150, hint: 'By which its symbols are found' }
]

/** What was loaded into the process: binaries, libraries, scripts. */
export function Images() {
  const { event } = useEventContext().detail
  const images = useMemo(() => inTraceFirst(imagesOf(event)), [event])
  const search = useImageSearch((state) => state.search)
  const [most, setMost] = useState(mostRows)
  const wanted = search.trim().toLowerCase()
  const found = images.filter((image) => says(image, wanted))
  const shown = found.slice(0, most)
  return (
    <Section
      id="images"
      title="Images loaded"
      count={images.length}
      note={noteOf(images)}
      foldedAtFirst
      resetKey={event.event_id}
      controls={
        <SearchField
          label="Search images"
          value={search}
          onChange={(text) => useImageSearch.setState({ search: text })}
        />
      }
    >
      <Table label="Images loaded" columns={columns} minWidth={680}>
        {shown.map((image) => (
          <ImageRow key={image.index} image={image} />
        ))}
      </Table>
      {found.length === 0 && <p className={styles.nothing}>No image says “{search}”.</p>}
      {found.length > shown.length && (
        <div className={styles.more}>
          <Button size="small" onClick={() => setMost(most + 4 * mostRows)}>
            Show {Math.min(4 * mostRows, found.length - shown.length)} more
          </Button>
        </div>
      )}
    </Section>
  )
}

/** True for an image that says something: its name, its ids, an address in it. */
function says(image: LoadedImage, wanted: string): boolean {
  const { file, debugId, codeId, debugFile, start, end } = image
  if ([file, debugId, codeId, debugFile].some((each) => each?.toLowerCase().includes(wanted))) return true
  if (!/^0x[\da-f]{1,16}$/.test(wanted) || start === undefined || end === undefined) return false
  const address = BigInt(wanted)
  return start <= address && address < end
}

function noteOf(images: readonly LoadedImage[]): string | undefined {
  const count = images.filter(({ isInTrace }) => isInTrace).length
  return count === 0 ? undefined : `${count} of them in a stack trace`
}

function ImageRow({ image }: { image: LoadedImage }) {
  const [open, setOpen] = useState(false)
  const { name, file, start, arch, debugId, isInTrace, debugStatus, unwindStatus } = image
  return (
    <>
      <tr>
        <Cell>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={open}
            aria-label={`Details of ${name}`}
            onClick={() => setOpen(!open)}
          >
            <ChevronRight size={13} className={styles.chevron} aria-hidden />
            <ImageStatusMark status={imageStatus(image)} />
          </button>
        </Cell>
        <Cell title={isInTrace ? `${file}\nA frame lies in it` : file}>
          <span className={isInTrace ? styles.used : styles.name}>{name}</span>
          {arch !== undefined && <span className={styles.note}> {arch}</span>}
        </Cell>
        <Cell>
          {start === undefined ? <span className={styles.note}>–</span> : <code>{formatAddress(start)}</code>}
        </Cell>
        <Cell title="Stack unwinding, symbolication">
          <span className={styles.note}>
            {debugStatus === 'unknown' && unwindStatus === 'unknown'
              ? '–'
              : `${statusWords[unwindStatus]}, ${statusWords[debugStatus]}`}
          </span>
        </Cell>
        <Cell title={debugId}>
          {debugId === undefined ? <span className={styles.note}>–</span> : <code>{debugId}</code>}
        </Cell>
      </tr>
      {open && (
        <tr>
          <td colSpan={columns.length} className={styles.details}>
            <ImageDetails image={image} />
          </td>
        </tr>
      )}
    </>
  )
}
