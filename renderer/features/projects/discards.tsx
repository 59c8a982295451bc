import type { ProjectDetail } from '../../../shared/contract/projects.ts'
import { EmptyPart } from '../../ui/empty-part.tsx'
import { formatWhole } from '../../ui/format/number.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Cell, type Column, Table } from '../../ui/table.tsx'
import { discardWords } from './discard-words.ts'
import styles from './project-page.module.css'

const columns: readonly Column[] = [
  { title: 'Why' },
  { title: 'What', width: 140, hint: 'The category of the data' },
  { title: 'How many', width: 100, isNumber: true },
  { title: 'Last', width: 100, isNumber: true, hint: 'When an SDK reported it last' }
]

/** What a project's SDKs say that they never sent. */
export function Discards({ discards }: Pick<ProjectDetail, 'discards'>) {
  if (discards.length === 0) {
    return (
      <EmptyPart title="Nothing that is known of">
        <p>
          An SDK that drops events by sampling, by beforeSend or because it cannot send them says so from time
          to time; it is added up here.
        </p>
      </EmptyPart>
    )
  }
  return (
    <Table label="Dropped by the SDK" columns={columns} minWidth={520}>
      {discards.map(({ reason, category, quantity, lastAt }) => (
        <tr key={`${reason} ${category}`}>
          <Cell wraps>
            {discardWords(reason) ?? 'For a reason that Culprit does not know'}{' '}
            <code className={styles.word}>{reason}</code>
          </Cell>
          <Cell>{category}</Cell>
          <Cell isNumber>{formatWhole(quantity)}</Cell>
          <Cell isNumber>
            <RelativeTime at={lastAt} />
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
