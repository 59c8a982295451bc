import type { EventDetail } from '../../../../shared/contract/events.ts'
import type { Event } from '../../../../shared/model/event.ts'
import type { Json } from '../../../../shared/model/json.ts'
import { lookUp } from '../../../ui/look-up.ts'

/** A fact that is looked for in every event: `tag:release`, `context:trace.trace_id`, `user:email`. */
export type HighlightKey = string

type Source = Pick<EventDetail, 'event' | 'tags'>

const forAll = ['tag:handled', 'tag:level', 'tag:release', 'tag:environment']
const ofBackend = [
  ...['tag:url', 'tag:transaction', 'tag:status_code'],
  ...['context:trace.trace_id', 'context:runtime.name', 'context:runtime.version']
]
const ofFrontend = [
  ...['tag:url', 'tag:transaction', 'tag:browser', 'tag:replayId', 'tag:user'],
  ...['context:browser.name', 'user:email']
]
const ofMobile = [
  ...['tag:mobile', 'tag:main_thread'],
  ...['context:profile.profile_id', 'context:app.name', 'context:device.family']
]
const ofOthers = ['user:email', 'context:trace.trace_id']

const mobilePlatforms: ReadonlySet<string> = new Set(['cocoa', 'objc', 'swift', 'dart', 'flutter', 'android'])
const mobileSdk = /android|cocoa|flutter|react-native|unity|dart|maui|xamarin/
const backendPlatforms: ReadonlySet<string> = new Set([
  ...['node', 'python', 'ruby', 'php', 'java', 'go', 'csharp', 'elixir', 'perl', 'rust']
])

/** The facts that matter on an event's platform. */
export function presetHighlights({ platform, sdk, contexts }: Event): HighlightKey[] {
  const isMobile =
    mobilePlatforms.has(platform) || mobileSdk.test(sdk?.name ?? '') || contexts.device?.family === 'iOS'
  if (isMobile) return [...forAll, ...ofMobile]
  if (platform === 'javascript') return [...forAll, ...ofFrontend]
  return [...forAll, ...(backendPlatforms.has(platform) ? ofBackend : ofOthers)]
}

/**
 * The facts to show of an event: all that were chosen, also those of which it says nothing; as long as none were ever
 * chosen, those of its platform that it has, so that its stack trace need not stand below a list of blanks.
 */
export function shownHighlights(
  chosen: readonly HighlightKey[] | undefined,
  source: Source
): readonly HighlightKey[] {
  return chosen ?? presetHighlights(source.event).filter((key) => highlightValue(key, source) !== undefined)
}

/** What a fact is called. */
export function highlightLabel(key: HighlightKey): string {
  return key.startsWith('user:') ? `user.${key.slice(5)}` : key.slice(key.indexOf(':') + 1)
}

function textOf(value: Json | undefined): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** What an event says of a fact; undefined where it says nothing. */
export function highlightValue(key: HighlightKey, { event, tags }: Source): string | undefined {
  const name = key.slice(key.indexOf(':') + 1)
  if (key.startsWith('tag:')) return tags.find(([tag]) => tag === name)?.[1]
  if (key.startsWith('user:')) return textOf(lookUp(userFields(event), name))
  // both a context's name and a field's may contain points
  for (const [context, fields] of Object.entries(event.contexts)) {
    const value = name.startsWith(`${context}.`) ? lookUp(fields, name.slice(context.length + 1)) : undefined
    if (value !== undefined) return textOf(value)
  }
  return undefined
}

function userFields({ user }: Event): Readonly<Record<string, Json | undefined>> {
  const { id, username, email, ip_address, name, data } = user ?? {}
  return { ...data, id, username, email, ip_address, name }
}

/** A fact that can be chosen, with what this event says of it. */
export interface HighlightChoice {
  readonly key: HighlightKey
  readonly group: 'Tags' | 'User' | 'Contexts'
  readonly value: string
}

/** Everything in an event that can be a highlight. */
export function highlightChoices({ event, tags }: Source): HighlightChoice[] {
  const choices: HighlightChoice[] = tags.map(([key, value]) => ({ key: `tag:${key}`, group: 'Tags', value }))
  for (const [key, value] of Object.entries(userFields(event))) {
    const text = textOf(value)
    if (text !== undefined) choices.push({ key: `user:${key}`, group: 'User', value: text })
  }
  for (const [name, context] of Object.entries(event.contexts)) {
    for (const [field, value] of Object.entries(context)) {
      if (field === 'type' || typeof value === 'object') continue
      choices.push({ key: `context:${name}.${field}`, group: 'Contexts', value: String(value) })
    }
  }
  return choices
}
