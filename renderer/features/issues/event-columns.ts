import type { EventRow, EventSort } from '../../../shared/contract/events.ts'
import { formatTime } from '../../ui/format/time.ts'
import { levelWord } from '../../ui/level-mark.tsx'

/** A column of an issue's events that one can choose. */
export interface EventColumn {
  readonly id: string
  readonly title: string
  /** px; the title takes what is left. */
  readonly width?: number
  /** Present where the events can be sorted by it. */
  readonly sort?: EventSort
  /** The tag that it shows; the rows have it only when they are asked for it. */
  readonly tag?: string
  /** What it says of an event; undefined where the event does not tell. */
  readonly text: (row: EventRow) => string | undefined
  /** The key and the value that events are found by. Absent: not by this. */
  readonly term?: (row: EventRow) => readonly [string, string] | undefined
}

function ofTag(tag: string, title: string, width: number): EventColumn {
  const text = ({ tags }: EventRow) => tags?.[tag]
  return { id: tag, title, width, tag, text, term: (row) => termOf(tag, text(row)) }
}

function termOf(key: string, value: string | null | undefined): readonly [string, string] | undefined {
  return value === undefined || value === null ? undefined : [key, value]
}

/** In their order. */
export const eventColumns: readonly EventColumn[] = [
  {
    id: 'received',
    title: 'Received',
    width: 152,
    sort: 'received',
    text: ({ received }) => formatTime(received)
  },
  {
    id: 'level',
    title: 'Level',
    width: 84,
    sort: 'level',
    text: ({ level }) => levelWord(level),
    term: ({ level }) => ['level', level]
  },
  { id: 'title', title: 'Title', sort: 'title', text: ({ title }) => title },
  ofTag('transaction', 'Transaction', 110),
  {
    id: 'release',
    title: 'Release',
    width: 84,
    sort: 'release',
    text: ({ release }) => release ?? undefined,
    term: ({ release }) => termOf('release', release)
  },
  {
    id: 'environment',
    title: 'Environment',
    width: 92,
    sort: 'environment',
    text: ({ environment }) => environment ?? undefined,
    term: ({ environment }) => termOf('environment', environment)
  },
  {
    id: 'user',
    title: 'User',
    width: 67,
    sort: 'user',
    text: ({ user }) => user?.replace(/^(?:id|username|email|ip):/, ''),
    term: ({ user }) => termOf('user', user)
  },
  ofTag('device', 'Device', 112),
  ofTag('os', 'OS', 112),
  ofTag('browser', 'Browser', 116),
  ofTag('url', 'URL', 180),
  ofTag('runtime', 'Runtime', 112),
  ofTag('server_name', 'Server', 112)
]

const common = ['title', 'release', 'environment', 'user']
const mobile: ReadonlySet<string> = new Set(['cocoa', 'android', 'dart', 'swift', 'objc'])
const servers: ReadonlySet<string> = new Set([
  'node',
  'python',
  'ruby',
  'php',
  'java',
  'go',
  'csharp',
  'elixir',
  'rust',
  'perl'
])

/** Those that tell events of a platform apart, until others are chosen. */
function columnsOf(platform: string): readonly string[] {
  if (platform === 'javascript') return [...common, 'browser']
  if (mobile.has(platform)) return [...common, 'device', 'os']
  return [...common, servers.has(platform) ? 'transaction' : 'level']
}

/** The columns to show. `chosen`: their ids, or null where none were ever chosen. */
export function shownColumns(chosen: readonly string[] | null, platform: string): readonly EventColumn[] {
  const ids = new Set(chosen ?? columnsOf(platform))
  return eventColumns.filter(({ id }) => ids.has(id))
}
