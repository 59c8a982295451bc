import { useQuery } from '@tanstack/react-query'
import { Check, X } from 'lucide-react'
import { listenerQuery } from '../../../api/settings-queries.ts'
import { Cell, Table } from '../../../ui/table.tsx'
import { Copyable } from '../controls/copyable.tsx'
import styles from './listener-addresses.module.css'

const columns = [
  { title: 'From', width: 250 },
  { title: 'DSN to use there' },
  { title: 'Now', width: 96, hint: 'Whether it leads here as the listener is set now' }
]

/** The DSN for each place that programs may run in. */
export function ListenerAddresses() {
  const addresses = useQuery(listenerQuery).data?.addresses
  if (!addresses) return null
  return (
    <Table label="From elsewhere" columns={columns} minWidth={560}>
      {addresses.map(({ from, host, dsn, isReachable, hint }) => (
        <tr key={`${from} ${host}`}>
          <Cell title={hint} wraps>
            {from}
            <span className={styles.hint}>{hint}</span>
          </Cell>
          <Cell wraps>
            <Copyable text={dsn} label={`Copy the DSN for: ${from}`} />
          </Cell>
          <Cell>
            <span className={isReachable ? styles.open : styles.closed}>
              {isReachable ? <Check size={13} aria-hidden /> : <X size={13} aria-hidden />}
              {isReachable ? 'open' : 'closed'}
            </span>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
