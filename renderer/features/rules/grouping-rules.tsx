import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Regrouping } from '../../../shared/contract/regroupings.ts'
import type { GroupingRules as Rules } from '../../../shared/model/project.ts'
import { client } from '../../api/connection.ts'
import { projectSettingsQuery, regroupingQuery, regroupingsQuery } from '../../api/rule-queries.ts'
import { Button } from '../../ui/button.tsx'
import { CheckLine } from '../../ui/check-line.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { BuiltInRules } from './built-in-rules.tsx'
import { useDraft } from './draft.ts'
import styles from './grouping-rules.module.css'
import { PreviewPanel } from './preview-panel.tsx'
import { ReferencePanel } from './reference-panel.tsx'
import { RegroupingHistory } from './regrouping-history.tsx'
import { fingerprintReference, stackReference } from './rule-reference.ts'
import { countRules, withLine } from './rule-text.ts'
import { RulesEditor } from './rules-editor.tsx'
import { useRuleProblems } from './use-rule-problems.ts'

type Kind = 'stackRules' | 'fingerprintRules'

const kinds = {
  stackRules: {
    title: 'Stack-trace rules',
    lead: 'They say which frames are the application’s own, and which count.',
    placeholder: '# path:**/vendor/** -app',
    reference: stackReference
  },
  fingerprintRules: {
    title: 'Fingerprint rules',
    lead: 'They put all events that fit into one issue, or tell apart what would be one.',
    placeholder: '# type:DatabaseUnavailable -> database-down',
    reference: fingerprintReference
  }
} as const

/** How a project’s events are grouped beside Culprit’s own rules, and what another way would make of the past. */
export function GroupingRules({ projectId }: { projectId: string }) {
  const settings = useQuery(projectSettingsQuery(projectId))
  if (settings.isPending) return <Skeleton width="100%" height={300} />
  if (settings.isError) {
    return (
      <ErrorPanel
        what="The rules cannot be read."
        error={settings.error}
        onRetry={() => void settings.refetch()}
      />
    )
  }
  return <Editor key={projectId} projectId={projectId} saved={settings.data.grouping} />
}

function Editor({ projectId, saved }: { projectId: string; saved: Rules }) {
  const [kind, setKind] = useState<Kind>('stackRules')
  const [beside, setBeside] = useState<'reference' | 'builtIn'>('reference')
  const draft = useDraft(projectId, saved)
  const { rules } = draft
  const { problems, isChecked } = useRuleProblems(rules)
  const { title, lead, placeholder, reference } = kinds[kind]
  const ofKind = (one: Kind) => problems.filter((problem) => problem.rules === one)
  const mistakes = problems.filter(({ severity }) => severity === 'error')
  const mistakesOf = (one: Kind) => mistakes.filter((problem) => problem.rules === one).length
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <Segmented
          label="Kind of rules"
          value={kind}
          segments={(['stackRules', 'fingerprintRules'] as const).map((value) => ({
            value,
            label: kindLabel(kinds[value].title, countRules(rules[value]), mistakesOf(value))
          }))}
          onChange={setKind}
        />
        <p className={styles.lead}>{lead}</p>
      </div>
      <div className={styles.columns}>
        <div className={styles.column}>
          <RulesEditor
            key={kind}
            label={title}
            placeholder={placeholder}
            value={rules[kind]}
            problems={ofKind(kind)}
            onChange={(text) => draft.change({ [kind]: text })}
          />
          <CheckLine
            label="Numbers, ids and dates in messages do not tell issues apart"
            note="“User 17 not found” and “User 18 not found” are one issue. Off: messages group by their exact text."
            isChecked={rules.parameterizes}
            onChange={(parameterizes) => draft.change({ parameterizes })}
          />
          <Steps projectId={projectId} draft={draft} canLook={isChecked && mistakes.length === 0} />
          <section className={styles.before} aria-label="What was regrouped before">
            <h3 className={styles.title}>What was regrouped before</h3>
            <RegroupingHistory projectId={projectId} />
          </section>
        </div>
        <aside className={styles.aside} aria-label="Help with rules">
          <div>
            <Segmented
              label="Beside the rules"
              value={beside}
              segments={[
                { value: 'reference', label: 'Reference' },
                { value: 'builtIn', label: 'Culprit’s own rules' }
              ]}
              onChange={setBeside}
            />
          </div>
          {beside === 'reference' ? (
            <ReferencePanel
              reference={reference}
              onInsert={(rule) => draft.change({ [kind]: withLine(rules[kind], rule) })}
            />
          ) : (
            <BuiltInRules kind={kind} />
          )}
        </aside>
      </div>
    </div>
  )
}

