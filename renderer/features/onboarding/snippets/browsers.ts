import type { Snippet } from './snippet.ts'

/** Frameworks whose code runs in a browser. */
export const browserSnippets: readonly Snippet[] = [
  {
    id: 'browser',
    label: 'Browser',
    words: 'javascript typescript web html vite',
    steps: 'npm install @sentry/browser, then, at the start of the page’s script:',
    code: (dsn) => `import * as Sentry from '@sentry/browser'

Sentry.init({ dsn: '${dsn}' })

Sentry.captureException(new Error('Hello from the browser'))`
  },
  {
    id: 'react',
    label: 'React',
    words: 'javascript vite jsx',
    steps: 'npm install @sentry/react, then, in main.tsx before anything is rendered:',
    code: (dsn) => `import * as Sentry from '@sentry/react'
import { createRoot } from 'react-dom/client'

Sentry.init({ dsn: '${dsn}' })

createRoot(document.getElementById('root')!, {
  onUncaughtError: Sentry.reactErrorHandler(),
  onCaughtError: Sentry.reactErrorHandler()
}).render(<App />)`
  },
  {
    id: 'nextjs',
    label: 'Next.js',
    words: 'javascript react vercel',
    steps: 'npm install @sentry/nextjs, then two files beside the app folder:',
    code: (dsn) => `// instrumentation.ts
import * as Sentry from '@sentry/nextjs'

export function register() {
  Sentry.init({ dsn: '${dsn}' })
}
export const onRequestError = Sentry.captureRequestError

// instrumentation-client.ts
import * as Sentry from '@sentry/nextjs'

Sentry.init({ dsn: '${dsn}' })

export const onRouterTransitionStart = Sentry.captureRouterTransitionStart`
  },
  {
    id: 'vue',
    label: 'Vue',
    words: 'javascript',
    steps: 'npm install @sentry/vue, then, in main.js:',
    code: (dsn) => `import * as Sentry from '@sentry/vue'
import { createApp } from 'vue'
import App from './App.vue'

const app = createApp(App)
Sentry.init({ app, dsn: '${dsn}' })
app.mount('#app')`
  },
  {
    id: 'nuxt',
    label: 'Nuxt',
    words: 'javascript vue',
    steps: 'npm install @sentry/nuxt, then the module and two files beside nuxt.config.ts:',
    code: (dsn) => `// nuxt.config.ts
export default defineNuxtConfig({ modules: ['@sentry/nuxt/module'] })

// sentry.client.config.ts, and the same in sentry.server.config.ts
import * as Sentry from '@sentry/nuxt'

Sentry.init({ dsn: '${dsn}' })`,
    note: "The server’s part starts with NODE_OPTIONS='--import ./.nuxt/dev/sentry.server.config.mjs' nuxt dev."
  },
  {
    id: 'angular',
    label: 'Angular',
    words: 'javascript typescript',
    steps: 'npm install @sentry/angular, then, in main.ts and app.config.ts:',
    code: (dsn) => `// main.ts, before bootstrapApplication
import * as Sentry from '@sentry/angular'

Sentry.init({ dsn: '${dsn}' })

// app.config.ts
import { type ApplicationConfig, ErrorHandler } from '@angular/core'
import * as Sentry from '@sentry/angular'

export const appConfig: ApplicationConfig = {
  providers: [{ provide: ErrorHandler, useValue: Sentry.createErrorHandler() }]
}`
  },
  {
    id: 'sveltekit',
    label: 'SvelteKit',
    words: 'javascript svelte',
    steps: 'npm install @sentry/sveltekit, then, in src/hooks.client.js and src/hooks.server.js:',
    code: (dsn) => `import * as Sentry from '@sentry/sveltekit'

Sentry.init({ dsn: '${dsn}' })

export const handleError = Sentry.handleErrorWithSentry()`
  }
]
