import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../', import.meta.url))

/** Tests of a folder. */
const testsOf = (folder: string) => `tests/${folder}/**/*.test.{ts,tsx}`

/** They start servers and SDKs, and wait for them: the longest files. */
const slow = ['integration', 'attacks', 'seed'].map(testsOf)

/** What they test keeps nothing in mind: one file's tests leave nothing that the next one's could find. */
const pure = ['grouping', 'normalize', 'protocol', 'search'].map(testsOf)

export default defineConfig({
  test: {
    root,
    // two cores are the machine to work on: more threads than that only make tests wait for each other
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // started again and again from its sources, a server finds them with their types stripped, and compiled
    env: { NODE_COMPILE_CACHE: `${root}node_modules/.cache/node-compile-cache` },
    // They begin in the order of their names: the long files first, at the end the short ones, which keep both cores busy.
    projects: [
      { extends: true, test: { name: 'a: slow', include: slow } },
      {
        extends: true,
        test: {
          name: 'b: with state',
          include: [testsOf('*'), 'tests/*.test.ts'],
          exclude: [...slow, ...pure]
        }
      },
      // a thread and a module graph for each file would take them longer than their tests
      { extends: true, test: { name: 'c: pure', include: pure, isolate: false } }
    ]
  }
})