function kindLabel(title: string, rules: number, mistakes: number): string {
  if (mistakes > 0) return `${title} (${mistakes === 1 ? '1 mistake' : `${mistakes} mistakes`})`
  return rules === 0 ? title : `${title} (${rules})`
}

/** From rules to what they do: look at it, then apply it. */
function Steps({
  projectId,
  draft,
  canLook
}: {
  projectId: string
  draft: ReturnType<typeof useDraft>
  canLook: boolean
}) {
  const queries = useQueryClient()
  const { rules, isChanged, previewId, isPreviewOutdated } = draft
  const isOutdated = useQuery(regroupingsQuery(projectId)).data?.isOutdated === true
  const failed = (what: string) => (error: Error) =>
    toast({ text: `${what}: ${error.message}`, tone: 'error' })
  const know = (regrouping: Regrouping) =>
    queries.setQueryData(regroupingQuery(regrouping.id).queryKey, regrouping)
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: projectSettingsQuery(projectId).queryKey }),
      queries.invalidateQueries({ queryKey: regroupingsQuery(projectId).queryKey })
    ])

  const look = useMutation({
    mutationFn: () => client.regroupings.preview({ projectId, grouping: rules }),
    onSuccess: (preview) => {
      know(preview)
      draft.previewed(preview.id)
    },
    onError: failed('It cannot be worked out what would change')
  })
  const cancel = useMutation({
    mutationFn: (id: string) => client.regroupings.cancel({ id }),
    onSuccess: draft.forgetPreview,
    onError: failed('It was not cancelled')
  })
  const apply = useMutation({
    mutationFn: (id: string) => client.regroupings.apply({ id }),
    onSuccess: async (begun) => {
      know(begun)
      await refresh()
      draft.reset()
    },
    onError: failed('Nothing was applied')
  })
  const save = useMutation({
    mutationFn: () => client.projects.configure({ id: projectId, settings: { grouping: rules } }),
    onSuccess: async () => {
      await refresh()
      draft.reset()
      toast({ text: 'Saved for events to come. What is there stays where it is.' })
    },
    onError: failed('Nothing was saved')
  })
  const isBusy = look.isPending || apply.isPending || save.isPending

  if (previewId !== undefined) {
    return (
      <PreviewPanel
        id={previewId}
        isBusy={isBusy}
        isSaved={!isChanged}
        onCancel={() => cancel.mutate(previewId)}
        onApply={() => apply.mutate(previewId)}
        onOnlyFuture={() => save.mutate()}
        onForget={draft.forgetPreview}
        onAgain={() => look.mutate()}
      />
    )
  }
  const mistakes = canLook ? undefined : 'Mend the mistakes first'
  const noChange = isChanged ? mistakes : 'Nothing is changed'
  return (
    <div className={styles.steps}>
      <Button
        variant="primary"
        disabled={mistakes !== undefined || isBusy}
        title={mistakes ?? 'Shows which issues would split and merge. Nothing is changed by looking.'}
        onClick={() => look.mutate()}
      >
        See what would change
      </Button>
      <Button
        disabled={noChange !== undefined || isBusy}
        title={noChange ?? 'Saves the rules without touching what is there'}
        onClick={() => save.mutate()}
      >
        Save for events to come
      </Button>
      {isChanged && (
        <Button variant="quiet" onClick={draft.reset}>
          Discard the changes
        </Button>
      )}
      {isOutdated && !isChanged && (
        <span className={styles.note} role="status">
          Events that are there were grouped by other rules, or by an earlier Culprit: see what these would
          make of them.
        </span>
      )}
      {isPreviewOutdated && (
        <span className={styles.note} role="status">
          The rules have changed since you looked.
        </span>
      )}
    </div>
  )
}
