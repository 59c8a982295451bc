import { useMemo, useState } from 'react'
import { formatPlural } from '../../../ui/format/number.ts'
import { usePreferences } from '../../../ui/preferences.ts'
import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'
import { ExceptionBlock, exceptionElementId } from '../exceptions/exception-block.tsx'
import {
  allNodes,
  type ExceptionNode,
  exceptionTree,
  isGroup,
  nestedGroups,
  relationWord
} from '../exceptions/exception-tree.ts'
import { RelatedExceptions } from '../exceptions/related-exceptions.tsx'
import { exceptionsWithCode } from '../stacktrace/code-text.ts'
import { exceptionsMarkdown } from '../stacktrace/markdown.ts'
import { exceptionsText } from '../stacktrace/raw-text.ts'
import { TraceControls } from '../stacktrace/trace-controls.tsx'
import styles from './exceptions.module.css'

/** A group of hundreds is put on the page a few at a time, and only the first ones are open. */
const mostAtOnce = 20
const mostOpen = 5

export function Exceptions() {
  const { event } = useEventContext().detail
  const values = event.exception?.values ?? []
  return (
    <Section
      id="exceptions"
      title={values.length > 1 ? 'Exceptions' : 'Exception'}
      count={values.length > 1 ? values.length : undefined}
      resetKey={event.event_id}
      controls={
        <TraceControls
          pairs={values}
          texts={{
            raw: () => exceptionsText(values, event.platform),
            withCode: () => exceptionsWithCode(values, event.platform),
            markdown: () => exceptionsMarkdown(values)
          }}
        />
      }
    >
      <ExceptionList />
    </Section>
  )
}

function ExceptionList() {
  const { event } = useEventContext().detail
  const newestFirst = usePreferences((state) => state.frameOrder === 'newest')
  const values = useMemo(() => event.exception?.values ?? [], [event])
  const tree = useMemo(() => exceptionTree(values), [values])
  const nested = useMemo(() => new Set(nestedGroups(tree).map(({ index }) => index)), [tree])
  const [unfolded, setUnfolded] = useState<ReadonlyMap<number, boolean>>(new Map())
  const [toggled, setToggled] = useState<ReadonlyMap<number, boolean>>(new Map())
  const [most, setMost] = useState(mostAtOnce)

  const isUnfolded = ({ index }: ExceptionNode) => unfolded.get(index) ?? !nested.has(index)
  const visible = visibleNodes(tree, isUnfolded)
  const shown = newestFirst ? visible : visible.toReversed()
  const isOpen = (index: number, nth: number) => toggled.get(index) ?? nth < mostOpen

  /** Unfolds the groups around an exception, opens it and brings it into sight. */
  function jump(index: number) {
    const above = pathTo(tree, index)
    setUnfolded((before) => new Map([...before, ...above.map((node) => [node.index, true] as const)]))
    setToggled((before) => new Map(before).set(index, true))
    const nodes = allNodes(tree)
    setMost((before) => Math.max(before, nodes.findIndex((node) => node.index === index) + 1))
    requestAnimationFrame(() =>
      document.getElementById(exceptionElementId(index))?.scrollIntoView({ block: 'start' })
    )
  }

  const hasGroups = allNodes(tree).some(isGroup) || tree.length > 1
  return (
    <>
      {values.length > 1 && hasGroups && (
        <RelatedExceptions
          nodes={tree}
          isUnfolded={isUnfolded}
          onUnfold={(node) => setUnfolded(new Map(unfolded).set(node.index, !isUnfolded(node)))}
          onJump={jump}
        />
      )}
      <ol className={styles.exceptions}>
        {shown.slice(0, most).map(({ node, parent }, nth) => {
          const { index, exception, children } = node
          const open = isOpen(index, nth)
          return (
            <li key={index}>
              <ExceptionBlock
                exception={exception}
                index={index}
                relation={parent === undefined ? undefined : relationWord(exception, parent.exception)}
                opensFrame={index === values.length - 1}
                isOpen={open}
                onToggle={
                  values.length > 1 ? () => setToggled(new Map(toggled).set(index, !open)) : undefined
                }
              />
              {children.length > 0 && !isUnfolded(node) && (
                <button
                  type="button"
                  className={styles.more}
                  onClick={() => setUnfolded(new Map(unfolded).set(index, true))}
                >
                  Show {formatPlural(allNodes(children).length, 'related exception')}
                </button>
              )}
            </li>
          )
        })}
      </ol>
      {shown.length > most && (
        <button type="button" className={styles.more} onClick={() => setMost(most + 2 * mostAtOnce)}>
          Show {formatPlural(shown.length - most, 'more exception')}
        </button>
      )}
    </>
  )
}

interface VisibleNode {
  readonly node: ExceptionNode
  readonly parent: ExceptionNode | undefined
}

/** The nodes to show, each before what hangs under it. */
function visibleNodes(
  nodes: readonly ExceptionNode[],
  isUnfolded: (node: ExceptionNode) => boolean,
  parent?: ExceptionNode
): VisibleNode[] {
  return nodes.flatMap((node) => [
    { node, parent },
    ...(isUnfolded(node) ? visibleNodes(node.children, isUnfolded, node) : [])
  ])
}

/** The nodes above an exception, the outermost first. */
function pathTo(nodes: readonly ExceptionNode[], index: number): ExceptionNode[] {
  for (const node of nodes) {
    if (allNodes(node.children).some((each) => each.index === index)) {
      return [node, ...pathTo(node.children, index)]
    }
  }
  return []
}
