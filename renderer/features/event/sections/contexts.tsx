import type { JsonObject } from '../../../../shared/model/json.ts'
import { ClippedText } from '../../../ui/clipped-text.tsx'
import { JsonValue } from '../../../ui/json-tree.tsx'
import { KeyValues } from '../../../ui/key-values.tsx'
import { Section } from '../../../ui/section.tsx'
import { type ContextField, showContext } from '../contexts/known-contexts.ts'
import { useEventContext } from '../event-context.ts'
import styles from './contexts.module.css'

/** Contexts that hold something. */
export function filledContexts(contexts: Readonly<Record<string, JsonObject>>): [string, JsonObject][] {
  return Object.entries(contexts).filter(([, context]) => Object.keys(context).some((key) => key !== 'type'))
}

export function Contexts() {
  const { event } = useEventContext().detail
  const contexts = filledContexts(event.contexts).map(([key, context]) => showContext(key, context))
  return (
    <Section id="contexts" title="Contexts" count={contexts.length} resetKey={event.event_id}>
      <ul className={styles.contexts}>
        {contexts.map(({ key, title, fields }) => (
          <li key={key} className={styles.context}>
            <h4 className={styles.title} title={key}>
              {title}
            </h4>
            <KeyValues
              label={title}
              rows={fields.map((field) => ({
                key: field.key,
                label: field.label,
                value: <Value value={field.value} />
              }))}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Value({ value }: { value: ContextField['value'] }) {
  if ('text' in value) return <ClippedText text={value.text} lines={3} />
  if (typeof value.json === 'string') return <ClippedText text={value.json} lines={3} />
  return <JsonValue value={value.json} openDepth={0} />
}
