import { classNames } from '../../../ui/class-names.ts'
import { formatPlural } from '../../../ui/format/number.ts'
import { allNodes, type ExceptionNode, isGroup } from './exception-tree.ts'
import styles from './related-exceptions.module.css'

interface RelatedProps {
  nodes: readonly ExceptionNode[]
  /** Groups whose exceptions are shown, by their index. */
  isUnfolded: (node: ExceptionNode) => boolean
  onUnfold: (node: ExceptionNode) => void
  onJump: (index: number) => void
}

/** How the exceptions of an event hang together, as a tree to jump by. */
export function RelatedExceptions(props: RelatedProps) {
  return (
    <nav className={styles.related} aria-label="Related exceptions">
      <h4 className={styles.title}>Related exceptions</h4>
      <Branch {...props} />
    </nav>
  )
}

function Branch({ nodes, isUnfolded, onUnfold, onJump }: RelatedProps) {
  return (
    <ul className={styles.branch}>
      {nodes.map((node) => {
        const { index, exception, children } = node
        const open = isUnfolded(node)
        return (
          <li key={index} className={styles.node}>
            <div className={styles.line}>
              <button
                type="button"
                className={classNames(styles.jump, isGroup(node) && styles.group)}
                title={exception.value?.slice(0, 500)}
                onClick={() => onJump(index)}
              >
                <span className={styles.type}>{exception.type ?? 'Exception'}</span>
                {exception.value !== undefined && (
                  <span className={styles.value}>{exception.value.slice(0, 200)}</span>
                )}
              </button>
              {children.length > 0 && isGroup(node) && (
                <button
                  type="button"
                  className={styles.fold}
                  aria-expanded={open}
                  onClick={() => onUnfold(node)}
                >
                  {open ? 'Hide' : `Show ${formatPlural(allNodes(children).length, 'related exception')}`}
                </button>
              )}
            </div>
            {children.length > 0 && open && (
              <Branch nodes={children} isUnfolded={isUnfolded} onUnfold={onUnfold} onJump={onJump} />
            )}
          </li>
        )
      })}
    </ul>
  )
}
