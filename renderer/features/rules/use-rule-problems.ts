import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { RuleProblem } from '../../../shared/contract/groupings.ts'
import type { GroupingRules } from '../../../shared/model/project.ts'
import { client } from '../../api/connection.ts'
import { useSettled } from '../../ui/use-settled.ts'

/** A pause in typing after which rules are read, ms. */
const restMs = 250
const noProblems: readonly RuleProblem[] = []

/** What is wrong with rules, and whether these very rules were read. */
export function useRuleProblems(rules: GroupingRules) {
  const settled = useSettled(rules, restMs)
  const found = useQuery({
    queryKey: ['rule problems', settled],
    queryFn: () => client.groupings.check(settled),
    placeholderData: keepPreviousData,
    gcTime: 10_000
  })
  const isChecked = settled === rules && found.data !== undefined && !found.isPlaceholderData
  return { problems: found.data?.problems ?? noProblems, isChecked }
}
