import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Regrouping } from '../../../shared/contract/regroupings.ts'
import { keys } from '../../api/keys.ts'
import { isUnderWay } from '../../api/rule-queries.ts'
import { toast } from '../../ui/toast.tsx'
import { summaryWords } from './rule-words.ts'

/** Says when events that were being moved have come to where they belong, and asks again for what that changes. */
export function useSettledRegrouping(projectId: string, regrouping: Regrouping) {
  const queries = useQueryClient()
  const wasUnderWay = useRef(isUnderWay(regrouping))
  const { state, summary } = regrouping
  useEffect(() => {
    const isNow = state === 'previewing' || state === 'applying' || state === 'undoing'
    const hasEnded = wasUnderWay.current && !isNow
    wasUnderWay.current = isNow
    if (!hasEnded) return
    void queries.invalidateQueries({ queryKey: [...keys.projects, projectId] })
    void queries.invalidateQueries({ queryKey: keys.issueLists })
    if (state === 'applied' && summary !== undefined) toast({ text: `Applied: ${summaryWords(summary)}.` })
    if (state === 'undone') toast({ text: 'Undone: every event is back where it was.' })
  }, [queries, projectId, state, summary])
}
