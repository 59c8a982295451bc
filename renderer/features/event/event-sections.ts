import type { ComponentType } from 'react'
import type { EventDetail } from '../../../shared/contract/events.ts'
import type { Event } from '../../../shared/model/event.ts'
import { flagsOf } from './contexts/flags.ts'
import { reportOf } from './reports/report-fields.ts'
import { Attachments } from './sections/attachments.tsx'
import { Breadcrumbs } from './sections/breadcrumbs.tsx'
import { Contexts, filledContexts } from './sections/contexts.tsx'
import { Exceptions } from './sections/exceptions.tsx'
import { Extra } from './sections/extra.tsx'
import { Feedback } from './sections/feedback.tsx'
import { FeatureFlags } from './sections/flags.tsx'
import { GroupingSection } from './sections/grouping.tsx'
import { Highlights } from './sections/highlights.tsx'
import { Images } from './sections/images.tsx'
import { LooseTrace } from './sections/loose-trace.tsx'
import { Message } from './sections/message.tsx'
import { Packages, packagesTitle } from './sections/packages.tsx'
import { Problems } from './sections/problems.tsx'
import { RawPayload } from './sections/raw-payload.tsx'
import { Report } from './sections/report.tsx'
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
  /** What one opened the event for: it is on the page at once, what follows a moment later. */
  readonly isFirst: boolean
}

const firstIds: ReadonlySet<string> = new Set([
  ...['highlights', 'problems', 'message', 'feedback', 'report', 'exceptions', 'stacktrace', 'template']
])

const hasMembers = (value: object | undefined) => value !== undefined && Object.keys(value).length > 0

/** True where the message says something that the exception does not say already. */
function hasOwnMessage({ logentry, exception }: Event): boolean {
  if (logentry === undefined) return false
  const { type, value } = exception?.values.at(-1) ?? {}
  return logentry.formatted !== value && logentry.formatted !== `${type}: ${value}`
}

/** Images that are more than the names of obfuscated classes. */
function hasImages({ debug_meta }: Event): boolean {
  return debug_meta?.images.some(({ type }) => type !== 'proguard') === true
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
  const hasException = hasMembers(event.exception?.values)
  const sections: [boolean, string, string, ComponentType][] = [
    [true, 'highlights', 'Highlights', Highlights],
    [problems.length + remarks.length + (event.errors?.length ?? 0) > 0, 'problems', 'Problems', Problems],
    [hasOwnMessage(event), 'message', 'Message', Message],
    [feedback.length > 0, 'feedback', 'User feedback', Feedback],
    [reportOf(event) !== undefined, 'report', 'Report', Report],
    [hasException, 'exceptions', 'Exception', Exceptions],
    [event.stacktrace !== undefined, 'stacktrace', 'Stack trace', LooseTrace],
    [event.template !== undefined, 'template', 'Template', TemplateSection],
    [hasMembers(event.threads?.values), 'threads', 'Threads', Threads],
    [hasMembers(event.breadcrumbs?.values), 'breadcrumbs', 'Breadcrumbs', Breadcrumbs],
    [hasMembers(event.request), 'request', 'Request', RequestSection],
    [hasMembers(event.user), 'user', 'User', UserSection],
    [tags.length > 0, 'tags', 'Tags', Tags],
    [filledContexts(event.contexts).length > 0, 'contexts', 'Contexts', Contexts],
    [hasMembers(event.extra), 'extra', 'Additional data', Extra],
    [flagsOf(event).length > 0, 'flags', 'Feature flags', FeatureFlags],
    [attachments.length > 0, 'attachments', 'Attachments', Attachments],
    [hasMembers(event.modules), 'packages', packagesTitle(event.platform), Packages],
    [hasImages(event), 'images', 'Images loaded', Images],
    [event.sdk !== undefined, 'sdk', 'SDK', SdkSection],
    [true, 'grouping', 'Grouping', GroupingSection],
    [true, 'raw', 'Raw payload', RawPayload]
  ]
  return sections.flatMap(([isThere, id, title, Content]) =>
    isThere ? [{ id, title, Content, isFirst: firstIds.has(id) || (id === 'threads' && !hasException) }] : []
  )
}
