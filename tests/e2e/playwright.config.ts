import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  forbidOnly: true,
  reporter: [['list']],
  projects: [
    { name: 'browser', testDir: 'browser' },
    { name: 'electron', testDir: 'electron' }
  ]
})
