import type { Handlers } from '../../../shared/contract/index.ts'
import { listEvents } from '../../store/events.ts'
import { getIssueDetail } from '../../store/issue-detail.ts'
import { setStates, updateIssues } from '../../store/issue-states.ts'
import { listIssues } from '../../store/issues.ts'
import { countItemTypes } from '../../store/items.ts'
import { listMonitors } from '../../store/monitors.ts'
import { listProjects, renameProject } from '../../store/projects.ts'
import { listTagKeys, listTagValues } from '../../store/tags.ts'
import { readTimeline } from '../../store/timeline.ts'
import type { Context } from './context.ts'
import { explainGrouping, getEvent } from './events.ts'
import { announceIssues } from './issues.ts'
import { readAttachment, readItem, readItems } from './items.ts'
import { toMonitor } from './monitors.ts'
import { getProject, toProject } from './projects.ts'
import { readRefusals } from './refusals.ts'
import { readReleases } from './releases.ts'

/** Every procedure of the contract, and the function that does it. */
export function createHandlers(context: Context): Handlers {
  const { db, now } = context
  return {
    projects: {
      list: () => ({ rows: listProjects(db).map((row) => toProject(row, context)) }),
      get: ({ id }) => getProject(context, id),
      rename: ({ id, name }) => {
        const project = toProject(renameProject(db, id, name, 'user'), context)
        context.announcer.projectsChanged()
        return project
      }
    },
    issues: {
      list: (query) => listIssues(db, query, now()),
      get: ({ id }) => getIssueDetail(db, id, now()),
      update: (update) => announceIssues(context, updateIssues(db, update, now())),
      restore: ({ states }) => announceIssues(context, setStates(db, states, now()))
    },
    events: {
      list: (query) => listEvents(db, query),
      get: (selector) => getEvent(context, selector)
    },
    groupings: { explain: ({ eventId, projectId }) => explainGrouping(context, eventId, projectId) },
    stats: { timeline: (query) => readTimeline(db, query) },
    tags: {
      keys: (query) => listTagKeys(db, query),
      values: (query) => listTagValues(db, query)
    },
    attachments: { get: ({ id, maxBytes }) => readAttachment(db, id, maxBytes) },
    items: {
      list: (query) => readItems(db, query),
      types: () => ({ rows: countItemTypes(db) }),
      get: ({ id, maxBytes }) => readItem(db, id, maxBytes)
    },
    releases: { list: ({ projectId, limit }) => readReleases(db, projectId, limit) },
    monitors: { list: () => ({ rows: listMonitors(db).map(toMonitor) }) },
    refusals: { list: (query) => readRefusals(db, query) },
    status: {
      get: () => context.status(),
      listen: async ({ port }) => {
        await context.listen(port)
        return context.status()
      }
    }
  }
}
