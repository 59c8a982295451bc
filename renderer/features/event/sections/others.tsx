import type { JsonObject } from '../../../../shared/model/json.ts'
import { ClippedBox } from '../../../ui/clipped-box.tsx'
import { JsonEntries } from '../../../ui/json-tree.tsx'
import styles from './others.module.css'

/** More than this waits to be asked for, px. */
const mostPx = 160

/** What was sent in a part of an event beside the attributes that are known there. */
export function Others({
  values,
  path
}: {
  values: JsonObject | undefined
  /** The part's place in the event, dotted. */
  path: string
}) {
  const entries = Object.entries(values ?? {})
  if (entries.length === 0) return null
  return (
    <div className={styles.others}>
      <p className={styles.title} title="Attributes that the protocol does not know, as they were sent">
        Also sent
      </p>
      <ClippedBox height={mostPx}>
        <JsonEntries entries={entries} path={path} />
      </ClippedBox>
    </div>
  )
}
