import type { Handlers } from '../../../shared/contract/index.ts'
import { countItemTypes } from '../../store/items.ts'
import { listMonitors } from '../../store/monitors.ts'
import { existingProject, listProjects, renameProject } from '../../store/projects.ts'
import { previewRetention } from '../../store/retention.ts'
import { deleteSearch, listSearches, saveSearch } from '../../store/searches.ts'
import type { Context } from './context.ts'
import { explainGrouping, getEvent, pin } from './events.ts'
import { BUILT_IN_RULES, checkedRules, checkRules, compareEvents } from './groupings.ts'
import { createImportHandlers } from './imports.ts'
import { createIssueHandlers } from './issues.ts'
import { readAttachment, readItem, readItems } from './items.ts'
import { createListenerHandlers } from './listener.ts'
import { toMonitor } from './monitors.ts'
import { changeKey, configureProject, getProject, toProject } from './projects.ts'
import { readRefusals } from './refusals.ts'
import { readReleases } from './releases.ts'
import { createSettingsHandlers } from './settings.ts'

/** Every procedure of the contract, and the function that does it. */
export function createHandlers(context: Context): Handlers {
  const { db, now } = context
  return {
    projects: {
      list: () => ({ rows: listProjects(db).map((row) => toProject(row, context)) }),
      get: ({ id }) => getProject(context, id),
      settings: ({ id }) => context.settings.of(existingProject(db, id).id),
      configure: ({ id, settings }) => configureProject(context, id, settings),
      renewKey: ({ id }) => changeKey(context, id, 'renewKey'),
      undoRenewKey: ({ id }) => changeKey(context, id, 'undoRenewKey'),
      rename: ({ id, name }) => {
        const project = toProject(renameProject(db, id, name, 'user'), context)
        context.announcer.projectsChanged()
        return project
      }
    },
    issues: createIssueHandlers(context),
    events: {
      list: (query) => context.reader.read('events', query),
      get: (selector) => getEvent(context, selector),
      place: (query) => context.reader.read('eventPlace', query),
      pin: (event) => pin(context, event)
    },
    groupings: {
      explain: ({ eventId, projectId }) => explainGrouping(context, eventId, projectId),
      compare: ({ a, b }) => compareEvents(context, a, b),
      check: (rules) => ({ problems: checkRules(rules) }),
      builtIn: () => BUILT_IN_RULES
    },
    regroupings: {
      preview: ({ projectId, grouping }) => context.regroupings.preview(projectId, checkedRules(grouping)),
      get: ({ id }) => context.regroupings.get(id),
      apply: ({ id }) => context.regroupings.apply(id),
      cancel: ({ id }) => context.regroupings.cancel(id),
      undo: ({ id }) => context.regroupings.undo(id),
      list: ({ projectId }) => ({
        rows: context.regroupings.list(projectId),
        isOutdated: projectId !== undefined && context.regroupings.isOutdated(projectId)
      })
    },
    searches: {
      list: () => ({ rows: listSearches(db) }),
      save: (search) => saveSearch(db, search),
      delete: ({ id }) => {
        deleteSearch(db, id)
        return {}
      }
    },
    stats: { timeline: (query) => context.reader.read('timeline', query) },
    tags: {
      keys: (query) => context.reader.read('tagKeys', query),
      values: (query) => context.reader.read('tagValues', query),
      distributions: (query) => context.reader.read('tagDistributions', query)
    },
    attachments: {
      list: (query) => context.reader.read('attachments', query),
      get: ({ id, maxBytes }) => readAttachment(db, id, maxBytes)
    },
    feedback: { list: (query) => context.reader.read('feedback', query) },
    items: {
      list: (query) => readItems(db, query),
      types: () => ({ rows: countItemTypes(db) }),
      get: ({ id, maxBytes }) => readItem(db, id, maxBytes)
    },
    releases: { list: ({ projectId, limit }) => readReleases(db, projectId, limit) },
    retention: {
      get: () => context.keeper.get(),
      set: (retention) => {
        context.keeper.set(retention)
        return context.keeper.get()
      },
      preview: (retention) => previewRetention(db, retention, now())
    },
    monitors: { list: () => ({ rows: listMonitors(db).map(toMonitor) }) },
    refusals: { list: (query) => readRefusals(db, query) },
    status: {
      get: () => context.status(),
      backup: ({ path }) => context.reader.read('backup', { path }),
      check: () => context.reader.read('check', {}),
      listen: async ({ port }) => {
        await context.listening.listen(port === undefined ? {} : { port })
        return context.status()
      }
    },
    settings: createSettingsHandlers(context),
    listener: createListenerHandlers(context),
    imports: createImportHandlers(context),
    diagnostics: {
      get: () => context.facts(),
      report: async (error) => {
        await context.ownErrors.report(error)
        return {}
      }
    }
  }
}
