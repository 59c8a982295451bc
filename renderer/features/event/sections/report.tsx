import { classNames } from '../../../ui/class-names.ts'
import { ClippedText } from '../../../ui/clipped-text.tsx'
import { valueText } from '../../../ui/json-line.tsx'
import { JsonValue } from '../../../ui/json-tree.tsx'
import { KeyValues } from '../../../ui/key-values.tsx'
import { Section } from '../../../ui/section.tsx'
import { useEventContext } from '../event-context.ts'
import { policyDirectives, type ReportField, reportFields, reportOf } from '../reports/report-fields.ts'
import { tagItems } from '../tags/tag-items.ts'
import styles from './report.module.css'

/** What a browser reported against a policy of the site. */
export function Report() {
  const { event } = useEventContext().detail
  const found = reportOf(event)
  if (found === undefined) return null
  const { kind, title, report } = found
  const directive = report.effective_directive
  return (
    <Section id="report" title={title} resetKey={event.event_id}>
      <KeyValues
        label={title}
        rows={reportFields(report).map((field) => ({
          key: field.key,
          label: field.label,
          title: field.key,
          path: `${kind}.${field.key}`,
          value: (
            <Value
              field={field}
              path={`${kind}.${field.key}`}
              directive={typeof directive === 'string' ? directive : undefined}
            />
          ),
          items: () => tagItems(field.key, valueText(field.value))
        }))}
      />
    </Section>
  )
}

function Value({
  field: { key, value },
  path,
  directive
}: {
  field: ReportField
  path: string
  /** The one that was violated. */
  directive: string | undefined
}) {
  if (typeof value === 'object') return <JsonValue value={value} openDepth={1} path={path} />
  if (key !== 'original_policy' || typeof value !== 'string') {
    return <ClippedText text={String(value)} code lines={6} links />
  }
  return (
    <ul className={styles.policy}>
      {policyDirectives(value).map(({ name, sources }) => (
        <li key={name} className={classNames(name === directive && styles.violated)}>
          <span className={styles.directive}>{name}</span> {sources}
        </li>
      ))}
    </ul>
  )
}
