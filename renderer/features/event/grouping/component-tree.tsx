import { useState } from 'react'
import { hintSentence } from '../../../../shared/grouping-hints.ts'
import type { GroupingComponent } from '../../../../shared/model/grouping.ts'
import { classNames } from '../../../ui/class-names.ts'
import styles from './component-tree.module.css'
import { readable } from './grouping-words.ts'

type Child = GroupingComponent['values'][number]

const mostChildren = 30

function isComponent(child: Child): child is GroupingComponent {
  return typeof child === 'object'
}

/** A node of the grouping tree with what hangs under it. Without `all` only what contributes. */
export function ComponentTree({ component, all }: { component: GroupingComponent; all: boolean }) {
  const [every, setEvery] = useState(false)
  const children = component.values.filter((child) => all || !isComponent(child) || child.contributes)
  const shown = every ? children : children.slice(0, mostChildren)
  const leaf = component.values.find((child) => !isComponent(child))
  return (
    <div className={classNames(styles.node, !component.contributes && styles.idle)}>
      <div className={styles.line}>
        <span className={styles.id}>{readable(component.id)}</span>
        {leaf !== undefined && !isComponent(leaf) && <code className={styles.value}>{String(leaf)}</code>}
        {component.hint !== undefined && <span className={styles.hint}>{hintSentence(component.hint)}</span>}
      </div>
      <div className={styles.children}>
        {shown.map((child, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the children of a component have no name of their own
          isComponent(child) ? <ComponentTree key={index} component={child} all={all} /> : null
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
