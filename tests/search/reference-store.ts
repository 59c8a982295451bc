import type { Database } from 'better-sqlite3'
import { deriveEvent } from '../../main/core/derive-event.ts'
import { currentConfig } from '../../main/grouping/current-config.ts'
import { updateIssues } from '../../main/store/issue-states.ts'
import type { DerivedEvent, NewEvent } from '../../main/store/new-arrival.ts'
import { packEvent } from '../../main/store/packed-event.ts'
import { newestRelease } from '../../main/store/release-order.ts'
import { indexNext } from '../../main/store/search-index.ts'
import { all, sql } from '../../main/store/sql.ts'
import type { IssueUpdate } from '../../shared/contract/issues.ts'
import type { JsonObject } from '../../shared/model/json.ts'
import type { Random } from '../bench/random.ts'
import { arrivalOf, memoryStore, store } from '../helpers/memory-store.ts'
import type { ReferenceEvent, ReferenceIssue } from './reference-match.ts'
import {
  createPayloads,
  REFERENCE_NOW,
  REFERENCE_PROJECTS,
  type ReferencePayload
} from './reference-payloads.ts'

/** A small store, and the same as plain objects. */
export interface ReferenceStore {
  readonly db: Database
  readonly issues: readonly ReferenceIssue[]
  readonly latestReleases: Readonly<Record<string, string>>
}

const ISSUES = 60
const EVENTS = 250

const UPDATES: readonly IssueUpdatePart[] = [
  { status: 'resolved' },
  { status: 'ignored' },
  { status: 'ignored', archive: { escalating: true } },
  { status: 'unresolved', substatus: 'ongoing' },
  { status: 'unresolved', substatus: 'regressed' },
  { bookmarked: true }
]
type IssueUpdatePart = Pick<IssueUpdate, 'status' | 'substatus' | 'archive' | 'bookmarked'>

/** Writes failures of three programs the way the core does, leaving some of their texts out of the full-text index. */
export function createReferenceStore(random: Random): ReferenceStore {
  const db = memoryStore()
  const payloads = createPayloads(random, ISSUES, EVENTS)
  const members = new Map<number, Member[]>()
  for (const [index, payload] of payloads.entries()) {
    if (index === Math.floor(EVENTS * 0.9)) while (indexNext(db, 1000));
    const { issueRef, member } = storePayload(db, payload)
    members.set(issueRef, [...(members.get(issueRef) ?? []), member])
  }
  const refs = [...members.keys()]
  for (const ref of refs) {
    if (random.below(2) === 0) updateIssues(db, [ref], random.pick(UPDATES), REFERENCE_NOW)
  }
  return {
    db,
    issues: readIssues(db, members),
    latestReleases: Object.fromEntries(
      all<{ ref: number; id: string }>(db, sql`SELECT ref, id FROM projects`).map(({ ref, id }) => [
        id,
        newestRelease(db, ref) ?? ''
      ])
    )
  }
}

interface Member {
  readonly event: ReferenceEvent
  readonly userTag: string | undefined
}

function storePayload(
  db: Database,
  { projectId, payload }: ReferencePayload
): { issueRef: number; member: Member } {
  const receivedMs = Number(payload.timestamp) * 1000
  const received = { receivedMs, eventId: String(payload.event_id), itemType: 'event' } as const
  const { derived } = deriveEvent(payload, received, currentConfig)
  const event: NewEvent = {
    ...derived,
    received,
    payload: packEvent(received, Buffer.from(JSON.stringify(payload)))
  }
  const arrival = arrivalOf([event], projectId)
  const project = REFERENCE_PROJECTS.find(({ id }) => id === projectId)
  const uncounted = store(db, [{ ...arrival, project: { ...arrival.project, suggestedName: project?.name } }])
  return {
    issueRef: uncounted[0]?.issueRef ?? 0,
    member: { event: toReferenceEvent(payload, derived), userTag: derived.user }
  }
}

