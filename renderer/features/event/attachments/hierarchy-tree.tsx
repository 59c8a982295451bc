import { ChevronRight } from 'lucide-react'
import { createContext, useContext, useMemo, useState } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { JsonEntries } from '../../../ui/json-tree.tsx'
import styles from './hierarchy-tree.module.css'
import type { Hierarchy, HierarchyNode } from './view-hierarchy.ts'
import { Wireframe } from './wireframe.tsx'

const openLevels = 8
const mostChildren = 100

interface Choice {
  readonly chosen: HierarchyNode | null
  readonly choose: (node: HierarchyNode | null) => void
}

const ChoiceContext = createContext<Choice>({ chosen: null, choose: () => undefined })

/** The windows and widgets that were on the screen; what is known of the chosen one stands beside them. */
export function HierarchyTree({ hierarchy }: { hierarchy: Hierarchy }) {
  const [chosen, choose] = useState<HierarchyNode | null>(null)
  const choice = useMemo(() => ({ chosen, choose }), [chosen])
  return (
    <ChoiceContext.Provider value={choice}>
      <div className={styles.view}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section className={styles.tree} tabIndex={0} aria-label="View hierarchy">
          {hierarchy.system !== undefined && <p className={styles.system}>{hierarchy.system}</p>}
          <Nodes nodes={hierarchy.windows} level={0} />
        </section>
        <Wireframe hierarchy={hierarchy} chosen={chosen} onChoose={choose} />
        {chosen !== null && (
          <section className={styles.values} aria-label={`Values of ${chosen.type}`}>
            <JsonEntries key={chosen.type} entries={chosen.values} openDepth={1} />
          </section>
        )}
      </div>
    </ChoiceContext.Provider>
  )
}

function Nodes({ nodes, level }: { nodes: readonly HierarchyNode[]; level: number }) {
  const [all, setAll] = useState(false)
  const shown = all ? nodes : nodes.slice(0, mostChildren)
  return (
    <ul className={styles.nodes}>
      {shown.map((node, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a hierarchy never changes
        <NodeItem key={index} node={node} level={level} />
      ))}
      {nodes.length > shown.length && (
        <li>
          <button type="button" className={styles.more} onClick={() => setAll(true)}>
            Show {nodes.length - shown.length} more
          </button>
        </li>
      )}
    </ul>
  )
}

function NodeItem({ node, level }: { node: HierarchyNode; level: number }) {
  const [open, setOpen] = useState(level < openLevels)
  const { chosen, choose } = useContext(ChoiceContext)
  const { type, identifier, place, isHidden, children } = node
  const isChosen = chosen !== null && chosen.values === node.values
  return (
    <li>
      <div className={classNames(styles.line, isHidden && styles.hidden)}>
        {children.length > 0 ? (
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={open}
            aria-label={`Children of ${type}`}
            onClick={() => setOpen(!open)}
          >
            <ChevronRight size={12} className={styles.chevron} aria-hidden />
          </button>
        ) : (
          <span className={styles.leaf} />
        )}
        <button
          type="button"
          className={classNames(styles.node, isChosen && styles.chosen)}
          aria-pressed={isChosen}
          title={isHidden ? `${type} (not visible)` : type}
          onClick={() => choose(isChosen ? null : node)}
        >
          <span className={styles.type}>{type.split('.').at(-1)}</span>
          {identifier !== undefined && <span className={styles.identifier}>{identifier}</span>}
          {place !== undefined && <span className={styles.place}>{place}</span>}
          {isHidden && <span className={styles.place}>hidden</span>}
        </button>
      </div>
      {open && children.length > 0 && <Nodes nodes={children} level={level + 1} />}
    </li>
  )
}
