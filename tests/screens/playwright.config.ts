import { defineConfig } from '@playwright/test';

const report = process.env['DICTUM_REPORT'];

/** The built window in a real Chromium (the test runtime's), with a bridge of the tests' own; run by scripts/e2e.mjs. */
export default defineConfig({
  testDir: '.',
  // `npm run screenshots` takes pictures with the same set-up.
  testMatch: process.env['DICTUM_SCREENSHOTS'] === '1' ? '*.shots.ts' : '*.spec.ts',
  outputDir: '../../test-results/screens',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: report === undefined ? [['list']] : [['list'], ['json', { outputFile: report }]],
});
