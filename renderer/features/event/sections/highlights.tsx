import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/section.tsx'
import { offersMenu } from '../../../ui/value-menu.tsx'
import { useEventContext } from '../event-context.ts'
import { ContextSummary } from '../highlights/context-summary.tsx'
import {
  type HighlightKey,
  highlightLabel,
  highlightValue,
  presetHighlights,
  shownHighlights
} from '../highlights/highlights.ts'
import { HighlightsEditor } from '../highlights/highlights-editor.tsx'
import { useProjectView } from '../project-view.ts'
import { tagItems } from '../tags/tag-items.ts'
import styles from './highlights.module.css'

/** What is longer is a line's worth of it, and the rest on hover. */
const mostCharacters = 500

/** The facts that one looks for first, chosen for each project. */
export function Highlights() {
  const { detail } = useEventContext()
  const { highlights } = useProjectView(detail.projectId)
  const [isEditing, setEditing] = useState(false)
  const keys = shownHighlights(highlights, detail)
  return (
    <Section
      id="highlights"
      title="Highlights"
      resetKey={detail.id}
      controls={
        <Button size="small" variant="quiet" icon={Pencil} onClick={() => setEditing(true)}>
          Edit
        </Button>
      }
    >
      <ContextSummary event={detail.event} />
      {keys.length === 0 ? (
        <p className={styles.nothing}>None are chosen. Edit them to see here what matters most.</p>
      ) : (
        <dl className={styles.highlights}>
          {keys.map((key) => (
            <Highlight key={key} name={key} />
          ))}
        </dl>
      )}
      {isEditing && (
        <HighlightsEditor
          chosen={highlights ?? presetHighlights(detail.event)}
          onClose={() => setEditing(false)}
        />
      )}
    </Section>
  )
}

function Highlight({ name }: { name: HighlightKey }) {
  const { detail, onFilter } = useEventContext()
  const value = highlightValue(name, detail)
  const label = highlightLabel(name)
  const tag = name.startsWith('tag:') ? name.slice(4) : undefined
  return (
    <div
      className={styles.highlight}
      {...offersMenu(() => (value === undefined ? [] : tagItems(tag ?? label, value, tag && onFilter)))}
    >
      <dt className={styles.key} title={label}>
        {label}
      </dt>
      <dd className={styles.value}>
        {value === undefined ? (
          <span className={styles.nothing} title="This event does not say">
            --
          </span>
        ) : (
          <span title={value.slice(0, mostCharacters)}>{value.slice(0, mostCharacters)}</span>
        )}
      </dd>
    </div>
  )
}
