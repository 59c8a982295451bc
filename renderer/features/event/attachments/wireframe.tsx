import { ZoomIn, ZoomOut } from 'lucide-react'
import { useMemo, useState } from 'react'
import { IconButton } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { drawnNodes, type Hierarchy, type HierarchyNode } from './view-hierarchy.ts'
import styles from './wireframe.module.css'

const mostBoxes = 1500
const zooms = [1, 1.5, 2, 3, 4] as const

/** The windows and widgets as boxes where they were on the screen. A press on one chooses it. */
export function Wireframe({
  hierarchy,
  chosen,
  onChoose
}: {
  hierarchy: Hierarchy
  chosen: HierarchyNode | null
  onChoose: (node: HierarchyNode | null) => void
}) {
  const boxes = useMemo(() => drawnNodes(hierarchy.windows).slice(0, mostBoxes), [hierarchy])
  const [zoom, setZoom] = useState(0)
  if (boxes.length === 0) return null
  const right = Math.max(...boxes.map(({ box }) => box.x + box.width))
  const bottom = Math.max(...boxes.map(({ box }) => box.y + box.height))
  return (
    <section className={styles.wireframe} aria-label="Wireframe">
      <div className={styles.zoom}>
        <IconButton
          size="small"
          icon={ZoomOut}
          label="Smaller"
          disabled={zoom === 0}
          onClick={() => setZoom(zoom - 1)}
        />
        <IconButton
          size="small"
          icon={ZoomIn}
          label="Larger"
          disabled={zoom === zooms.length - 1}
          onClick={() => setZoom(zoom + 1)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroller} tabIndex={0} aria-label="Boxes on the screen">
        <svg
          className={styles.drawing}
          style={{ width: `${(zooms[zoom] ?? 1) * 100}%` }}
          viewBox={`0 0 ${right} ${bottom}`}
          role="img"
          aria-label="The widgets as boxes. They can be chosen in the tree."
        >
          {boxes.map((node, index) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the tree beside it does the same by keyboard
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a hierarchy never changes
              key={index}
              className={classNames(styles.box, isSame(node, chosen) && styles.chosen)}
              x={node.box.x}
              y={node.box.y}
              width={node.box.width}
              height={node.box.height}
              onClick={() => onChoose(isSame(node, chosen) ? null : node)}
            >
              <title>{[node.type, node.identifier].filter(Boolean).join(' ')}</title>
            </rect>
          ))}
        </svg>
      </section>
    </section>
  )
}

/** A drawn node is a copy of the one in the tree: they share their values. */
function isSame(node: HierarchyNode, chosen: HierarchyNode | null): boolean {
  return chosen !== null && node.values === chosen.values
}
