import { X } from 'lucide-react'
import { negateFilter, removeTerm } from '../../../../shared/search/edit.ts'
import { formatFilter } from '../../../../shared/search/format.ts'
import type { Filter, Operator, Span } from '../../../../shared/search/syntax-tree.ts'
import { Button } from '../../../ui/button.tsx'
import type { FieldState } from './chip-keys.ts'
import styles from './chip-tools.module.css'

const textWords: readonly (readonly [Operator, string])[] = [
  ['=', 'is'],
  ['contains', 'contains'],
  ['startswith', 'starts with'],
  ['endswith', 'ends with']
]
const signs: readonly (readonly [Operator, string])[] = [
  ['=', '='],
  ['>', '>'],
  ['>=', '≥'],
  ['<', '<'],
  ['<=', '≤']
]
const compared: readonly string[] = ['number', 'duration', 'size', 'percentage', 'date', 'version']

/** What a chip can be turned into: its opposite, another comparison, or nothing. */
export function ChipTools({
  text,
  chip,
  onEdit
}: {
  text: string
  chip: Span & { readonly filter: Filter }
  onEdit: (field: FieldState) => void
}) {
  const { filter } = chip
  const operators =
    filter.value.type === 'text' ? textWords : compared.includes(filter.value.type) ? signs : []

  function replace(next: string) {
    const end = chip.end + next.length - text.length
    onEdit({ text: next, start: end, end })
  }

  function compare(operator: Operator) {
    replace(text.slice(0, chip.start) + formatFilter({ ...filter, operator }) + text.slice(chip.end))
  }

  return (
    <div className={styles.tools} role="toolbar" aria-label="This filter">
      {operators.map(([operator, word]) => (
        <Button
          key={operator}
          size="small"
          variant="quiet"
          aria-pressed={operator === filter.operator}
          onClick={() => compare(operator)}
        >
          {word}
        </Button>
      ))}
      {operators.length > 0 && <span className={styles.line} />}
      <Button
        size="small"
        variant="quiet"
        aria-pressed={filter.negated}
        onClick={() => replace(negateFilter(text, chip))}
      >
        not
      </Button>
      <span className={styles.remove}>
        <Button
          size="small"
          variant="quiet"
          icon={X}
          onClick={() => {
            const rest = removeTerm(text, chip)
            const caret = Math.min(chip.start, rest.length)
            onEdit({ text: rest, start: caret, end: caret })
          }}
        >
          Remove
        </Button>
      </span>
    </div>
  )
}
