import { defineConfig } from '@playwright/test';

const report = process.env['DICTUM_REPORT'];

/** End to end in a real Electron; run by scripts/e2e.mjs, which brings the screen and says which app. */
export default defineConfig({
  testDir: 'tests',
  // What can be read back from the packed app alone is tested on the packed app alone.
  testMatch: process.env['DICTUM_E2E_APP'] === '' ? ['e2e/*.spec.ts', 'packed/*.spec.ts'] : 'e2e/*.spec.ts',
  outputDir: 'test-results/e2e',
  // One screen, one clipboard, one keyboard.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: report === undefined ? [['list']] : [['list'], ['json', { outputFile: report }]],
});
