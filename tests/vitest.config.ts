import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../', import.meta.url)),
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // two cores are the machine to work on: more threads than that only make tests wait for each other
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000
  }
})
