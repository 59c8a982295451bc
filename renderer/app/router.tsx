import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect
} from '@tanstack/react-router'
import { readEnvelopeSearch } from '../features/envelopes/envelope-search.ts'
import { readIssueSearch } from '../features/issues/issue-filters.ts'
import { readProjectSearch } from '../features/projects/project-search.ts'
import { IssuesPage } from './issues-page.tsx'
import { Layout } from './layout.tsx'
import { NotFound } from './not-found.tsx'
import { readSearch, writeSearch } from './search-params.ts'

const rootRoute = createRootRoute({
  component: Layout,
  notFoundComponent: NotFound
})

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/issues' })
  }
})

const issuesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/issues',
  validateSearch: readIssueSearch,
  component: IssuesPage
})

// What is open beside the list is told by parameters alone: the list stays mounted whatever they are.
const issueRoute = createRoute({
  getParentRoute: () => issuesRoute,
  path: '$issueId'
})
const eventRoute = createRoute({
  getParentRoute: () => issuesRoute,
  path: '$issueId/events/$eventId'
})

const envelopesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/envelopes',
  validateSearch: readEnvelopeSearch,
  component: lazyRouteComponent(() => import('./envelopes-page.tsx'), 'EnvelopesPage')
})
const itemRoute = createRoute({
  getParentRoute: () => envelopesRoute,
  path: '$itemId'
})

const monitorsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/monitors',
  component: lazyRouteComponent(() => import('../features/monitors/monitors-page.tsx'), 'MonitorsPage')
})

const refusalsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/refusals',
  component: lazyRouteComponent(() => import('../features/refusals/refusals-page.tsx'), 'RefusalsPage')
})

const projectsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects',
  component: lazyRouteComponent(() => import('../features/projects/projects-page.tsx'), 'ProjectsPage')
})

const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$projectId',
  validateSearch: readProjectSearch,
  component: lazyRouteComponent(() => import('./project-route.tsx'), 'ProjectRoute')
})

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage')
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    issuesRoute.addChildren([issueRoute, eventRoute]),
    envelopesRoute.addChildren([itemRoute]),
    monitorsRoute,
    refusalsRoute,
    projectsRoute,
    projectRoute,
    settingsRoute
  ]),
  history: createHashHistory(),
  parseSearch: readSearch,
  stringifySearch: writeSearch
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