/** What the payload says is read from it as directly as can be; tags and titles have tests of their own. */
function toReferenceEvent(payload: JsonObject, derived: DerivedEvent): ReferenceEvent {
  const { tags, fields, trace } = derived
  const tagOf = (name: string) => tags.find(([key]) => key === name)?.[1]
  const { user, exception, contexts, threads, logentry, sdk } = payload as PayloadParts
  const errors = exception?.values ?? []
  const text = (value: string | undefined) => value?.replaceAll('\n', ' ')
  return {
    id: String(payload.event_id),
    timestamp: Number(payload.timestamp) * 1000,
    type: exception ? 'error' : 'default',
    level: (tagOf('level') ?? derived.level) as ReferenceEvent['level'],
    platform: String(payload.platform),
    title: derived.summary.title,
    culprit: derived.summary.culprit,
    message: [...errors.map(({ value }) => text(value)), logentry?.formatted]
      .filter((line) => line)
      .join('\n'),
    ...optional('release', payload.release),
    ...optional('environment', payload.environment),
    ...optional('transaction', tagOf('transaction')),
    ...(user && {
      user: {
        ...optional('id', user.id),
        ...optional('email', user.email),
        ...optional('username', user.username),
        ...optional('ip', user.ip_address)
      }
    }),
    errors: errors.map(({ type, value, mechanism }) => ({
      type,
      ...optional('value', text(value)),
      ...(mechanism && { mechanism: mechanism.type, handled: mechanism.handled })
    })),
    frames: errors.flatMap(({ stacktrace }) => stacktrace?.frames ?? []),
    tags: tags.filter(([key]) => key !== 'trace'),
    flags: (contexts?.flags?.values ?? []).map(({ flag, result }) => [flag, String(result)] as const),
    fields: [
      ...fields.filter(
        ([key]) => !key.startsWith('user.') && key !== 'event.type' && !key.startsWith('flags[')
      ),
      ...(trace === undefined ? [] : [['trace', trace] as const]),
      ...(threads?.values ?? []).map(({ main }) => ['error.main_thread', String(main)] as const),
      ['sdk.name', String(sdk?.name)],
      ['sdk.version', String(sdk?.version)]
    ]
  }
}

/** What reference-payloads.ts writes. */
interface PayloadParts {
  readonly user?: Readonly<Record<'id' | 'email' | 'username' | 'ip_address', string | undefined>>
  readonly exception?: {
    readonly values: readonly {
      readonly type: string
      readonly value: string
      readonly mechanism?: { readonly type: string; readonly handled: boolean }
      readonly stacktrace?: { readonly frames: ReferenceEvent['frames'] }
    }[]
  }
  readonly contexts?: {
    readonly flags?: { readonly values: readonly { readonly flag: string; readonly result: boolean }[] }
  }
  readonly threads?: { readonly values: readonly { readonly main: boolean }[] }
  readonly logentry?: { readonly formatted: string }
  readonly sdk?: { readonly name: string; readonly version: string }
}

function optional<Name extends string>(name: Name, value: unknown): { [Key in Name]?: string } {
  return value === undefined ? {} : ({ [name]: String(value) } as { [Key in Name]?: string })
}

type IssueColumns = Pick<
  ReferenceIssue,
  'project' | 'title' | 'value' | 'culprit' | 'status' | 'substatus' | 'level' | 'type'
> & {
  readonly ref: number
  readonly project_id: string
  readonly short_id: string
  readonly bookmarked: number
}

/** What an issue shows and its state are read from its row; what it counts is counted here. */
function readIssues(db: Database, members: ReadonlyMap<number, readonly Member[]>): ReferenceIssue[] {
  const rows = all<IssueColumns>(
    db,
    sql`SELECT issues.ref, projects.id AS project_id, projects.name AS project, short_name || '-' || number AS short_id,
               title, value, culprit, status, substatus, level, type, bookmarked
        FROM issues JOIN projects ON projects.ref = project_ref`
  )
  return rows.map(({ ref, project_id, short_id, bookmarked, ...row }) => {
    const own = members.get(ref) ?? []
    const times = own.map(({ event }) => event.timestamp)
    return {
      ...row,
      id: String(ref),
      shortId: short_id,
      projectId: project_id,
      firstSeen: Math.min(...times),
      lastSeen: Math.max(...times),
      events: own.length,
      users: new Set(own.flatMap(({ userTag }) => userTag ?? [])).size,
      firstRelease: own[0]?.event.release ?? null,
      bookmarked: bookmarked === 1,
      members: own.map(({ event }) => event)
    }
  })
}
