import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { AppError } from '../../shared/model/app-error.ts'
import { client } from './connection.ts'
import { keys } from './keys.ts'
import type { ItemFilters } from './queries.ts'

/** So much of a content is shown before anybody asks for more, and so much at most, bytes. */
export const previewBytes = 1_048_576
export const mostItemBytes = 8_388_608
/** The largest file that can be had whole. */
export const mostFileBytes = 67_108_864

const rowsPerPage = 100
/** What was read of a content is forgotten soon after it was looked at: it may be large. */
const contentGcMs = 30_000

/** One page of the items that make no event, the latest first. */
export function fetchItems({ type, projectId }: ItemFilters, cursor?: string) {
  return client.items.list({
    limit: rowsPerPage,
    ...(type !== undefined && { type }),
    ...(projectId !== undefined && { projectId }),
    ...(cursor !== undefined && { cursor })
  })
}

/** One page of the requests that were not taken, the latest first: all, or those for one project. */
export function fetchRefusals(cursor?: string, projectId?: string) {
  return client.refusals.list({
    limit: rowsPerPage,
    ...(projectId !== undefined && { projectId }),
    ...(cursor !== undefined && { cursor })
  })
}

export const itemTypesQuery = queryOptions({
  queryKey: keys.itemTypes,
  queryFn: () => client.items.types({})
})

/** An item with the beginning of its content. It never changes; the one before stays until the next is there. */
export function itemQuery(id: string, maxBytes: number) {
  return queryOptions({
    queryKey: ['item', id, maxBytes],
    queryFn: () => client.items.get({ id, maxBytes }),
    placeholderData: keepPreviousData,
    gcTime: contentGcMs
  })
}

/** A file of an event, or its beginning. It never changes. */
export function attachmentQuery(id: string, maxBytes: number) {
  return queryOptions({
    queryKey: ['attachment', id, maxBytes],
    queryFn: () => client.attachments.get({ id, maxBytes }),
    placeholderData: keepPreviousData,
    gcTime: contentGcMs
  })
}

/** The issue of an event that is known by its id alone; null where no such event is kept. */
export async function findIssueOfEvent(eventId: string, projectId: string): Promise<string | null> {
  try {
    return (await client.events.get({ id: eventId, projectId })).issueId
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}

export const monitorsQuery = queryOptions({
  queryKey: keys.monitors,
  queryFn: () => client.monitors.list({})
})

export function projectQuery(id: string) {
  return queryOptions({
    queryKey: keys.projectDetail(id),
    queryFn: () => client.projects.get({ id })
  })
}

export function releasesQuery(projectId: string) {
  return queryOptions({
    queryKey: keys.releases(projectId),
    queryFn: () => client.releases.list({ projectId, limit: rowsPerPage })
  })
}
