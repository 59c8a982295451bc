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
    // a real Electron under Xvfb does not come up once in some fifty starts: that is no failure of what is tested
    { name: 'electron', testDir: 'electron', workers: 1, retries: 2 }
  ]
})
