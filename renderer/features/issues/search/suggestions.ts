import type { CompletionContext } from '../../../../shared/search/completion.ts'
import {
  KEY_GROUPS,
  type KeyGroup,
  type KeyType,
  KNOWN_KEYS,
  type KnownKey
} from '../../../../shared/search/keys.ts'
import { IS_NAMES, type IsName } from '../../../../shared/search/syntax-tree.ts'
import { formatCount } from '../../../ui/format/number.ts'

/** Something to put into a search. */
export interface Suggestion {
  readonly id: string
  readonly label: string
  /** What it means, or how many events have it. */
  readonly note?: string | undefined
  /** `choice`: what the context asks for. `text`: as it stands, in its place. `query`: all of the search. */
  readonly gives: { readonly type: 'choice' | 'text' | 'query'; readonly text: string }
}

export interface SuggestionGroup {
  readonly title: string
  readonly items: readonly Suggestion[]
}

/** What is known of the store while one types. */
export interface SuggestionSources {
  /** Tags, and values of the key that is typed, each with its number of events. */
  readonly tagKeys: readonly { readonly key: string; readonly events: number }[]
  readonly tagValues: readonly { readonly value: string; readonly events: number }[]
  readonly projects: readonly string[]
  readonly recent: readonly string[]
  readonly saved: readonly { readonly name: string; readonly query: string }[]
  /** What is searched are the events of one issue: what looks at issues is not offered. */
  readonly onlyEvents?: boolean
}

const mostRecent = 5

/** What to offer for what is being typed; `isEmpty`: nothing stands in the field. */
export function suggestionsFor(
  context: CompletionContext,
  isEmpty: boolean,
  sources: SuggestionSources
): SuggestionGroup[] {
  const groups = isEmpty ? [...queriesOf(sources), ...keyGroups('', sources)] : groupsFor(context, sources)
  return groups.filter(({ items }) => items.length > 0)
}

function groupsFor(context: CompletionContext, sources: SuggestionSources): SuggestionGroup[] {
  switch (context.type) {
    case 'text':
      return []
    case 'key':
      return keyGroups(context.prefix, sources)
    case 'has':
      return hasGroups(context.prefix, sources)
    case 'is':
      return [
        { title: 'State', items: statesFor(context.prefix).filter(({ label }) => label !== context.prefix) }
      ]
    case 'operator':
      return [
        { title: 'Compare', items: comparisons },
        { title: 'Value', items: typical(context.known?.type) }
      ]
    case 'value':
      return valueGroups(context, sources)
  }
}

function queriesOf({ recent, saved }: SuggestionSources): SuggestionGroup[] {
  return [
    {
      title: 'Saved searches',
      items: saved.map(({ name, query }) => ({
        id: `saved ${name} ${query}`,
        label: name,
        note: query,
        gives: { type: 'query', text: query }
      }))
    },
    {
      title: 'Recent searches',
      items: recent.slice(0, mostRecent).map((query) => ({
        id: `recent ${query}`,
        label: query,
        gives: { type: 'query', text: query }
      }))
    }
  ]
}

/** Smaller is better: the name begins with it, a part of the name does, the name or an alias holds it; none of them. */
function rankOf(prefix: string, ...names: readonly string[]): number {
  const wanted = prefix.toLowerCase()
  const all = names.map((name) => name.toLowerCase())
  if (all[0]?.startsWith(wanted)) return 0
  if (all.some((name) => name.split(/[._-]/).some((part) => part.startsWith(wanted)))) return 1
  return all.some((name) => name.includes(wanted)) ? 2 : Number.POSITIVE_INFINITY
}

function ranked<Item>(items: readonly Item[], rank: (item: Item) => number): Item[] {
  return items.filter((item) => Number.isFinite(rank(item))).toSorted((a, b) => rank(a) - rank(b))
}

const keptKeys = KNOWN_KEYS.filter(({ isKept }) => isKept)
const knownNames = new Set(KNOWN_KEYS.flatMap(({ name, aliases }) => [name, ...aliases]))

function keyGroups(prefix: string, sources: SuggestionSources): SuggestionGroup[] {
  const offered = sources.onlyEvents ? keptKeys.filter(({ level }) => level === 'event') : keptKeys
  const groups = [
    ...KEY_GROUPS.map((title) => knownGroup(title, prefix, offered)),
    tagGroup(prefix, sources.tagKeys)
  ]
  return prefix === '' ? groups : groups.toSorted((a, b) => a.best - b.best)
}

/** A group with the rank of its first. */
type RankedGroup = SuggestionGroup & { readonly best: number }

function knownGroup(title: KeyGroup, prefix: string, offered: readonly KnownKey[]): RankedGroup {
  const rank = ({ name, aliases }: KnownKey) => rankOf(prefix, name, ...aliases)
  const keys = ranked(
    offered.filter(({ group }) => group === title),
    rank
  )
  return { title, items: keys.map(ofKey), best: Math.min(...keys.map(rank)) }
}

function tagGroup(prefix: string, tags: SuggestionSources['tagKeys']): RankedGroup {
  const rank = ({ key }: { key: string }) => rankOf(prefix, key)
  const found = ranked(
    tags.filter(({ key }) => !knownNames.has(key)),
    rank
  )
  return { title: 'Tags', items: found.map(ofTag), best: Math.min(...found.map(rank)) }
}

