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
    // a real Electron under Xvfb does not come up once in some fifty starts: that is no failure of what is tested
    { name: 'electron', testDir: 'electron', workers: 1, retries: 2 },
    { name: 'browser', testDir: 'browser', fullyParallel: true }
  ]
})
