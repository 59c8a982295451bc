import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, CircleSlash } from 'lucide-react'
import { useState } from 'react'
import { hintSentence } from '../../../../shared/grouping-hints.ts'
import type { GroupingVariant } from '../../../../shared/model/grouping.ts'
import { groupingQuery } from '../../../api/queries.ts'
import { classNames } from '../../../ui/class-names.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { Section } from '../../../ui/section.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useEventContext } from '../event-context.ts'
import { ComponentTree } from '../grouping/component-tree.tsx'
import { readable, variantSentence, variantWord } from '../grouping/grouping-words.ts'
import styles from './grouping.module.css'

/** Why the event is in its issue. */
export function GroupingSection() {
  const { id } = useEventContext().detail
  const [values, setValues] = useState<'contributing' | 'all'>('contributing')
  return (
    <Section
      id="grouping"
      title="Grouping information"
      foldedAtFirst
      resetKey={id}
      controls={
        <Segmented
          label="Values"
          value={values}
          segments={[
            { value: 'contributing', label: 'Contributing values' },
            { value: 'all', label: 'All values' }
          ]}
          onChange={setValues}
        />
      }
    >
      <Variants all={values === 'all'} />
    </Section>
  )
}

function Variants({ all }: { all: boolean }) {
  const { id, projectId } = useEventContext().detail
  const grouping = useQuery(groupingQuery(id, projectId))
  if (grouping.isPending) return <Skeleton width="60%" height={40} />
  if (grouping.isError) {
    return (
      <ErrorPanel
        what="The grouping cannot be explained."
        error={grouping.error}
        onRetry={() => void grouping.refetch()}
      />
    )
  }
  const { variants, config, groupedBy } = grouping.data
  const by = variants.filter((variant) => variant.contributes).map(variantWord)
  return (
    <div className={styles.grouping}>
      <p className={styles.summary}>
        {groupedBy === config ? 'Grouped by' : 'Would be grouped by'}{' '}
        <strong>{by.length === 0 ? 'nothing that the event holds' : by.join(', ')}</strong>
        <span className={styles.config}>rules {config}</span>
      </p>
      {groupedBy !== config && (
        <p className={styles.earlier} role="note">
          Other rules ({groupedBy}) put it into its issue. What follows is how those that hold now would group
          it.{' '}
          <Link to="/projects/$projectId" params={{ projectId }} search={{ tab: 'rules' }}>
            See what they would change
          </Link>
        </p>
      )}
      {variants.map((variant) => (
        <Variant key={variant.name} variant={variant} all={all} />
      ))}
    </div>
  )
}

function Variant({ variant, all }: { variant: GroupingVariant; all: boolean }) {
  const { contributes, hash, hint, type, component, fingerprint, rule } = variant
  const sent = useEventContext().detail.event.fingerprint
  const Icon = contributes ? CircleCheck : CircleSlash
  return (
    <div className={classNames(styles.variant, !contributes && styles.idle)}>
      <div className={styles.head}>
        <Icon size={14} className={styles.icon} aria-hidden />
        <strong>By {variantWord(variant)}</strong>
        <span className={styles.kind}>
          {contributes ? 'Contributing variant' : 'Non-contributing variant'}
          {hint !== undefined && `: ${hintSentence(hint)}`}
        </span>
      </div>
      <div className={styles.hash}>
        <span className={styles.label}>Type</span>
        <span>{readable(type)}</span>
        <span className={styles.kind}>{variantSentence(variant)}</span>
      </div>
      {hash !== null && (
        <div className={styles.hash}>
          <span className={styles.label}>Hash</span>
          <code>{hash}</code>
          <CopyButton text={hash} label="Copy the hash" />
        </div>
      )}
      {fingerprint !== undefined && (
        <div className={styles.hash}>
          <span className={styles.label}>Fingerprint</span>
          <code>{fingerprint.join(', ')}</code>
        </div>
      )}
      {fingerprint !== undefined && sent !== undefined && sent.join() !== fingerprint.join() && (
        <div className={styles.hash}>
          <span className={styles.label}>As sent</span>
          <code>{sent.join(', ')}</code>
        </div>
      )}
      {rule !== undefined && (
        <div className={styles.hash}>
          <span className={styles.label}>Rule</span>
          <code>{rule}</code>
        </div>
      )}
      {component !== undefined && (all || contributes) && (
        <div className={styles.tree}>
          <ComponentTree component={component} all={all} />
        </div>
      )}
    </div>
  )
}
