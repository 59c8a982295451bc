import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { tagValuesQuery } from '../../../api/search-queries.ts'

/** The releases that events of a project name, the latest first; undefined until they are known. */
export function useReleases(projectId: string | undefined, isWanted: boolean): readonly string[] | undefined {
  const { data } = useQuery({
    ...tagValuesQuery('release', '', projectId),
    enabled: isWanted && projectId !== undefined
  })
  return useMemo(
    () => data?.rows.toSorted((a, b) => b.lastSeen - a.lastSeen).map(({ value }) => value),
    [data]
  )
}
