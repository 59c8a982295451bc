import { ListFilter } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { CheckMenu } from '../../../ui/check-menu.tsx'
import { formatWhole } from '../../../ui/format/number.ts'
import { levelWord } from '../../../ui/level-mark.tsx'
import { type Crumb, type CrumbFilter, countBy, kindWords } from './crumbs.ts'

/** The kinds and levels that a trail has, to choose from. */
export function CrumbFilterMenu({
  crumbs,
  filter,
  onChange
}: {
  crumbs: readonly Crumb[]
  filter: CrumbFilter
  onChange: (filter: CrumbFilter) => void
}) {
  const kinds = countBy(crumbs, ({ kind }) => kind)
  const levels = countBy(crumbs, ({ level }) => level)
  const chosen = filter.kinds.size + filter.levels.size
  return (
    <CheckMenu
      label="Filter breadcrumbs"
      groups={[
        {
          title: 'Types',
          items: kinds.map(([kind, count]) => ({
            id: `kind ${kind}`,
            label: kindWords[kind],
            note: formatWhole(count),
            isChecked: filter.kinds.has(kind)
          }))
        },
        {
          title: 'Levels',
          items: levels.map(([level, count]) => ({
            id: `level ${level}`,
            label: levelWord(level),
            note: formatWhole(count),
            isChecked: filter.levels.has(level)
          }))
        }
      ]}
      onChange={(id, isOn) => {
        const kind = kinds.find(([each]) => id === `kind ${each}`)?.[0]
        const level = levels.find(([each]) => id === `level ${each}`)?.[0]
        onChange({
          ...filter,
          kinds: toggled(filter.kinds, kind, isOn),
          levels: toggled(filter.levels, level, isOn)
        })
      }}
    >
      <Button size="small" variant="quiet" icon={ListFilter} title="Only some types or levels">
        {chosen === 0 ? 'Filter' : `Filter (${chosen})`}
      </Button>
    </CheckMenu>
  )
}

function toggled<Value>(
  set: ReadonlySet<Value>,
  value: Value | undefined,
  isOn: boolean
): ReadonlySet<Value> {
  if (value === undefined) return set
  const next = new Set(set)
  if (isOn) next.add(value)
  else next.delete(value)
  return next
}
