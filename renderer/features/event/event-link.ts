import { useRouterState } from '@tanstack/react-router'
import { z } from 'zod'
import type { EventDetail } from '../../../shared/contract/events.ts'
import { linkToPlace, places } from '../../api/places.ts'
import { copyText } from '../../ui/copy.ts'
import { toast } from '../../ui/toast.tsx'

const Place = z.object({ section: z.string().max(40).optional().catch(undefined) })

/** The section that the address names. */
export function useAskedSection(): string | undefined {
  return useRouterState({ select: ({ location }) => Place.parse(location.search).section })
}

/** A link to an event, and of a section of it. */
export function linkToEvent({ id, issueId }: EventDetail, section?: string): string {
  const query = section === undefined ? '' : `?section=${encodeURIComponent(section)}`
  return linkToPlace(`${places.event(issueId, id)}${query}`)
}

/** Copies the address of an event or a section, and says so. */
export async function copyLink(detail: EventDetail, section?: string): Promise<void> {
  const isDone = await copyText(linkToEvent(detail, section))
  if (isDone) toast({ text: 'Link copied.' })
  else toast({ text: 'The clipboard cannot be reached.', tone: 'error' })
}
