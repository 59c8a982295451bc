import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import styles from './licences.module.css'

const Licence = z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() })
type Licence = z.infer<typeof Licence>

/** The build writes it beside the page. */
async function readLicences(): Promise<Licence[]> {
  const answer = await fetch('./licences.json')
  if (!answer.ok) throw new Error('The file of licences is missing.')
  return z.array(Licence).parse(await answer.json())
}

/** What is shipped with the application, and under which terms. */
export function Licences() {
  const licences = useQuery({
    queryKey: ['licences'],
    queryFn: readLicences,
    staleTime: Number.POSITIVE_INFINITY
  })
  const [shown, setShown] = useState<Licence>()
  if (licences.isPending) return <Skeleton width="100%" height={160} />
  if (licences.isError) {
    return (
      <ErrorPanel
        what="The licences cannot be read."
        error={licences.error}
        onRetry={() => void licences.refetch()}
      />
    )
  }
  return (
    <>
      <ul className={styles.list}>
        {licences.data.map((each) => (
          <li key={`${each.name}@${each.version}`}>
            <button type="button" className={styles.row} onClick={() => setShown(each)}>
              <span className={styles.name}>{each.name}</span>
              <span className={styles.version}>{each.version}</span>
              <span className={styles.licence}>{each.licence}</span>
            </button>
          </li>
        ))}
      </ul>
      <Dialog
        title={shown === undefined ? '' : `${shown.name} ${shown.version}`}
        open={shown !== undefined}
        onClose={() => setShown(undefined)}
      >
        <pre
          className={styles.text} // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
        >
          {shown?.text || `${shown?.licence} licence; the package has no text of it.`}
        </pre>
      </Dialog>
    </>
  )
}