function ofKey({ name, description }: KnownKey): Suggestion {
  return { id: `key ${name}`, label: name, note: description, gives: { type: 'choice', text: name } }
}

function ofTag({ key, events }: { key: string; events: number }): Suggestion {
  const isPlain = /^[\w.-]+$/.test(key)
  return {
    id: `tag ${key}`,
    label: key,
    note: formatCount(events),
    gives: { type: 'choice', text: isPlain ? key : `tags[${key}]` }
  }
}

function hasGroups(prefix: string, { tagKeys }: SuggestionSources): SuggestionGroup[] {
  const fields = keptKeys.filter(({ level, name }) => level === 'event' && name !== 'has')
  return [
    {
      title: 'Tags',
      items: ranked(tagKeys, ({ key }) => rankOf(prefix, key)).map(({ key, events }) => ({
        ...ofTag({ key, events }),
        gives: { type: 'choice', text: key }
      }))
    },
    { title: 'Fields', items: ranked(fields, ({ name }) => rankOf(prefix, name)).map(ofKey) }
  ]
}

const stateNotes: Partial<Record<IsName, string>> = {
  unresolved: 'Neither resolved nor archived',
  resolved: 'Mended, until it comes back',
  archived: 'Out of sight, for a time or for good',
  new: 'First seen in the last week',
  ongoing: 'Unresolved, and neither new, regressed nor escalating',
  escalating: 'Happens more often than before',
  regressed: 'Was resolved, and came back',
  for_review: 'New, regressed or escalating',
  until_escalating: 'Archived until it happens more often',
  until_condition_met: 'Archived until a time or count',
  forever: 'Archived for good'
}

function statesFor(prefix: string): Suggestion[] {
  const offered = IS_NAMES.filter((name) => stateNotes[name] !== undefined)
  return ranked(offered, (name) => rankOf(prefix, name)).map((name) => ({
    id: `is ${name}`,
    label: name,
    note: stateNotes[name],
    gives: { type: 'choice', text: name }
  }))
}

const comparisons = [
  ['>', 'more than, or after'],
  ['>=', 'at least'],
  ['<', 'less than, or before'],
  ['<=', 'at most']
].map(
  ([sign = '', note]): Suggestion => ({
    id: `sign ${sign}`,
    label: sign,
    note,
    gives: { type: 'choice', text: sign }
  })
)

const typicalValues: Partial<Record<KeyType, readonly (readonly [string, string])[]>> = {
  date: [
    ['-1h', 'within the last hour'],
    ['-24h', 'within the last day'],
    ['-7d', 'within the last week'],
    ['-30d', 'within the last 30 days'],
    ['+24h', 'more than a day ago'],
    ['+7d', 'more than a week ago']
  ],
  number: [
    ['>10', ''],
    ['>100', ''],
    ['>1000', '']
  ],
  boolean: [
    ['true', ''],
    ['false', '']
  ]
}

/** Values of a type that make sense whatever the store holds. */
function typical(type: KeyType | undefined): Suggestion[] {
  return (type === undefined ? [] : (typicalValues[type] ?? [])).map(([text, note]) => ({
    id: `typical ${text}`,
    label: text,
    note,
    gives: { type: 'text', text: `${text} ` }
  }))
}

/** Smaller is better: the value itself, one that begins with it, one that holds it. */
function rankOfValue(prefix: string, value: string): number {
  if (value === prefix) return 0
  const [wanted, given] = [prefix.toLowerCase(), value.toLowerCase()]
  if (given.startsWith(wanted)) return 1
  return given.includes(wanted) ? 2 : Number.POSITIVE_INFINITY
}

type ValueContext = Exclude<CompletionContext, { readonly type: 'key' | 'text' }>

function valueGroups(context: ValueContext, sources: SuggestionSources): SuggestionGroup[] {
  const { known, prefix, inList } = context
  const events = new Map(sources.tagValues.map((one) => [one.value, one.events]))
  const fixed = context.key.name === 'project' ? sources.projects : (known?.values ?? [])
  const values = [...new Set([...fixed, ...events.keys()])]
  const items = ranked(values, (value) => rankOfValue(prefix, value)).map((value): Suggestion => {
    const count = events.get(value)
    return {
      id: `value ${value}`,
      label: value === '' ? '(empty)' : value,
      note: count === undefined ? undefined : formatCount(count),
      gives: { type: 'choice', text: value }
    }
  })
  // what stands there already is no suggestion
  if (items.length === 1 && items[0]?.label === prefix) return []
  const isText = known === undefined || known.type === 'text'
  return [
    { title: context.key.name, items: items.length > 0 ? items : typical(known?.type) },
    { title: 'Compare', items: isText && prefix === '' && !inList ? textComparisons : [] }
  ]
}

const textComparisons = [
  ['contains:', 'holds a text, wherever'],
  ['startswith:', 'begins with a text'],
  ['endswith:', 'ends with a text'],
  ['[', 'is one of several: [a, b]'],
  ['"" ', 'is not set']
].map(
  ([text = '', note]): Suggestion => ({
    id: `compare ${text}`,
    label: text.trim(),
    note,
    gives: { type: 'text', text }
  })
)
