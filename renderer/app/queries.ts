import { QueryCache, QueryClient } from '@tanstack/react-query'
import { AppError } from '../../shared/model/app-error.ts'
import { useConnection } from '../api/live.ts'

const mostRetries = 2

/**
 * The cache of what the application answered. Answers stay good until a change is announced, so nothing is asked
 * again by time or focus; the application is on this machine, so being offline means nothing.
 */
export function createQueries(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError(error) {
        if (error instanceof AppError && error.code === 'unauthorized') {
          useConnection.setState({ connection: 'refused' })
        }
      }
    }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          error instanceof AppError && error.code === 'unavailable' && failures < mostRetries
      },
      mutations: { networkMode: 'always' }
    }
  })
}
