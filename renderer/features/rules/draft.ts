import { useMemo } from 'react'
import { create } from 'zustand'
import type { GroupingRules } from '../../../shared/model/project.ts'

/** What a window holds of a project's rules until they are saved. */
interface Draft {
  readonly rules: GroupingRules
  /** The preview that was asked for, and the rules that it is of. */
  readonly preview?: { readonly id: string; readonly rules: GroupingRules } | undefined
}

const useDrafts = create<{ readonly drafts: Readonly<Record<string, Draft>> }>(() => ({ drafts: {} }))

function write(projectId: string, draft: Draft | undefined) {
  useDrafts.setState(({ drafts }) => {
    const others = Object.fromEntries(Object.entries(drafts).filter(([id]) => id !== projectId))
    return { drafts: draft === undefined ? others : { ...others, [projectId]: draft } }
  })
}

export function isSameRules(a: GroupingRules, b: GroupingRules): boolean {
  return (
    a.stackRules === b.stackRules &&
    a.fingerprintRules === b.fingerprintRules &&
    a.parameterizes === b.parameterizes
  )
}

/** The rules of a project as they are being written, which outlives the page. `saved`: as they are. */
export function useDraft(projectId: string, saved: GroupingRules) {
  const draft = useDrafts(({ drafts }) => drafts[projectId])
  const rules = draft?.rules ?? saved
  return useMemo(
    () => ({
      rules,
      isChanged: !isSameRules(rules, saved),
      /** Id of a preview of these very rules. */
      previewId:
        draft?.preview !== undefined && isSameRules(draft.preview.rules, rules)
          ? draft.preview.id
          : undefined,
      /** Rules were changed after a preview was made. */
      isPreviewOutdated: draft?.preview !== undefined && !isSameRules(draft.preview.rules, rules),
      change: (change: Partial<GroupingRules>) =>
        write(projectId, { ...draft, rules: { ...rules, ...change } }),
      previewed: (id: string) => write(projectId, { rules, preview: { id, rules } }),
      forgetPreview: () => write(projectId, { rules }),
      reset: () => write(projectId, undefined)
    }),
    [projectId, rules, saved, draft]
  )
}
