import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list']],
  projects: [
    // first, because its tests go one after the other: two windows of one display take the focus from each other;
    // once in some sixty of them Playwright says “Resulting promise was garbage collected”, whatever is asked of Electron
    { name: 'electron', testDir: 'electron', workers: 1, retries: 1 },
    { name: 'browser', testDir: 'browser', fullyParallel: true }
  ]
})
