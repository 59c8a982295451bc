import {
  type DefaultError,
  type QueryKey,
  type UseQueryOptions,
  useQuery,
  useQueryClient
} from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { coalesce } from './coalesce.ts'
import { useArrivals } from './live.ts'

const usualRestMs = 1000

/** A query about what arrived: asked again while more arrives, once a second at most, or less often. */
export function useLiveQuery<Data, Key extends QueryKey>(
  options: UseQueryOptions<Data, DefaultError, Data, Key>,
  restMs = usualRestMs
) {
  const queries = useQueryClient()
  const queryKey = useRef(options.queryKey)
  useEffect(() => {
    queryKey.current = options.queryKey
  })
  const refresh = useMemo(
    () => coalesce(() => queries.invalidateQueries({ queryKey: queryKey.current, exact: true }), restMs),
    [queries, restMs]
  )
  useArrivals(refresh)
  return useQuery(options)
}
