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
    { name: 'browser', testDir: 'browser', fullyParallel: true },
    { name: 'electron', testDir: 'electron', workers: 1 }
  ]
})
