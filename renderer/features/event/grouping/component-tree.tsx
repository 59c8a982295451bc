import { useState } from 'react'
import { hintSentence } from '../../../../shared/grouping-hints.ts'
import type { GroupingComponent } from '../../../../shared/model/grouping.ts'
import { classNames } from '../../../ui/class-names.ts'
import { formatPlural } from '../../../ui/format/number.ts'
import { collapseAlike, isComponent } from './component-runs.ts'
import styles from './component-tree.module.css'
import { readable } from './grouping-words.ts'

const mostChildren = 30

/** A node of the grouping tree with what hangs under it. Without `all` only what contributes. */
export function ComponentTree({ component, all }: { component: GroupingComponent; all: boolean }) {
  const [every, setEvery] = useState(false)
  const children = component.values.filter(isComponent).filter((child) => all || child.contributes)
  const shown = every ? children : children.slice(0, mostChildren)
  const leaf = component.values.find((child) => !isComponent(child))
  return (
    <div className={classNames(styles.node, !component.contributes && styles.idle)}>
      <div className={styles.line}>
        <span className={styles.id}>{readable(component.id)}</span>
        {leaf !== undefined && <code className={styles.value}>{String(leaf)}</code>}
        {component.hint !== undefined && <span className={styles.hint}>{hintSentence(component.hint)}</span>}
      </div>
      <div className={styles.children}>
        {collapseAlike(shown).map(({ component: child, index, alike }) =>
          alike.length === 0 ? (
            <ComponentTree key={index} component={child} all={all} />
          ) : (
            <Alike key={index} components={alike} all={all} />
          )
        )}
        {children.length > shown.length && (
          <button type="button" className={styles.more} onClick={() => setEvery(true)}>
            Show {children.length - shown.length} more
          </button>
        )}
      </div>
    </div>
  )
}

/** Nodes that are as the ones before them: they wait to be asked for. */
function Alike({ components, all }: { components: readonly GroupingComponent[]; all: boolean }) {
  const [open, setOpen] = useState(false)
  if (open) {
    return components.map((component, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the children of a component have no name of their own
      <ComponentTree key={index} component={component} all={all} />
    ))
  }
  return (
    <button type="button" className={styles.more} onClick={() => setOpen(true)}>
      Show {formatPlural(components.length, 'similar one', 'similar ones')}
    </button>
  )
}
