import { Scissors } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Json } from '../../shared/model/json.ts'
import { Button } from './button.tsx'
import { type EncodedBytes, toBytes } from './bytes.ts'
import { classNames } from './class-names.ts'
import styles from './content-view.module.css'
import { CopyButton } from './copy-button.tsx'
import { formatBytes, formatPlural, formatWhole } from './format/number.ts'
import { HexView } from './hex-view.tsx'
import { JsonEntries } from './json-tree.tsx'
import { Segmented } from './segmented.tsx'
import { TextLines } from './text-lines.tsx'

/** Bytes that may be text, or only the beginning of them. */
export interface ShownContent extends EncodedBytes {
  /** Whole size. */
  readonly bytes: number
  readonly isCut: boolean
}

type View = 'tree' | 'text' | 'hex'

interface ContentViewProps {
  content: ShownContent
  /** What it is the content of, for a screen reader. */
  label: string
  /** Takes the height that is there, instead of one of its own. */
  fill?: boolean
  /** Beside the copy button. */
  actions?: ReactNode
  /** Gets more of a content that is cut: so many bytes. Absent where there is no more to get. */
  more?: { readonly bytes: number; readonly isPending: boolean; readonly load: () => void } | undefined
}

/** A content of any kind: JSON as a tree, text as lines, anything else as a hex dump. */
export function ContentView({ content, label, fill = false, actions, more }: ContentViewProps) {
  const [chosen, setChosen] = useState<View | null>(null)
  const entries = useMemo(() => treeOf(content), [content])
  const reasons = { tree: entries === undefined ? whyNoTree(content) : undefined, text: whyNoText(content) }
  const best: View = entries !== undefined ? 'tree' : content.text === null ? 'hex' : 'text'
  const view = chosen === null || (chosen !== 'hex' && reasons[chosen] !== undefined) ? best : chosen
  return (
    <div className={classNames(styles.content, fill && styles.fill)}>
      <div className={styles.bar}>
        <Segmented
          label="View"
          value={view}
          segments={[
            { value: 'tree', label: 'Tree', disabled: reasons.tree },
            { value: 'text', label: 'Text', disabled: reasons.text },
            { value: 'hex', label: 'Hex' }
          ]}
          onChange={setChosen}
        />
        <div className={styles.actions}>
          <CopyButton
            text={content.text ?? content.base64 ?? ''}
            label={content.text === null ? 'Copy as Base64' : 'Copy the content'}
          />
          {actions}
        </div>
      </div>
      {content.isCut && <CutNotice content={content} more={more} />}
      <div className={styles.body}>
        {content.bytes === 0 ? (
          <p className={styles.empty}>It is empty.</p>
        ) : (
          <Body view={view} content={content} entries={entries ?? []} label={label} />
        )}
      </div>
    </div>
  )
}

function Body({
  view,
  content,
  entries,
  label
}: {
  view: View
  content: ShownContent
  entries: readonly [string, Json][]
  label: string
}) {
  const bytes = useMemo(() => (view === 'hex' ? toBytes(content) : undefined), [view, content])
  if (bytes !== undefined) return <HexView bytes={bytes} label={label} />
  if (view === 'text') return <TextLines text={content.text ?? ''} label={label} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.tree} tabIndex={0} aria-label={label}>
      <JsonEntries entries={entries} openDepth={1} />
    </section>
  )
}

function CutNotice({ content, more }: Pick<ContentViewProps, 'content' | 'more'>) {
  const shown = useMemo(() => shownBytes(content), [content])
  const isRest = more !== undefined && more.bytes >= content.bytes
  return (
    <div className={styles.cut}>
      <Scissors size={13} className={styles.cutIcon} aria-hidden />
      <p className={styles.cutText} title={`${formatPlural(shown, 'byte')} of ${formatWhole(content.bytes)}`}>
        Only the first {formatBytes(shown)} of {formatBytes(content.bytes)} are shown.
      </p>
      {more !== undefined && (
        <Button size="small" disabled={more.isPending} onClick={more.load}>
          {isRest ? 'Load all of it' : `Load the first ${formatBytes(more.bytes)}`}
        </Button>
      )}
    </div>
  )
}

/** How much of it is here, bytes. */
function shownBytes({ text, base64 }: EncodedBytes): number {
  return text === null
    ? Math.floor(((base64 ?? '').replace(/=+$/, '').length * 3) / 4)
    : toBytes({ text, base64 }).length
}

/** The members of a whole JSON document that has some. */
function treeOf({ text, isCut }: ShownContent): [string, Json][] | undefined {
  if (text === null || isCut) return undefined
  try {
    const value: Json = JSON.parse(text)
    return typeof value === 'object' && value !== null ? Object.entries(value) : undefined
  } catch {
    return undefined
  }
}

function whyNoTree({ text, isCut }: ShownContent): string {
  return text !== null && isCut ? 'A part of a JSON document makes no tree: load all of it' : 'It is no JSON'
}

function whyNoText({ text }: ShownContent): string | undefined {
  return text === null ? 'It is no text' : undefined
}
