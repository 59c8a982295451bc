import { Ellipsis } from 'lucide-react'
import { memo, useMemo, useState } from 'react'
import type { TagDistribution } from '../../../../shared/contract/issues.ts'
import { IconButton } from '../../../ui/button.tsx'
import { ClippedText } from '../../../ui/clipped-text.tsx'
import { formatPlural } from '../../../ui/format/number.ts'
import { MatchedText } from '../../../ui/matched-text.tsx'
import { ActionMenu, type MenuItem } from '../../../ui/menu.tsx'
import { Meter } from '../../../ui/meter.tsx'
import { offersMenu } from '../../../ui/value-menu.tsx'
import styles from './tag-list.module.css'
import { type TagRow, tagRows } from './tag-tree.ts'

/** An event may carry thousands of tags. */
const mostAtOnce = 100
const moreAtOnce = 400

/** The tags of an event as a tree, each with its share among the events of the issue. */
export function TagList({
  tags,
  distributions,
  itemsOf
}: {
  tags: readonly (readonly [string, string])[]
  distributions: readonly TagDistribution[]
  itemsOf: (key: string, value: string) => readonly MenuItem[]
}) {
  const [most, setMost] = useState(mostAtOnce)
  const rows = useMemo(() => tagRows(tags), [tags])
  const byKey = useMemo(() => new Map(distributions.map((each) => [each.key, each])), [distributions])
  return (
    <>
      <table className={styles.tags} aria-label="Tags of this event">
        <tbody>
          {rows.slice(0, most).map((row) => (
            <TagLine key={row.key} row={row} distribution={byKey.get(row.key)} itemsOf={itemsOf} />
          ))}
        </tbody>
      </table>
      {rows.length > most && (
        <button type="button" className={styles.all} onClick={() => setMost(most + moreAtOnce)}>
          Show more of the {formatPlural(rows.length - most, 'tag')} that follow
        </button>
      )}
    </>
  )
}

const TagLine = memo(function TagLine({
  row: { key, label, depth, value },
  distribution,
  itemsOf
}: {
  row: TagRow
  distribution: TagDistribution | undefined
  itemsOf: (key: string, value: string) => readonly MenuItem[]
}) {
  // A menu is made for the one row where it was asked for: for all of them it would cost more than the tags.
  const [hasMenu, setMenu] = useState(false)
  const items = () => (value === undefined ? [] : itemsOf(key, value))
  return (
    <tr className={styles.tag} {...offersMenu(items)}>
      <th scope="row" className={styles.key} title={key} style={{ paddingLeft: depth * 14 }}>
        <MatchedText text={label} />
      </th>
      <td className={styles.value}>{value !== undefined && <ClippedText text={value} lines={3} links />}</td>
      <td className={styles.share}>
        {value !== undefined && <Share distribution={distribution} value={value} />}
      </td>
      <td className={styles.actions}>
        {value !== undefined && hasMenu && (
          <span className={styles.menu}>
            <ActionMenu items={items()} startsOpen>
              <IconButton size="small" icon={Ellipsis} label={`Actions for ${key}`} />
            </ActionMenu>
          </span>
        )}
        {value !== undefined && !hasMenu && (
          <button
            type="button"
            className={styles.more}
            aria-label={`Actions for ${key}`}
            aria-haspopup="menu"
            onClick={() => setMenu(true)}
          >
            <Ellipsis size={13} aria-hidden />
          </button>
        )}
      </td>
    </tr>
  )
})

/** How many of the events carry the same value. */
function Share({ distribution, value }: { distribution: TagDistribution | undefined; value: string }) {
  const found = distribution?.values.find((each) => each.value === value)
  if (distribution === undefined || found === undefined) return null
  return <Meter events={found.events} of={distribution.events} />
}
