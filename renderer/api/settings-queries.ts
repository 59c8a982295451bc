import { queryOptions } from '@tanstack/react-query'
import { client } from './connection.ts'
import { keys } from './keys.ts'

export const settingsQuery = queryOptions({
  queryKey: keys.settings,
  queryFn: () => client.settings.get({})
})

/** Where the listener is and how it is reached; asked again with the state. */
export const listenerQuery = queryOptions({
  queryKey: keys.listener,
  queryFn: () => client.listener.get({})
})

export const retentionQuery = queryOptions({
  queryKey: keys.retention,
  queryFn: () => client.retention.get({})
})
