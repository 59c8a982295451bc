import { AppError } from '../../../shared/model/app-error.ts'
import { directHit } from '../../../shared/search/direct-hit.ts'
import { client } from '../../api/connection.ts'

export interface Hit {
  readonly issueId: string
  readonly eventId?: string
}

/** The issue that a text names: by its short id, or by the id of one of its events. Undefined where there is none. */
export async function findHit(text: string): Promise<Hit | undefined> {
  const wanted = directHit(text)
  if (wanted === undefined) return undefined
  try {
    if ('eventId' in wanted) {
      const { issueId, id } = await client.events.get({ id: wanted.eventId })
      return { issueId, eventId: id }
    }
    const { rows } = await client.issues.list({ query: wanted.shortId, limit: 2, sort: 'lastSeen' })
    const named = rows.find(({ shortId }) => shortId === wanted.shortId)
    return named && { issueId: named.id }
  } catch (error) {
    // then it is a text like any other
    if (error instanceof AppError) return undefined
    throw error
  }
}
