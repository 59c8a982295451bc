import type { JsonObject } from '../../../../shared/model/json.ts'
import { ClippedBox } from '../../../ui/clipped-box.tsx'
import { ClippedText } from '../../../ui/clipped-text.tsx'
import { valueText } from '../../../ui/json-line.tsx'
import { JsonValue } from '../../../ui/json-tree.tsx'
import { KeyValues } from '../../../ui/key-values.tsx'
import { Section } from '../../../ui/section.tsx'
import { type ContextField, type ShownContext, showContext } from '../contexts/known-contexts.ts'
import { useEventContext } from '../event-context.ts'
import { tagItems } from '../tags/tag-items.ts'
import styles from './contexts.module.css'

/** A context that holds the state of a program is longer than all others together, px. */
const contextPx = 250

/** Contexts that hold something. Feature flags have a section of their own. */
export function filledContexts(contexts: Readonly<Record<string, JsonObject>>): [string, JsonObject][] {
  return Object.entries(contexts).filter(
    ([key, context]) => key !== 'flags' && Object.keys(context).some((field) => field !== 'type')
  )
}

export function Contexts() {
  const { event } = useEventContext().detail
  const contexts = filledContexts(event.contexts).map(([key, context]) =>
    showContext(key, context, event.timestamp)
  )
  return (
    <Section id="contexts" title="Contexts" count={contexts.length} resetKey={event.event_id}>
      <ul className={styles.contexts}>
        {contexts.map((context) => (
          <li key={context.key} className={styles.context}>
            <ContextCard context={context} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ContextCard({ context: { key, title, fields } }: { context: ShownContext }) {
  const path = `contexts.${key}`
  return (
    <>
      <h4 className={styles.title} title={key}>
        {title}
      </h4>
      <ClippedBox height={contextPx}>
        <KeyValues
          label={title}
          rows={fields.map((field) => ({
            key: field.key,
            label: field.label,
            title: field.key,
            path: `${path}.${field.key}`,
            value: <Value value={field.value} path={`${path}.${field.key}`} />,
            items: () => tagItems(`${key}.${field.key}`, textOf(field.value))
          }))}
        />
      </ClippedBox>
    </>
  )
}

function textOf(value: ContextField['value']): string {
  return 'text' in value ? value.text : valueText(value.json)
}

function Value({ value, path }: { value: ContextField['value']; path: string }) {
  if ('text' in value) return <ClippedText text={value.text} lines={3} />
  if (typeof value.json !== 'object') return <ClippedText text={String(value.json)} lines={3} links />
  return <JsonValue value={value.json} openDepth={0} path={path} />
}
