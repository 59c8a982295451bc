import type { ComponentType } from 'react'
import type { EventDetail } from '../../../shared/contract/events.ts'
import type { Event } from '../../../shared/model/event.ts'
import { Attachments } from './sections/attachments.tsx'
import { Breadcrumbs } from './sections/breadcrumbs.tsx'
import { Contexts, filledContexts } from './sections/contexts.tsx'
import { Exceptions } from './sections/exceptions.tsx'
import { Extra } from './sections/extra.tsx'
import { Feedback } from './sections/feedback.tsx'
import { GroupingSection } from './sections/grouping.tsx'
import { Images } from './sections/images.tsx'
import { LooseTrace } from './sections/loose-trace.tsx'
import { Message } from './sections/message.tsx'
import { Packages, packagesTitle } from './sections/packages.tsx'
import { Problems } from './sections/problems.tsx'
import { RawPayload } from './sections/raw-payload.tsx'
import { Report, reportOf } from './sections/report.tsx'
import { RequestSection } from './sections/request.tsx'
import { SdkSection } from './sections/sdk.tsx'
import { Tags } from './sections/tags.tsx'
import { TemplateSection } from './sections/template.tsx'
import { Threads } from './sections/threads.tsx'
import { UserSection } from './sections/user.tsx'

export interface EventSection {
  readonly id: string
  /** In the outline. */
  readonly title: string
  readonly Content: ComponentType
}

const hasMembers = (value: object | undefined) => value !== undefined && Object.keys(value).length > 0

/** True where the message says something that the exception does not say already. */
function hasOwnMessage({ logentry, exception }: Event): boolean {
  if (logentry === undefined) return false
  const { type, value } = exception?.values.at(-1) ?? {}
  return logentry.formatted !== value && logentry.formatted !== `${type}: ${value}`
}

/** The sections of an event, in their order: only those that have something to show. */
export function eventSections({
  event,
  problems,
  remarks,
  tags,
  attachments,
  feedback
}: EventDetail): EventSection[] {
  const sections: [boolean, string, string, ComponentType][] = [
    [problems.length + remarks.length + (event.errors?.length ?? 0) > 0, 'problems', 'Problems', Problems],
    [hasOwnMessage(event), 'message', 'Message', Message],
    [feedback.length > 0, 'feedback', 'User feedback', Feedback],
    [reportOf(event) !== undefined, 'report', 'Report', Report],
    [hasMembers(event.exception?.values), 'exceptions', 'Exception', Exceptions],
    [event.stacktrace !== undefined, 'stacktrace', 'Stack trace', LooseTrace],
    [event.template !== undefined, 'template', 'Template', TemplateSection],
    [hasMembers(event.threads?.values), 'threads', 'Threads', Threads],
    [hasMembers(event.breadcrumbs?.values), 'breadcrumbs', 'Breadcrumbs', Breadcrumbs],
    [hasMembers(event.request), 'request', 'Request', RequestSection],
    [hasMembers(event.user), 'user', 'User', UserSection],
    [tags.length > 0, 'tags', 'Tags', Tags],
    [filledContexts(event.contexts).length > 0, 'contexts', 'Contexts', Contexts],
    [hasMembers(event.extra), 'extra', 'Additional data', Extra],
    [attachments.length > 0, 'attachments', 'Attachments', Attachments],
    [hasMembers(event.modules), 'packages', packagesTitle(event.platform), Packages],
    [hasMembers(event.debug_meta?.images), 'images', 'Images loaded', Images],
    [event.sdk !== undefined, 'sdk', 'SDK', SdkSection],
    [true, 'grouping', 'Grouping', GroupingSection],
    [true, 'raw', 'Raw payload', RawPayload]
  ]
  return sections.flatMap(([isThere, id, title, Content]) => (isThere ? [{ id, title, Content }] : []))
}
